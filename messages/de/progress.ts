import type english from '#messages/en/progress'
import type { Translation } from '#messages/texts'

export default {
  title: 'Fortschritt',
  pagesLabel: 'Fortschritt',
  pages: {
    knowledge: 'Begriffe',
    memory: 'Gedächtnis',
    map: 'Übersicht',
    beliefs: 'Vorstellungen',
    exams: 'Prüfungen',
  },
  noneDue: 'Jetzt ist keine fällig.',
  studyDue: '{n, plural, one {# fällige Karte} other {# fällige Karten}} lernen',
  ofCards: '{n, plural, one {Deine # Karte} other {Deine # Karten}}',
  basis:
    'Das beruht auf {graded, plural, one {# bewerteten Test} other {# bewerteten Tests}} und {selfGraded, plural, one {# Test, den} other {# Tests, die}} du selbst beurteilt hast. Ein Test ist die erste Antwort auf eine Karte an einem späteren Tag.',
  concepts: 'Begriffe',
  conceptsLead:
    'Wie gut du jeden Begriff kannst. Öffne einen, um die Belege zu sehen: seine Karten und jede Antwort, die zählt.',
  masteryHint:
    'Neue Fragen sind erste Versuche eines Tages an einer Frage, die du noch nicht gesehen hattest, von der App bewertet. Nur sie zeigen, dass du es auch anderswo kannst; deshalb gilt eine Karte, zu der es welche gibt, nur als gewusst, wenn du eine ihrer letzten zwei richtig hattest.',
  mastery: 'Neue Fragen',
  masteryOf: '{passed} von {of} richtig',
  atLeast: 'mindestens {share, number, ::percent}',
  meaning: 'Was die Stände bedeuten',
  openLesson: 'Lektion öffnen',
  allLessons: 'Die Begriffe aller Lektionen zeigen',
  concept: 'Begriff',
  tested: '{tested} von {of} gefragt',
  state: 'Stand',
  tests: 'Tests',
  passed: '{passed} von {of} bestanden',
  passedSelfGraded: '{passed} von {of} selbst bewertet',
  noTests: 'keine',
  reviews: 'Antworten am Tag',
  reviewsCaption: 'Antworten an jedem der letzten {n} Tage',
  forecast: 'Bald fällig',
  forecastCaption: 'Karten, die an jedem der nächsten sieben Tage fällig sind',
  answers: 'Antworten',
  dueCards: 'Karten',
  passRate: 'Gewusst',
  passRateText: '{passed} von {of} bewerteten Tests in den letzten 30 Tagen bestanden.',
  passRateSelfGraded: 'Nach eigenem Urteil hast du außerdem {passed} von {of} weiteren bestanden.',
  passRateTooFew: 'Weniger als fünf bewertete Tests in den letzten 30 Tagen, zu wenige für eine Aussage.',
  empty: 'Noch nichts zu zeigen',
  emptyText: 'Öffne eine Lektion und lern ihre Karten, dann siehst du hier deinen Fortschritt.',
} as const satisfies Translation<typeof english>
