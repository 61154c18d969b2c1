import { pseudoLanguages, type Language, type OfferedLanguage } from '#domain/interface-language'
import { compileMessages } from '#messages/compile'
import { messagesIn } from '#messages/all-messages'
import type { Room, Rooms } from '#messages/rooms'
import { textsOf, type CompiledMessages, type Texts } from '#messages/texts'

const compiled = new Map<string, CompiledMessages>()

/** The messages of a room in a language, parsed once. */
function compiledRoom(language: Language, room: Room): CompiledMessages {
  const key = `${language} ${room}`
  const known = compiled.get(key)
  if (known !== undefined) return known
  const source = pseudoLanguages.some((each) => each === language) ? 'en' : language
  const made = compileMessages(messagesIn[source as OfferedLanguage][room], language)
  compiled.set(key, made)
  return made
}

/** The texts of a room in a language, where there is no component: in mails, commands and tests. */
export const textsIn = <Name extends Room>(language: Language, room: Name): Texts<Rooms[Name]> =>
  textsOf(compiledRoom(language, room), language) as Texts<Rooms[Name]>

const written = new Map<string, string>()

/** The messages of a room for the browser, as JSON: React takes much longer over thousands of small values. */
function writtenRoom(language: Language, room: Room): string {
  const key = `${language} ${room}`
  const known = written.get(key)
  if (known !== undefined) return known
  const json = JSON.stringify(compiledRoom(language, room))
  written.set(key, json)
  return json
}

/** The messages of some rooms for the browser, each as JSON. */
export const writtenRooms = (language: Language, rooms: readonly Room[]) =>
  Object.fromEntries(rooms.map((room) => [room, writtenRoom(language, room)])) as Partial<
    Record<Room, string>
  >
