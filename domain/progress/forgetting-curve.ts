import { recallProbability, type Weights } from '#domain/schedule/fsrs'

/** What was remembered after a rating. */
export interface MemoryAfter {
  studyDay: number
  /** Days. */
  stability: number
}

export interface RecallOnDay {
  /** A study day; fractions are parts of it. */
  day: number
  /** The predicted chance of recall, from 0 to 1. */
  recall: number
}

const pointsPerPiece = 24

/**
 * The predicted chance of recall from the first rating on: it falls after each rating, and is whole again with
 * the next one. One piece for each rating that has days after it.
 *
 * @param memories after each rating, in their order
 * @param untilDay where the last piece ends
 */
export function forgettingCurve(
  memories: readonly MemoryAfter[],
  untilDay: number,
  weights: Weights,
): RecallOnDay[][] {
  return memories
    .map(({ studyDay, stability }, i) => {
      const days = (memories[i + 1]?.studyDay ?? untilDay) - studyDay
      return Array.from({ length: days > 0 ? pointsPerPiece + 1 : 0 }, (_, n) => {
        const elapsed = (days * n) / pointsPerPiece
        return { day: studyDay + elapsed, recall: recallProbability(stability, elapsed, weights) }
      })
    })
    .filter((piece) => piece.length > 0)
}
