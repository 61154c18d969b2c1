import type { Confidence } from '#domain/items/confidence'

/** What tells how well a learner knows a card. */
export interface Evidence {
  /** The predicted chance of recall, from 0 to 1; null for a card that was never rated. */
  retrievability: number | null
  /** The last answer that was graded or rated; null if there was none. */
  lastTry: { correct: boolean; confidence: Confidence | null } | null
}

const confidentlyWrong = 2
const wrong = 1

/**
 * How much a card needs to be asked, from 0 to 3. A wrong last answer weighs more than any prediction, and most if the
 * learner was sure of it: somebody who believes they know it would not look it up.
 */
export function weaknessOf({ retrievability, lastTry }: Evidence): number {
  const lapse =
    lastTry === null || lastTry.correct ? 0 : lastTry.confidence === 'sure' ? confidentlyWrong : wrong
  return lapse + (retrievability === null ? 0 : 1 - retrievability)
}

/** Whether the learner was sure of a wrong last answer. Every quiz asks such cards first. */
export const wasConfidentlyWrong = ({ lastTry }: Evidence): boolean =>
  lastTry !== null && !lastTry.correct && lastTry.confidence === 'sure'
