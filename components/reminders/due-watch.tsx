'use client'

import { useEffect, type ReactNode } from 'react'
import { watchForDueCards } from '#browser/reminders/due-notification'
import { reminderMessages } from '#messages/reminders'

/** While its children are shown, tells a learner by a notification that cards are due, if they have turned that on. */
export function DueWatch({ children }: { children: ReactNode }) {
  useEffect(() => watchForDueCards(reminderMessages.due), [])
  return <>{children}</>
}
