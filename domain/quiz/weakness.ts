import type { Confidence } from '#domain/items/confidence'

/** Evidence of how well a learner knows a card. */
export interface Evidence {
  /** The predicted chance of recall, from 0 to 1; null for a card that was never rated. */
  retrievability: number | null
  /** The last answer that was graded or rated; null if there was none. */
  lastTry: { correct: boolean; confidence: Confidence | null } | null
}

const confidentlyWrong = 2
const wrong = 1

/**
 * How weak a card is, from 0 to 3. A wrong last answer counts more than any prediction, and most if the learner was
 * sure of it, because learners do not look up what they believe they know.
 */
export function weaknessOf({ retrievability, lastTry }: Evidence): number {
  const lapse =
    lastTry === null || lastTry.correct ? 0 : lastTry.confidence === 'sure' ? confidentlyWrong : wrong
  return lapse + (retrievability === null ? 0 : 1 - retrievability)
}

/** Whether the last answer was wrong and the learner was sure of it. Every quiz asks about such cards first. */
export const wasConfidentlyWrong = ({ lastTry }: Evidence): boolean =>
  lastTry !== null && !lastTry.correct && lastTry.confidence === 'sure'
