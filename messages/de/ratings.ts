import type english from '#messages/en/ratings'
import type { Translation } from '#messages/texts'

export default {
  1: 'Nochmal',
  2: 'Schwer',
  3: 'Gut',
  4: 'Leicht',
} as const satisfies Translation<typeof english>
