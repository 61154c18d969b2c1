import type english from '#messages/en/beliefs'
import type { Translation } from '#messages/texts'

export default {
  title: 'Vorstellungen',
  lead: 'Falsche Vorstellungen, die deine Antworten gezeigt haben: mit dem Programm, an dem sie sich zeigten, und mit dem, was sie seither widerlegt hat.',
  states: { held: 'Vorhanden', 'in doubt': 'Im Zweifel', 'left behind': 'Überwunden' },
  summary:
    '{held, plural, one {# Vorstellung} other {# Vorstellungen}} vorhanden, {doubted} im Zweifel, {left} überwunden.',
  meaning:
    'Eine Vorstellung ist überwunden, wenn du seither an zwei Tagen richtig geantwortet hast, und mindestens einmal zu einem Programm, das neu für dich war und bei dem sie zu einer anderen Antwort führt. Geratenes sagt nichts.',
  none: 'Noch keine falsche Antwort von dir hat eine bekannte falsche Vorstellung gezeigt.',
  study: 'Jetzt lernen',
  noneText: 'Wenn es so weit ist, steht sie hier, bis spätere Antworten sie widerlegen.',
  truth: 'In Wirklichkeit:',
  shown: '{times, plural, one {Einmal gezeigt, am {date}.} other {# Mal gezeigt, zuletzt am {date}.}}',
  showProgram: 'Das Programm zeigen, an dem sie sich gezeigt hat',
  program: 'Programm',
  answered: 'Deine Antwort',
  card: 'Karte öffnen',
  refuted:
    '{times, plural, one {Seither einmal richtig beantwortet, am {date}.} other {Seither # Mal richtig beantwortet, an {days, plural, one {# Tag} other {# Tagen}}, zuletzt am {date}.}}',
  refutedBy: 'Die Karte öffnen, die sie zuletzt widerlegt hat',
  notRefuted: 'Seither hat keine Antwort sie widerlegt.',
  confidence: 'Wie gut du weißt, was du weißt',
  confidenceText:
    'Brier-Wert {brier, number, ::.00}; 0 ist perfekt, und 0,25 bekommt, wer immer „halb und halb“ sagt: {verdict, select, reliable {Du kannst dich darauf verlassen, wie sicher du dich fühlst.} vague {Wie sicher du dich fühlst, sagt etwas, aber prüf es lieber nach.} other {Dass du dir sicher bist, sagt im Moment wenig darüber, ob es stimmt.}}',
  confidenceTooFew:
    'Bisher {n, plural, one {# Antwort} other {# Antworten}}, bei denen du gesagt hast, wie sicher du bist. Ab fünf steht hier, wie gut das passt.',
  confidenceHint: 'Für den Wert steht „geraten“ für 33 %, „ich glaube schon“ für 75 % und „sicher“ für 95 %.',
  words: { guess: 'Geraten', think: 'Ich glaube schon', sure: 'Sicher' },
  said: 'Du sagtest',
  right: 'Richtig',
  share: 'Anteil',
  outOf: '{passed} von {of}',
  percent: '{share, number, ::percent}',
  noShare: '–',
  sure: 'Sicher und falsch',
  sureText:
    'Die letzten Antworten, die falsch waren, obwohl du dir sicher warst. Diese Karten kommen zuerst.',
  sureNone: 'Keine der Antworten, bei denen du dir sicher warst, war falsch.',
  unnamed: 'Ein Programm',
} as const satisfies Translation<typeof english>
