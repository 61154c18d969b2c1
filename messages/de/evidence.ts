import type english from '#messages/en/evidence'
import type { Translation } from '#messages/texts'

export default {
  back: 'Alle Begriffe',
  inLesson: 'Wo „{title}“ es erklärt',
  quiz: 'Quiz dazu',
  cardsOf: 'Karten dazu ansehen',
  state: 'Stand',
  recall: 'Heute vorhergesagte Erinnerung',
  recallLowest: 'bei der Karte, an die du dich am wenigsten wahrscheinlich erinnerst',
  percent: '{share, number, ::percent}',
  mastery: {
    none: 'Du hast hierzu noch keine neue Frage beantwortet. Nur die zeigen, dass du es auch an anderer Stelle kannst.',
    few: 'Von deinen letzten {of, plural, one {# neuen Frage} other {# neuen Fragen}} hast du {passed} richtig beantwortet. Ab fünf steht hier, wie sicher das macht.',
    enough:
      'Von deinen letzten {of, plural, one {# neuen Frage} other {# neuen Fragen}} hast du {passed} richtig beantwortet. Mit 95 % Sicherheit würdest du mindestens {atLeast} von 100 solchen Fragen richtig beantworten.',
  },
  selfGraded:
    'Nach eigenem Urteil hast du dich außerdem {passed} von {of, plural, one {# Mal} other {# Mal}} erinnert; das zählt getrennt.',
  requires: 'Baut auf',
  requiredBy: 'Wird gebraucht für',
  nothing: 'nichts anderes in diesem Kurs',
  cards: 'Karten',
  cardsNone: 'Zurzeit fragt keine Karte danach.',
  passed: '{of, plural, =0 {keine} other {{passed} von {of} bestanden}}',
  tries: 'Belege',
  triesText: {
    none: 'Noch keine Antworten.',
    all: '{all, plural, one {# Antwort} other {# Antworten}}, die neueste zuerst.',
    latest: 'Die neuesten {shown} von {all, plural, one {# Antwort} other {# Antworten}}.',
  },
  verdicts: {
    right: 'richtig',
    wrong: 'falsch',
    recalled: 'gewusst, nach eigenem Urteil',
    forgotten: 'vergessen, nach eigenem Urteil',
    overridden: 'als falsch bewertet; du hast widersprochen',
    unknown: 'nicht bewertet',
  },
  proofs: {
    'new question': 'eine neue Frage',
    'known question': 'eine Frage, die du schon kanntest',
    'same day': 'eine Wiederholung am selben Tag',
    'first meeting': 'die erste Begegnung',
    practice: 'Übung',
    undone: 'rückgängig gemacht',
  },
  showsBelief: 'zeigt die Vorstellung: {belief}',
  gone: 'Eine Frage, die es nicht mehr gibt',
  damaged: 'Eine Karte, die in der Datenbank beschädigt ist',
} as const satisfies Translation<typeof english>
