import compileMessage from 'icu-minify/compile'
import type { CompiledMessage } from 'icu-minify/format'
import { pseudoLanguages, type Language } from '#domain/interface-language'
import { pseudoMessage } from '#messages/pseudo'
import type { CompiledMessages, Messages } from '#messages/texts'

/**
 * Parses messages.
 *
 * @throws SyntaxError if one of them is no ICU message
 */
export function compileMessages(messages: Messages, language: Language): CompiledMessages {
  const pseudo = pseudoLanguages.find((each) => each === language)
  return Object.fromEntries(
    Object.entries(messages).map(([name, message]): [string, CompiledMessage | CompiledMessages] => {
      if (typeof message !== 'string') return [name, compileMessages(message, language)]
      const compiled = plain(compileMessage(message))
      return [name, pseudo === undefined ? compiled : pseudoMessage(compiled, pseudo)]
    }),
  )
}

/** The same without objects that have no prototype, which React does not send to Client Components. */
const plain = (message: CompiledMessage) => JSON.parse(JSON.stringify(message)) as CompiledMessage
