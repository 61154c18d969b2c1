import { confidences, type Confidence } from '#domain/items/confidence'
import type { Passed } from '#domain/progress/recall-tests'

/**
 * The chance of being right that each word stands for, from 0 to 1. A guess among three options is right one time in
 * three; the other two are what learners are told that the words mean.
 */
const chanceMeant: Record<Confidence, number> = { guess: 1 / 3, think: 0.75, sure: 0.95 }

export interface ConfidenceCalibration {
  /** How many answers were right, for each word. */
  right: Record<Confidence, Passed>
  of: number
  /**
   * The Brier score: the mean squared difference between the chance meant and what happened, 1 or 0. 0 is perfect, and
   * 0.25 is what saying “half and half” every time gives. Null with fewer than five answers.
   */
  brier: number | null
}

/** Fewer answers would say nothing. */
const minAnswers = 5

/** How well a learner knows what they know. */
export function confidenceCalibration(
  answers: readonly { confidence: Confidence; correct: boolean }[],
): ConfidenceCalibration {
  const rightOf = (word: Confidence): Passed => {
    const own = answers.filter(({ confidence }) => confidence === word)
    return { passed: own.filter(({ correct }) => correct).length, of: own.length }
  }
  const squares = answers.map(({ confidence, correct }) => (chanceMeant[confidence] - Number(correct)) ** 2)
  return {
    right: Object.fromEntries(confidences.map((word) => [word, rightOf(word)])) as Record<Confidence, Passed>,
    of: answers.length,
    brier:
      answers.length < minAnswers ? null : squares.reduce((sum, square) => sum + square, 0) / answers.length,
  }
}
