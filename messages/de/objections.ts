import type english from '#messages/en/objections'
import type { Translation } from '#messages/texts'

export default {
  typo: 'Das war nur ein Tippfehler und sollte nicht als falsch zählen.',
  equivalent: 'Das bedeutet dasselbe wie die Musterlösung.',
  key: 'Das ist richtig, und die Musterlösung ist falsch.',
} as const satisfies Translation<typeof english>
