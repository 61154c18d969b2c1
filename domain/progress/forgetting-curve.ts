import { recallProbability, type Weights } from '#domain/schedule/fsrs'

/** The memory after a rating. */
export interface MemoryAfter {
  studyDay: number
  /** In days. */
  stability: number
}

export interface RecallOnDay {
  /** Study day, with fractions. */
  day: number
  /** The predicted chance of recall, from 0 to 1. */
  recall: number
}

const pointsPerPiece = 24

/**
 * The predicted chance of recall since the first rating: after each rating it falls from 1, until the next one. One
 * piece of the curve for each rating that is the last of its day.
 *
 * @param memories after each rating, oldest first
 * @param untilDay the study day on which the last piece ends
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
