import type { Confidence } from '#domain/items/confidence'

/** What is known of how well a learner knows a card. */
export interface Evidence {
  /** The predicted probability of recall; null for a card that was never studied. */
  retrievability: number | null
  /** The last answer that was graded or rated; null if there is none. */
  lastTry: { correct: boolean; confidence: Confidence | null } | null
}

const surelyWrong = 2
const wrong = 1

/**
 * How much a card needs to be asked, from 0 to 3: a wrong answer weighs more than any prediction, and a wrong
 * answer that the learner was sure of most, because nothing but being asked again will show them.
 */
export function weaknessOf({ retrievability, lastTry }: Evidence): number {
  const lapse = lastTry === null || lastTry.correct ? 0 : lastTry.confidence === 'sure' ? surelyWrong : wrong
  return lapse + (retrievability === null ? 0 : 1 - retrievability)
}

/** Whether the learner was sure of the last answer, and wrong: it is asked again whatever a quiz is about. */
export const wasSurelyWrong = ({ lastTry }: Evidence): boolean =>
  lastTry !== null && !lastTry.correct && lastTry.confidence === 'sure'
