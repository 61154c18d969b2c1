import type english from '#messages/en/exams'
import type { Translation } from '#messages/texts'

export default {
  title: 'Prüfungen',
  lead: 'Trag den Tag einer Prüfung ein: Karten, die du bis dahin vergessen haben könntest, kommen in den zwei Wochen davor noch einmal.',
  none: 'Keine Prüfung eingetragen.',
  add: 'Prüfung eintragen',
  what: 'Worum es geht',
  day: 'Tag',
  save: 'Prüfung eintragen',
  saveHint:
    'Keine Karte kommt dadurch später. Gibt es dafür schon einen Tag, tritt der neue an seine Stelle.',
  saved:
    '{moved, plural, =0 {Gespeichert. Keine Karte musste verschoben werden.} one {Gespeichert. # Karte hat einen anderen Tag.} other {Gespeichert. # Karten haben einen anderen Tag.}}',
  removed:
    '{moved, plural, =0 {Entfernt. Keine Karte musste verschoben werden.} one {Entfernt. # Karte hat wieder den Tag, den sie ohne die Prüfung hätte.} other {Entfernt. # Karten haben wieder den Tag, den sie ohne die Prüfung hätten.}}',
  refused: {
    badDay: 'Wähl einen Tag ab morgen, innerhalb von zwei Jahren.',
    unknown: 'Das gibt es nicht mehr.',
    tooMany: 'Mehr als zehn Prüfungen gleichzeitig gehen nicht. Entferne zuerst eine.',
    tooOften: 'Du hast deine Prüfungen sehr oft geändert. Versuch es bitte in einer Stunde noch einmal.',
  },
  remove: 'Entfernen',
  removeOf: 'Prüfung entfernen: {about}',
  gone: {
    course:
      'Diesen Kurs gibt es nicht mehr, also wird für diese Prüfung nichts gefragt. Du kannst sie entfernen.',
    lesson:
      'Diese Lektion gibt es nicht mehr, also wird für diese Prüfung nichts gefragt. Du kannst sie entfernen.',
    decks: 'Du hast keine Stapel mehr, also wird für diese Prüfung nichts gefragt. Du kannst sie entfernen.',
    deck: 'Du hast diesen Stapel gelöscht, also wird für diese Prüfung nichts gefragt. Du kannst sie entfernen.',
  },
  about: '{kind, select, course {Alles aus {title}} decks {Alle deine eigenen Stapel} other {„{title}“}}',
  groups: { courses: 'Kurse', decks: 'Deine eigenen Stapel' },
  when: '{inDays, plural, =0 {Heute.} =1 {Morgen.} other {In # Tagen.}}',
  allSeen: 'Du hast alle Karten dafür begonnen.',
  toBegin:
    'Noch {notSeen, plural, one {# Karte} other {# Karten}} zu beginnen, spätestens am {beginBy}: {newPerDay} am Tag.',
  tooLow:
    'Dein Limit von {limit, plural, one {# Karte} other {# Karten}} am Tag ist zu niedrig, um alle rechtzeitig zu beginnen; dafür sind {newPerDay} am Tag nötig.',
  openSettings: 'Limit ändern',
  seen: '{seen} von {of, plural, one {# Karte} other {# Karten}} begonnen.',
  minutes:
    'Bis dahin etwa {minutes, plural, one {# Minute} other {# Minuten}} am Tag, wenn du beantwortest, was fällig ist.',
  expected: 'Was du an dem Tag erwarten kannst',
  ifStudied: {
    all: 'Wenn du beantwortest, was fällig ist, und die Karten oben beginnst',
    limited: 'Wenn du beantwortest, was fällig ist, und bei deinem Limit von {limit} am Tag bleibst',
  },
  ifLeft: 'Wenn du jetzt aufhörst',
  ofHundred: { exactly: '{recall} von 100 Karten', between: '{atLeast} bis {atMost} von 100 Karten' },
  basis:
    'Simuliert aus deinem Gedächtnis für jede deiner Karten, wie FSRS es vorhersagt; neun von zehn Prüfungen enden in diesem Bereich. Eine Karte, die du nicht begonnen hast, zählt als vergessen. Über Fragen, die keine Karte stellt, sagt es nichts.',
  noCards: 'Dazu gibt es keine Karten.',
} as const satisfies Translation<typeof english>
