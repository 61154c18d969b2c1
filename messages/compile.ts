import compileMessage from 'icu-minify/compile'
import { pseudoLanguages, type Language } from '#domain/languages'
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
    Object.entries(messages).map(([name, message]) => {
      if (typeof message !== 'string') return [name, compileMessages(message, language)]
      const compiled = compileMessage(message)
      return [name, pseudo === undefined ? compiled : pseudoMessage(compiled, pseudo)]
    }),
  )
}
