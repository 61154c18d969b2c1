import { isJudgedByLearner, type Basis } from '#domain/schedule/rated-answer'
import type { Rating } from '#domain/schedule/rating'

/** What an event in the log says about recall. */
export interface RecallEvent {
  cardId: string
  /** Events that were undone are left out. The rating is the one that counts, see `countedRating`. */
  event: { kind: 'rated'; rating: Rating; basis: Basis } | { kind: 'reset' }
  studyDay: number
}

/** The first attempt of a study day to recall a card that was last seen on an earlier day. */
export interface RecallTest {
  studyDay: number
  passed: boolean
  basis: Basis
}

/** A rating that is a recall test, and how long the card had not been seen. */
export interface Recall<Event> {
  event: Event & { event: Extract<RecallEvent['event'], { kind: 'rated' }> }
  /** Study days since the card's previous rating, at least 1. */
  elapsedDays: number
}

/**
 * The ratings of one card that are recall tests, since it was new. Only the first rating of a study day is one, and none
 * on the day on which the card was new: recalling something a minute after reading it proves nothing.
 *
 * @param events of one card, oldest first
 */
export function recallsOf<Event extends RecallEvent>(events: Iterable<Event>): Recall<Event>[] {
  let recalls: Recall<Event>[] = []
  let lastDay: number | null = null
  for (const event of events) {
    const { studyDay } = event
    if (event.event.kind === 'reset') {
      recalls = []
      lastDay = null
      continue
    }
    if (lastDay !== null && lastDay < studyDay) {
      recalls.push({ event: event as Recall<Event>['event'], elapsedDays: studyDay - lastDay })
    }
    lastDay = Math.max(studyDay, lastDay ?? studyDay)
  }
  return recalls
}

/** The recall test that a recall is. */
const testOf = ({ event: { studyDay, event } }: Recall<RecallEvent>): RecallTest => ({
  studyDay,
  passed: event.rating > 1,
  basis: event.basis,
})

/**
 * The recall tests of one card since it was new.
 *
 * @param events of one card, oldest first
 */
export const testsOfCard = (events: Iterable<RecallEvent>): RecallTest[] => recallsOf(events).map(testOf)

export interface Passed {
  passed: number
  of: number
}

/** Recall tests by what they rest on. */
export interface TestCounts {
  /** Graded by the app. */
  graded: Passed
  /** Judged by the learner, because nothing could be graded or against the grade. */
  selfGraded: Passed
}

/** How many recall tests were passed, with those that the learner judged apart. Imported ones are in neither. */
export function countTests(tests: readonly RecallTest[]): TestCounts {
  const counts = noTests()
  for (const { basis, passed } of tests) {
    const part = basis === 'graded' ? counts.graded : isJudgedByLearner(basis) ? counts.selfGraded : undefined
    if (part === undefined) continue
    part.of += 1
    if (passed) part.passed += 1
  }
  return counts
}

/** The tests of several cards. */
export function addCounts(ofCards: Iterable<TestCounts>): TestCounts {
  const counts = noTests()
  for (const { graded, selfGraded } of ofCards) {
    counts.graded.passed += graded.passed
    counts.graded.of += graded.of
    counts.selfGraded.passed += selfGraded.passed
    counts.selfGraded.of += selfGraded.of
  }
  return counts
}

const noTests = (): TestCounts => ({ graded: { passed: 0, of: 0 }, selfGraded: { passed: 0, of: 0 } })
