import type { RecallTest } from '#domain/progress/recall-tests'
import type { Weights } from '#domain/schedule/fsrs'
import { retrievability } from '#domain/schedule/review-card'
import type { Standing } from '#domain/schedule/schedule'

/** How well a learner knows a card or a concept. Every page uses these words, and no others. */
export const knowledgeStates = ['not tested', 'learning', 'not sure yet', 'known', 'fading'] as const
export type Knowledge = (typeof knowledgeStates)[number]

/** A due card still counts as known while its predicted chance of recall is at least this. */
const knownFrom = 0.9

/**
 * How well a learner knows a card, by evidence:
 * - `not tested`: never rated;
 * - `learning`: rated, but its last recall test was failed, or it has had none;
 * - `not sure yet`: its last recall test was passed only because the learner objected to the grade, or in another
 *   program, from which it was imported;
 * - `known`: its last recall test was passed, and it is not due, or its chance of recall today is 90 % or more;
 * - `fading`: its last recall test was passed, but it is due and the chance has fallen below 90 %.
 *
 * So every fading card can be studied today, and no answer that was graded as wrong makes a card known.
 *
 * @param tests the card's recall tests, oldest first
 */
export function cardKnowledge(
  schedule: Standing,
  tests: readonly RecallTest[],
  studyDay: number,
  weights: Weights,
): Knowledge {
  if (schedule.state === 'New') return 'not tested'
  const lastTest = tests.at(-1)
  if (schedule.state !== 'Review' || lastTest?.passed !== true) return 'learning'
  if (lastTest.basis === 'overridden' || lastTest.basis === 'imported') return 'not sure yet'
  const isFading =
    schedule.dueDay <= studyDay && (retrievability(schedule, studyDay, weights) ?? 0) < knownFrom
  return isFading ? 'fading' : 'known'
}

/**
 * How well a learner knows a concept, from the cards of which it is the main concept:
 * - `not tested`: none of its cards was ever rated;
 * - `learning`: at least one card is being learned;
 * - `fading`: at least one card is fading, and none is being learned;
 * - `known`: all of its cards are known;
 * - `not sure yet`: some cards are known, but others were not tested or are not sure yet themselves.
 */
export function conceptKnowledge(cards: readonly Knowledge[]): Knowledge {
  const any = (knowledge: Knowledge) => cards.includes(knowledge)
  if (cards.every((card) => card === 'not tested')) return 'not tested'
  if (any('learning')) return 'learning'
  if (any('fading')) return 'fading'
  return cards.every((card) => card === 'known') ? 'known' : 'not sure yet'
}
