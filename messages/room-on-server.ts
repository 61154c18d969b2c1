import { preload } from 'react-dom'
import type { Language } from '#domain/interface-language'
import type { Room } from '#messages/rooms'
import { isAddress, type SentRoom } from '#messages/sent-room'
import type { CompiledMessages } from '#messages/texts'
import { compiledRoom } from '#messages/texts-in'

/**
 * The messages of a room where a Client Component is rendered on the server. The page tells the browser to load the file
 * in which they are sent, because its scripts will ask for it. In the browser it is messages/room-in-browser.ts.
 */
export function useRoomMessages(language: Language, room: Room, sent: SentRoom): CompiledMessages {
  if (isAddress(sent)) preload(sent, { as: 'fetch', crossOrigin: 'anonymous' })
  return compiledRoom(language, room)
}

/** On the server nothing has to be loaded. */
export const loadRooms: (rooms: readonly SentRoom[]) => void = () => undefined
