import { isDemandMet, type Demand } from '#domain/progress/demand'
import type { MasteryTest } from '#domain/progress/mastery'
import type { RecallTest } from '#domain/progress/recall-tests'
import type { Weights } from '#domain/schedule/fsrs'
import { retrievability } from '#domain/schedule/review-card'
import type { Standing } from '#domain/schedule/schedule'

/** How well a learner knows a card or a concept. Every page uses these words, and no others. */
export const knowledgeStates = ['not tested', 'learning', 'not sure yet', 'known', 'fading'] as const
export type Knowledge = (typeof knowledgeStates)[number]

/** A due card still counts as known while its predicted chance of recall is at least this. */
const knownFrom = 0.9

/** What the answers to a card have shown, and what it demands. */
export interface CardEvidence {
  /** Its recall tests, oldest first. */
  tests: readonly RecallTest[]
  /** Its tests of mastery, oldest first. */
  masteryTests: readonly MasteryTest[]
  demand: Demand
  /** Whether the latest graded answer in practice, such as a quiz, was right; null if it has had none since it was new. */
  practised: boolean | null
}

/** The evidence of a card that was never answered. */
export const noEvidence: CardEvidence = {
  tests: [],
  masteryTests: [],
  demand: { mastery: false, passesInRow: 0 },
  practised: null,
}

/**
 * How well a learner knows a card, by evidence:
 * - `not tested`: never answered;
 * - `learning`: rated, but its last recall test was failed, or it has had none; or it was answered only in quizzes, and
 *   wrongly the last time;
 * - `not sure yet`: it was answered only in quizzes, and rightly the last time; or its last recall test was passed, but only because the learner objected to the grade, or in another
 *   program, from which it was imported, or its answers have not shown yet what the card demands, see {@link Demand}: they
 *   may come from memory of its words, or be guessed;
 * - `known`: its last recall test was passed, and it is not due, or its chance of recall today is 90 % or more;
 * - `fading`: its last recall test was passed, but it is due and the chance has fallen below 90 %.
 *
 * So every fading card can be studied today, no answer that was graded as wrong makes a card known, and nor does the
 * repetition of what was shown.
 */
export function cardKnowledge(
  schedule: Standing,
  { tests, masteryTests, demand, practised }: CardEvidence,
  studyDay: number,
  weights: Weights,
): Knowledge {
  if (schedule.state === 'New') {
    if (practised === null) return 'not tested'
    return practised ? 'not sure yet' : 'learning'
  }
  const lastTest = tests.at(-1)
  if (schedule.state !== 'Review' || lastTest?.passed !== true) return 'learning'
  if (lastTest.basis === 'overridden' || lastTest.basis === 'imported') return 'not sure yet'
  if (!isDemandMet(demand, tests, masteryTests)) return 'not sure yet'
  const isFading =
    schedule.dueDay <= studyDay && (retrievability(schedule, studyDay, weights) ?? 0) < knownFrom
  return isFading ? 'fading' : 'known'
}

/**
 * How well a learner knows a concept, from the cards of which it is the main concept:
 * - `not tested`: none of its cards was ever answered;
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
