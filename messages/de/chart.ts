import type english from '#messages/en/chart'
import type { Translation } from '#messages/texts'

export default {
  asTable: 'Als Tabelle zeigen',
  day: 'Tag',
} as const satisfies Translation<typeof english>
