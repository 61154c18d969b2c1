import type { Rating } from '#domain/schedule/rating'

/** What an event in the log says about recall. */
export interface RecallEvent {
  cardId: string
  /** Events that were undone are left out. */
  event: { kind: 'rated'; rating: Rating } | { kind: 'reset' }
  studyDay: number
}

/** The first attempt of a study day to recall a card that was last seen on an earlier day. */
export interface RecallTest {
  studyDay: number
  passed: boolean
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
      tests.set(cardId, [...(tests.get(cardId) ?? []), { studyDay, passed: event.rating > 1 }])
    }
    lastDays.set(cardId, Math.max(studyDay, lastDay ?? studyDay))
  }
  return tests
}
