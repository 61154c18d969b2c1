import type english from '#messages/en/file-field'
import type { Translation } from '#messages/texts'

export default {
  choose: 'Datei auswählen',
  none: 'Keine Datei ausgewählt',
} as const satisfies Translation<typeof english>
