import type english from '#messages/en/today'
import type { Translation } from '#messages/texts'

export default {
  title: 'Heute',
  ready:
    '{n, plural, one {# Karte} other {# Karten}}, etwa {minutes, plural, one {# Minute} other {# Minuten}}',
  counts: { learning: '{n} im Lernen', review: '{n} zu wiederholen', new: '{n} neu' },
  start: 'Loslernen',
  nothingYet: 'Noch nichts zu lernen',
  nothingYetText: 'Lies weiter, und beginn die Karten zu dem, was du gelesen hast.',
  allDone: 'Fertig für heute',
  nothingDue: 'Nichts ist fällig.',
  heldBack:
    '{n, plural, one {# fällige Karte wartet} other {# fällige Karten warten}} auf einen anderen Tag, weil heute verwandte gefragt wurden oder ein Limit des Tages erreicht ist.',
  newHeldBack:
    '{n, plural, one {# neue Karte, die du begonnen hast, kommt an einem späteren Tag} other {# neue Karten, die du begonnen hast, kommen an späteren Tagen}}, damit es nicht zu viele oder zu ähnliche auf einmal sind.',
  wereAway:
    'Du warst {days, plural, one {# Tag} other {# Tage}} weg: {due, plural, one {# Karte ist} other {# Karten sind}} fällig.',
  stillDue: 'Nach deiner Pause {due, plural, one {ist noch # Karte} other {sind noch # Karten}} fällig.',
  spread:
    '{today, plural, =0 {Das reicht für heute} other {Heute #}}, {moreDays, plural, one {der Rest morgen.} other {der Rest in den nächsten # Tagen.}}',
  newCardsWait: 'Neue Karten warten so lange.',
  takeMore: 'Heute mehr nehmen',
  next: 'Die nächste Karte ist {when} fällig.',
  first: 'Fang mit der ersten Lektion an',
  firstText: 'Lies einen Abschnitt, sag vorher, was seine Programme tun, und beginn dann seine Karten.',
  firstPrediction: 'Sag vorher, was es ausgibt',
  firstPredictionText:
    'Zum Anfang ein paar kleine Programme. Falsche Antworten sind in Ordnung: Jede zeigt dir, worauf du in der Lektion achten solltest.',
  openLesson: '„{title}“ lesen',
  goOn: 'Weiter mit „{title}“',
  takeQuiz: 'Quiz machen',
  soFar: 'Heute bisher',
  answered:
    '{n, plural, one {# Antwort} other {# Antworten}} in {minutes, plural, =0 {weniger als einer Minute} one {# Minute} other {# Minuten}}.',
  goal: '{minutes} von deinen {goal, plural, one {# Minute} other {# Minuten}}',
  goalReached: '{goal, plural, one {Deine # Minute ist} other {Deine # Minuten sind}} geschafft.',
  stronger: 'Heute gefestigt',
  strongerText: 'Das hast du heute gewusst, zum ersten Mal oder nach einem Fehler wieder.',
  leftBehind: 'Heute überwunden',
  leftBehindText:
    'Du hast einmal geantwortet, als wäre das wahr. Seither lagst du an zwei Tagen richtig, und bei einem Programm, das neu für dich war.',
  nextSection: 'Nächster Abschnitt: {section}, etwa {range} {most, plural, one {Minute} other {Minuten}}.',
  tomorrow: '{n, plural, =0 {Morgen ist nichts fällig.} one {Morgen: # Karte.} other {Morgen: # Karten.}}',
  lastDays: 'Die letzten sieben Tage',
  studied: 'gelernt',
  notStudied: 'nicht gelernt',
  strongerThisWeek: 'Fester als vor einer Woche:',
  weakerThisWeek: 'Diese Woche vergessen:',
  andMore: ' und {n} weitere.',
  week: 'Die nächsten sieben Tage',
  weekNone: 'Keine Wiederholung ist fällig.',
  weekCaption: 'Karten, die an jedem Tag fällig sind, wenn du mit den Wiederholungen Schritt hältst',
  weekPlanned: 'Karten, die an jedem Tag gefragt werden, während du aufholst',
  fadingText: 'Letztes Mal hast du sie gewusst, jetzt sind sie wieder fällig.',
  noLessons: 'Es gibt noch keine Lektionen',
  noLessonsText:
    'Um Lektionen hinzuzufügen, leg Markdown-Dateien in den Ordner content/ und führe „npm run content -- sync“ aus.',
  cards: 'Karten',
  unfinishedQuizzes: 'Nicht fertige Quiz',
  beginning: 'der Anfang',
  named: '„{title}“',
  spreadForLong:
    '{today, plural, =0 {Das reicht für heute} other {Heute #}}, und der Rest jeden Tag ein paar.',
} as const satisfies Translation<typeof english>
