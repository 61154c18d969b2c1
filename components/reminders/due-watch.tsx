'use client'

import { useEffect } from 'react'
import { watchForDueCards } from '#browser/reminders/due-notification'
import { reminderMessages } from '#messages/reminders'

/** Tells a learner by a notification that cards are due, if they have turned that on. Draws nothing. */
export function DueWatch() {
  useEffect(() => watchForDueCards(reminderMessages.due), [])
  return null
}
