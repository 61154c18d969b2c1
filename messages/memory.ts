import { counted } from '#messages/counted'

/** What is said of how a learner's memory is predicted. */
export const memoryMessages = {
  title: 'Your memory',
  lead: (fewest: number) =>
    `When a card comes back follows from 21 numbers that say how a memory fades. They are those of many learners. After ${fewest} answers Retrace can find yours: it learns from the earlier four fifths of your answers, and offers what it found only if that predicts the later fifth better.`,
  usualInUse: 'In use: those of many learners.',
  ownInUse: (date: string, answers: number) =>
    `In use: yours, learned on ${date} from ${counted(answers, 'answer', 'answers')}.`,
  tooFew: (n: number, fewest: number) =>
    `So far there are ${n} of the ${fewest} answers that it takes. Those count that you gave on a later day than the last one on the same card.`,
  learn: 'Learn from my answers',
  learnAgain: 'Learn again',
  learning: 'Learning from your answers …',
  waiting: 'Your turn comes after another learner’s …',
  failed: 'It could not be learned. Nothing has changed; please try again.',
  tooOften: 'You have asked for this often enough for now. Please try again in an hour.',
  better: 'Yours predict you better.',
  noBetter: 'Yours do not predict you better.',
  compared: (answers: number, error: number, before: number) =>
    `On your latest ${counted(answers, 'answer', 'answers')}, which they had not seen, their error (log loss) is ${error.toFixed(4)}; that of the ones in use is ${before.toFixed(4)}: ${difference(error, before)}.`,
  whatChanges:
    'If you use them, every card stays due when it is. Each is scheduled by them from its next answer on, and you can go back at any time.',
  nothingChanges: 'So nothing changes. Try again when you have answered some hundred more.',
  useMine: 'Use mine',
  useUsual: 'Use those of many learners again',
  useThese: 'Use these again',
  earlier: 'Learned earlier',
  learnedOn: (date: string, answers: number) =>
    `Learned on ${date} from ${counted(answers, 'answer', 'answers')}`,
} as const

/** How much smaller or greater an error is than another. */
function difference(error: number, before: number): string {
  const percent = Math.abs(1 - error / before) * 100
  return `${percent < 0.1 ? 'less than 0.1' : percent.toFixed(1)} % ${error < before ? 'less' : 'more'}`
}
