import { use } from 'react'
import { builtJson } from '#browser/built-json'
import type { Language } from '#domain/interface-language'
import type { Room } from '#messages/rooms'
import { isAddress, type SentRoom } from '#messages/sent-room'
import type { CompiledMessages } from '#messages/texts'

/** Messages that came with the page, by their JSON. There are only as many as there are rooms and languages. */
const parsed = new Map<SentRoom, Promise<CompiledMessages>>()

/**
 * The messages of a room as they were sent: with the page, or as a file. Until that is loaded, the component that asks is
 * suspended. On the server it is messages/room-on-server.ts.
 *
 * @throws Error if the file cannot be loaded
 */
export const useRoomMessages = (_language: Language, _room: Room, sent: SentRoom): CompiledMessages =>
  // Also where it is known: React expects the same calls when it goes on after waiting.
  use(isAddress(sent) ? messagesAt(sent) : messagesOf(sent))

/** Begins to load texts, so that they are there when they are asked for. */
export function loadRooms(rooms: readonly SentRoom[]): void {
  // Whoever asks for them is told if that fails.
  for (const sent of rooms.filter(isAddress)) messagesAt(sent).catch(() => undefined)
}

/** Written by this app, for the build that this script belongs to. */
const messagesAt = (address: string) => builtJson(address) as Promise<CompiledMessages>

function messagesOf(json: string): Promise<CompiledMessages> {
  const known = parsed.get(json)
  if (known !== undefined) return known
  const value = JSON.parse(json) as CompiledMessages
  const loading = Object.assign(Promise.resolve(value), { status: 'fulfilled' as const, value })
  parsed.set(json, loading)
  return loading
}
