import type { RecallTest } from '#domain/progress/recall-tests'
import type { Weights } from '#domain/schedule/fsrs'
import { retrievability } from '#domain/schedule/review-card'
import type { CardSchedule } from '#domain/schedule/schedule'

/** A due card still counts as known while its predicted chance of recall is at least this. */
const knownFrom = 0.9

/**
 * How well a learner knows a card, by evidence:
 * - `new`: never rated;
 * - `learning`: rated, but its last recall test was failed, or it has had none;
 * - `known`: its last recall test was passed, and it is not due, or its chance of recall today is 90 % or more;
 * - `fading`: its last recall test was passed, but it is due and the chance has fallen below 90 %.
 *
 * So every fading card can be studied today.
 */
export type CardKnowledge = 'new' | 'learning' | 'known' | 'fading'

export function cardKnowledge(
  schedule: CardSchedule,
  tests: readonly RecallTest[],
  studyDay: number,
  weights: Weights,
): CardKnowledge {
  if (schedule.state === 'New') return 'new'
  if (schedule.state !== 'Review' || tests.at(-1)?.passed !== true) return 'learning'
  const isFading =
    schedule.dueDay <= studyDay && (retrievability(schedule, studyDay, weights) ?? 0) < knownFrom
  return isFading ? 'fading' : 'known'
}

/** How well a learner knows a concept, from the cards of which it is the main concept. */
export type ConceptKnowledge = 'not tested' | 'learning' | 'probably known' | 'fading'

/**
 * How well a learner knows a concept:
 * - `not tested`: none of its cards was ever rated;
 * - `fading`: at least one card is fading, and none is being learned;
 * - `probably known`: all of its cards are known;
 * - `learning`: everything else.
 */
export function conceptKnowledge(cards: readonly CardKnowledge[]): ConceptKnowledge {
  const any = (knowledge: CardKnowledge) => cards.includes(knowledge)
  if (cards.every((card) => card === 'new')) return 'not tested'
  if (any('learning')) return 'learning'
  if (any('fading')) return 'fading'
  return any('new') ? 'learning' : 'probably known'
}
