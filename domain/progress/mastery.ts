import type { Passed } from '#domain/progress/recall-tests'
import type { Basis } from '#domain/schedule/rated-answer'
import type { Rating } from '#domain/schedule/rating'
import { lowerBound } from '#domain/progress/wilson'

/** Something in the log of a card: it was shown and answered, or made new. */
export interface Exposure {
  event: { kind: 'rated' | 'practised' | 'reset' }
  /** An answer that was undone does not count, but its question was seen. */
  isUndone: boolean
  studyDay: number
  /** Null for a reset. */
  itemId: string | null
}

/** A question that was asked. */
export interface AskedQuestion {
  /** What two questions share if the answer to one gives the other away: the run of their program, or else the item. */
  gives: string
  /** Whether its answer has to be given without options. */
  isProduced: boolean
}

/**
 * What an answer proves:
 * - `new question`: the first try of a day on a question that the learner had not seen, which memory alone cannot pass;
 * - `known question`: the first try of a day on a question that was seen before;
 * - `same day`: the card had been shown earlier on that day;
 * - `first meeting`: the card was new;
 * - `practice`: it did not change the schedule;
 * - `undone`.
 */
export const proofs = [
  'new question',
  'known question',
  'same day',
  'first meeting',
  'practice',
  'undone',
] as const
export type Proof = (typeof proofs)[number]

/**
 * What each entry in the log of a card proves; null for resets. A card that asks about only one program has no question
 * that is new for long: there, an answer that must be produced counts as one, and an answer chosen among options does not.
 *
 * @param exposures of one card, oldest first
 * @param questions by the id of the item that was shown; an answer to any other is not to a new question
 * @param hasVariants whether the card asks the same about several programs
 */
export function proofsOf(
  exposures: readonly Exposure[],
  questions: ReadonlyMap<string, AskedQuestion>,
  hasVariants: boolean,
): (Proof | null)[] {
  const given = new Set<string>()
  let lastDay: number | null = null
  /** Whether it was rated since it was new. */
  let isMet = false
  return exposures.map(({ event: { kind }, isUndone, studyDay, itemId }) => {
    const question = questions.get(itemId ?? '')
    if (kind === 'reset') {
      if (!isUndone) isMet = false
      return null
    }
    const isNew = question !== undefined && (hasVariants ? !given.has(question.gives) : question.isProduced)
    const isFirstOfDay = lastDay === null || lastDay < studyDay
    const wasMet = isMet
    if (question !== undefined) given.add(question.gives)
    lastDay = Math.max(studyDay, lastDay ?? studyDay)
    if (isUndone) return 'undone'
    if (kind === 'practised') return 'practice'
    isMet = true
    if (!wasMet) return 'first meeting'
    if (!isFirstOfDay) return 'same day'
    return isNew ? 'new question' : 'known question'
  })
}

/** The first try of a day on a question that was new to the learner, graded by the app. */
export interface MasteryTest {
  atMillis: number
  passed: boolean
}

/** An answer in the log of a card, or that it was made new, as far as it can be a test of mastery. */
interface Answered {
  event: { kind: 'rated'; rating: Rating; basis: Basis } | { kind: 'practised' | 'reset' }
  atMillis: number
}

/** The test of mastery that an entry in the log of a card is, by what it proves; null if it is none. */
export function masteryTestOf({ event, atMillis }: Answered, proof: Proof | null): MasteryTest | null {
  if (proof !== 'new question' || event.kind !== 'rated' || event.basis !== 'graded') return null
  return { atMillis, passed: event.rating > 1 }
}

/** Older tests say little about today. */
const latestTests = 10

/**
 * The tests of a card that can be among the latest of its concept.
 *
 * @param tests of one card, oldest first
 */
export const latestOf = (tests: readonly MasteryTest[]): readonly MasteryTest[] => tests.slice(-latestTests)

/** A share of fewer tests would say nothing. */
const minForEstimate = 5

/** How well a concept is mastered, by its latest tests. */
export interface Mastery extends Passed {
  /** The share that was passed, from 0 to 1; null with fewer than five tests. */
  estimate: number | null
  /** With 95 % confidence the true share is at least this, from 0 to 1; null with fewer than five tests. */
  atLeast: number | null
}

/**
 * How well a concept is mastered: the share of its ten latest tests that was passed, with its lower bound. A moving
 * average predicts as well as models with more parameters (Pelánek & Řihák 2017), and anybody can check it.
 *
 * @param tests of all cards of which it is the main concept, in any order
 */
export function masteryOf(tests: readonly MasteryTest[]): Mastery {
  const latest = tests.toSorted((a, b) => a.atMillis - b.atMillis).slice(-latestTests)
  const passed = latest.filter((test) => test.passed).length
  const of = latest.length
  const isEnough = of >= minForEstimate
  return {
    passed,
    of,
    estimate: isEnough ? passed / of : null,
    atLeast: isEnough ? lowerBound(passed, of) : null,
  }
}
