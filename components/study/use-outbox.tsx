'use client'

import { useCallback, useSyncExternalStore } from 'react'
import { outboxOf, type OutboxStatus } from '#components/study/outbox'

const nothing: OutboxStatus = { unsent: 0, trouble: null }

/** What of a learner's is not sent yet, and why. */
export function useOutboxStatus(learnerId: string): OutboxStatus {
  return useSyncExternalStore(
    useCallback((listener: () => void) => outboxOf(learnerId).onStatus(listener), [learnerId]),
    () => outboxOf(learnerId).status,
    () => nothing,
  )
}
