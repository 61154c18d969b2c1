import type english from '#messages/en/errors'
import type { Translation } from '#messages/texts'

export default {
  notFound: 'Seite nicht gefunden',
  notFoundText: 'Vielleicht ist die Adresse veraltet, oder die Lektion gibt es nicht mehr.',
  failed: 'Etwas ist schiefgegangen',
  failedText:
    'Nichts von dem, was du getan hast, ist verloren. Versuch es bitte noch einmal. Wenn es immer wieder passiert, sag der Administration, wann es passiert ist.',
  offline: 'Dafür brauchst du eine Verbindung',
  offlineText:
    'Du bist offline, und das geht nur mit dem Server. Die Karten von heute und die Lektionen, die du geöffnet hast, funktionieren auch ohne ihn.',
  unreadable:
    'Hier ist etwas in der Datenbank beschädigt und wurde weggelassen. Alles andere wird angezeigt. Sag bitte der Administration Bescheid:',
  tryAgain: 'Noch einmal versuchen',
  home: 'Zur Startseite',
} as const satisfies Translation<typeof english>
