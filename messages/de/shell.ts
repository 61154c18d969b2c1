import type english from '#messages/en/shell'
import type { Translation } from '#messages/texts'

export default {
  name: 'Retrace',
  description:
    'Karteikarten, Quiz und Vorhersagefragen aus Lektionen, mit Antworten, die aus wirklich ausgeführten Programmen kommen.',
  picture: 'Drei Tasks wechseln sich auf einem Zeitstrahl ab, darüber der Name der App.',
  skipToContent: 'Zum Inhalt springen',
  navigation: 'Hauptmenü',
  more: 'Mehr',
  pages: {
    today: 'Heute',
    lessons: 'Lektionen',
    study: 'Lernen',
    quiz: 'Quiz',
    progress: 'Fortschritt',
    cards: 'Karten',
    author: 'Autor',
    settings: 'Einstellungen',
    account: 'Konto',
    playground: 'Spielplatz',
  },
  privacy: 'Datenschutz',
  language: 'Sprache',
  signedInAs: 'Angemeldet als {email}',
} as const satisfies Translation<typeof english>
