import type { RecallTest } from '#domain/progress/tests-of-cards'
import type { Weights } from '#domain/schedule/fsrs'
import { retrievability } from '#domain/schedule/review-card'
import type { CardSchedule } from '#domain/schedule/schedule'

/** A card that is due is still known as long as the predicted chance of recall is at least this. */
const knownFrom = 0.9

/**
 * What may honestly be said of one learner's card:
 * - `new`: never rated;
 * - `learning`: rated, but the last test was failed, or there was none on a later day than the first;
 * - `known`: the last test was passed, and the next one is not due, or would probably (90 %) be passed today;
 * - `fading`: the last test was passed, but the next one is due, and the chance has fallen below that.
 *
 * So whatever is fading can be studied today.
 */
export type CardStanding = 'new' | 'learning' | 'known' | 'fading'

export function cardStanding(
  schedule: CardSchedule,
  tests: readonly RecallTest[],
  studyDay: number,
  weights: Weights,
): CardStanding {
  if (schedule.state === 'New') return 'new'
  if (schedule.state !== 'Review' || tests.at(-1)?.passed !== true) return 'learning'
  const isFading =
    schedule.dueDay <= studyDay && (retrievability(schedule, studyDay, weights) ?? 0) < knownFrom
  return isFading ? 'fading' : 'known'
}

/** What may honestly be said of a concept, from the cards of which it is the main one. */
export type ConceptState = 'not tested' | 'learning' | 'probably known' | 'fading'

/**
 * - `not tested`: no card of it was ever rated;
 * - `fading`: no card is being learned, and one at least is fading;
 * - `probably known`: all of its cards are known;
 * - `learning`: everything else.
 */
export function conceptState(cards: readonly CardStanding[]): ConceptState {
  const any = (standing: CardStanding) => cards.includes(standing)
  if (cards.every((standing) => standing === 'new')) return 'not tested'
  if (any('learning')) return 'learning'
  if (any('fading')) return 'fading'
  return any('new') ? 'learning' : 'probably known'
}
