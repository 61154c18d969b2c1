import type english from '#messages/en/pretest'
import type { Translation } from '#messages/texts'

export default {
  title: 'Bevor du liest',
  text: 'Drei Fragen, um herauszufinden, was du jetzt denkst. Falsche Antworten sind in Ordnung, und nichts wird bewertet.',
  start: 'Drei Fragen ausprobieren',
  question: 'Frage {n} von {of}',
  answer: 'Antworten',
  decline: 'Jetzt nicht',
  done: 'Das war’s. Achte beim Lesen auf diese Punkte.',
  result: 'Antworten ansehen',
  failed: 'Der Server hat nicht geantwortet. Versuch es bitte noch einmal.',
} as const satisfies Translation<typeof english>
