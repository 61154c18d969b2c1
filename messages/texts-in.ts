import { pseudoLanguages, type Language, type OfferedLanguage } from '#domain/interface-language'
import { compileMessages } from '#messages/compile'
import { messagesIn } from '#messages/all-messages'
import type { Room, Rooms } from '#messages/rooms'
import { textsOf, type CompiledMessages, type Texts } from '#messages/texts'

const compiled = new Map<string, CompiledMessages>()

/** The messages of a room in a language, parsed once. */
export function compiledRoom(language: Language, room: Room): CompiledMessages {
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
