'use client'

import { createContext, useContext, useMemo, type ReactNode } from 'react'
import { defaultLanguage, localeOf, type Language } from '#domain/interface-language'
import type { Room, Rooms } from '#messages/rooms'
import { textsOf, type CompiledMessages, type Texts } from '#messages/texts'

/** Texts of some rooms, as they come from the server: parsed, and in one language. */
export type CompiledRooms = Partial<Record<Room, CompiledMessages>>

const TextsContext = createContext<{ language: Language; rooms: CompiledRooms }>({
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
  rooms: CompiledRooms
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
  const compiled = rooms[room]
  if (compiled === undefined) throw new Error(`No layout of this page brings the texts of “${room}”.`)
  return textsOf(compiled, language) as Texts<Rooms[Name]>
}

/** The locale by which dates, numbers and lists are written. */
export function useLocale(): string {
  return localeOf(useContext(TextsContext).language)
}
