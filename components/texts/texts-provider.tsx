'use client'

import { createContext, useContext, useMemo, type ReactNode } from 'react'
import { defaultLanguage, localeOf, type Language } from '#domain/interface-language'
import type { Room, Rooms } from '#messages/rooms'
import type { SentRoom } from '#messages/sent-room'
import { textsOf, type Texts } from '#messages/texts'
import { loadRooms, useRoomMessages } from '#texts/room'

/** How the texts of some rooms are sent. */
export type SentRooms = Partial<Record<Room, SentRoom>>

const TextsContext = createContext<{ language: Language; rooms: SentRooms }>({
  language: defaultLanguage,
  rooms: {},
})

/** Gives Client Components the texts of rooms, besides those that they have from further out. */
export function TextsProvider({
  language,
  rooms,
  children,
}: {
  language: Language
  rooms: SentRooms
  children: ReactNode
}) {
  const outer = useContext(TextsContext)
  loadRooms(Object.values(rooms))
  const value = useMemo(
    () => ({ language, rooms: { ...(outer.language === language && outer.rooms), ...rooms } }),
    [language, rooms, outer],
  )
  return <TextsContext value={value}>{children}</TextsContext>
}

/**
 * The texts of a room. A component that asks before they are loaded is suspended. Server Components get them from
 * app/texts/on-server.ts under the same name.
 *
 * @throws Error if no layout around the component brings the room
 */
export function useTexts<Name extends Room>(room: Name): Texts<Rooms[Name]> {
  const { language, rooms } = useContext(TextsContext)
  const sent = rooms[room]
  if (sent === undefined) throw new Error(`No layout of this page brings the texts of “${room}”.`)
  return textsOf(useRoomMessages(language, room, sent), language) as Texts<Rooms[Name]>
}

/** The locale by which dates, numbers and lists are written. */
export function useLocale(): string {
  return localeOf(useContext(TextsContext).language)
}
