import type { Basis } from '#domain/schedule/rated-answer'
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

/**
 * The recall tests of each card since it was new, by card id. Only the first rating of a study day is one, and none on
 * the day on which the card was new: recalling something a minute after reading it proves nothing.
 *
 * @param events oldest first
 */
export function recallTests(events: Iterable<RecallEvent>): Map<string, RecallTest[]> {
  const tests = new Map<string, RecallTest[]>()
  const lastDays = new Map<string, number>()
  for (const { cardId, event, studyDay } of events) {
    if (event.kind === 'reset') {
      tests.delete(cardId)
      lastDays.delete(cardId)
      continue
    }
    const lastDay = lastDays.get(cardId)
    if (lastDay !== undefined && lastDay < studyDay) {
      const test = { studyDay, passed: event.rating > 1, basis: event.basis }
      tests.set(cardId, [...(tests.get(cardId) ?? []), test])
    }
    lastDays.set(cardId, Math.max(studyDay, lastDay ?? studyDay))
  }
  return tests
}

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

/** How many recall tests were passed, with those that the learner judged apart. */
export function countTests(tests: readonly RecallTest[]): TestCounts {
  const count = (counted: readonly RecallTest[]): Passed => ({
    passed: counted.filter(({ passed }) => passed).length,
    of: counted.length,
  })
  return {
    graded: count(tests.filter(({ basis }) => basis === 'graded')),
    selfGraded: count(tests.filter(({ basis }) => basis !== 'graded')),
  }
}
