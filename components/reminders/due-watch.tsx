'use client'

import { useEffect, type ReactNode } from 'react'
import { watchForDueCards } from '#browser/reminders/due-notification'
import { useTexts } from '#texts'

/** While its children are shown, tells a learner by a notification that cards are due, if they have turned that on. */
export function DueWatch({ children }: { children: ReactNode }) {
  const text = useTexts('reminders')
  useEffect(() => watchForDueCards((cards) => text.due({ cards })), [text])
  return <>{children}</>
}
