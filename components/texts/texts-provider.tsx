'use client'

import { createContext, useContext, useMemo, type ReactNode } from 'react'
import { defaultLanguage, localeOf, type Language } from '#domain/interface-language'
import type { Room, Rooms } from '#messages/rooms'
import { textsOf, type CompiledMessages, type Texts } from '#messages/texts'

/** Texts of some rooms, as they come from the server: parsed messages in one language, as JSON. */
export type WrittenRooms = Partial<Record<Room, string>>

/** By their JSON. There are only as many as there are rooms and languages. */
const messages = new Map<string, CompiledMessages>()

function messagesOf(json: string): CompiledMessages {
  const known = messages.get(json)
  if (known !== undefined) return known
  // Written by this app, in the page that this script belongs to.
  const read = JSON.parse(json) as CompiledMessages
  messages.set(json, read)
  return read
}

const TextsContext = createContext<{ language: Language; rooms: WrittenRooms }>({
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
  rooms: WrittenRooms
  children: ReactNode
}) {
  const outer = useContext(TextsContext)
  const value = useMemo(
    () => ({ language, rooms: { ...(outer.language === language && outer.rooms), ...rooms } }),
    [language, rooms, outer],
  )
  return <TextsContext value={value}>{children}</TextsContext>
}

/**
 * The texts of a room. Server Components get them from app/texts/on-server.ts under the same name.
 *
 * @throws Error if no layout around the component brings the room
 */
export function useTexts<Name extends Room>(room: Name): Texts<Rooms[Name]> {
  const { language, rooms } = useContext(TextsContext)
  const json = rooms[room]
  if (json === undefined) throw new Error(`No layout of this page brings the texts of “${room}”.`)
  return textsOf(messagesOf(json), language) as Texts<Rooms[Name]>
}

/** The locale by which dates, numbers and lists are written. */
export function useLocale(): string {
  return localeOf(useContext(TextsContext).language)
}
