import type { Proof } from '#domain/progress/mastery'
import { counted } from '#messages/counted'

/** Texts of the page with the evidence of how well a concept is known. */
export const evidenceMessages = {
  back: 'All concepts',
  inLesson: (title: string) => `Where “${title}” explains it`,
  quiz: 'Quiz about it',
  cardsOf: 'Browse its cards',
  state: 'State',
  recall: 'Predicted recall today',
  recallLowest: 'of the card that you are least likely to recall',
  percent: (share: number) => `${Math.round(share * 100)}%`,
  mastery: (passed: number, of: number, atLeast: number | null) => {
    if (of === 0)
      return 'You have not been tested on a new question about this yet. Only those show that you can do it in another place.'
    const facts = `You answered ${passed} of your latest ${counted(of, 'new question', 'new questions')} right`
    return atLeast === null
      ? `${facts}. From five on, this says how sure that makes it.`
      : `${facts}. With 95% confidence, you would get at least ${Math.floor(atLeast * 100)} of 100 such questions right.`
  },
  selfGraded: (passed: number, of: number) =>
    `By your own judgement you also recalled it ${passed} of ${counted(of, 'time', 'times')}; that counts apart.`,
  requires: 'It builds on',
  requiredBy: 'It is needed for',
  nothing: 'nothing else in this course',
  cards: 'Cards',
  cardsNone: 'No card asks about it at present.',
  passed: (passed: number, of: number) => (of === 0 ? 'none' : `${passed} of ${of} passed`),
  tries: 'Evidence',
  triesText: (shown: number, all: number) =>
    all === 0
      ? 'No answers yet.'
      : shown === all
        ? `${counted(all, 'answer', 'answers')}, the latest first.`
        : `The latest ${shown} of ${counted(all, 'answer', 'answers')}.`,
  verdicts: {
    right: 'right',
    wrong: 'wrong',
    recalled: 'recalled, by your own judgement',
    forgotten: 'forgotten, by your own judgement',
    overridden: 'graded wrong; you objected',
    unknown: 'not graded',
  },
  proofs: {
    'new question': 'a new question',
    'known question': 'a question you had seen',
    'same day': 'a repetition on the same day',
    'first meeting': 'the first meeting',
    practice: 'practice',
    undone: 'undone',
  } satisfies Record<Proof, string>,
  showsBelief: (belief: string) => `shows the belief: ${belief}`,
  gone: 'A question that is gone',
  damaged: 'A card that is damaged in the database',
} as const
