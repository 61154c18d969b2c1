import { useCallback, useSyncExternalStore } from 'react'
import { outboxOf, type OutboxStatus } from '#browser/study/outbox'

const empty: OutboxStatus = { unsent: 0, problem: null }

/** How many of a learner's entries are unsent, and why. */
export function useOutboxStatus(learnerId: string): OutboxStatus {
  return useSyncExternalStore(
    useCallback((listener: () => void) => outboxOf(learnerId).onStatus(listener), [learnerId]),
    () => outboxOf(learnerId).status,
    () => empty,
  )
}
