import type english from '#messages/en/lesson'
import type { Translation } from '#messages/texts'

export default {
  title: 'Lektionen',
  empty: 'Es gibt noch keine Lektionen',
  emptyText:
    'Um Lektionen hinzuzufügen, leg Markdown-Dateien in den Ordner content/ und führe „npm run content -- sync“ aus.',
  fileSignedOut: 'Du bist abgemeldet. Melde dich an und öffne dies noch einmal.',
  noSuchFile: 'Dieses Bild oder diese Lektion gibt es nicht.',
  lesson: 'Lektion {n}',
  cards: '{n, plural, one {# Karte} other {# Karten}}',
  tested: '{tested} von {all, plural, one {# Begriff} other {# Begriffen}} gefragt',
  map: 'Begriffe und worauf sie aufbauen',
  buildsOn: 'baut auf {terms} auf',
  notOpened: 'Noch nicht geöffnet',
  conceptLinks: { cards: 'Karten', quiz: 'Quiz' },
  conceptLink: '{link} zu {term}',
  concepts: 'Begriffe dieser Lektion',
  conceptsText: 'Jeder führt dorthin, wo er erklärt wird.',
  study: 'Diese Lektion lernen',
  quiz: 'Quiz zu dieser Lektion',
  afterReading: 'Nach dem Lesen',
  afterReadingText: {
    none: 'Zu dieser Lektion gibt es {cards, plural, one {# Karte. Wenn du sie lernst} other {# Karten. Wenn du sie lernst}}, bleibt die Lektion hängen.',
    all: 'Du hast {cards, plural, one {die Karte} other {alle # Karten}} dieser Lektion begonnen. Hängen bleibt sie, wenn du lernst.',
    some: 'Du hast {begun} der {cards} Karten dieser Lektion begonnen. Hängen bleibt sie, wenn du sie lernst.',
  },
  previous: 'Vorige Lektion',
  next: 'Nächste Lektion',
  practise: 'Mit Programmen üben',
} as const satisfies Translation<typeof english>
