import type { Rating } from '#domain/schedule/rating'

/** A row of the log, as far as it says what was recalled. */
export interface RecallEvent {
  cardId: string
  /** The rating that was given, or that the card began anew. Ratings that were undone do not count. */
  event: { kind: 'rated'; rating: Rating } | { kind: 'reset' }
  studyDay: number
}

/** A try to recall something that had been seen on an earlier study day, and not yet on this one. */
export interface RecallTest {
  studyDay: number
  passed: boolean
}

/**
 * The tests of each card. Only the first rating of a study day counts, and not that of the day on which the
 * card was new: to know something a minute after reading it proves nothing.
 *
 * @param events oldest first
 */
export function testsOfCards(events: Iterable<RecallEvent>): Map<string, RecallTest[]> {
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
