import type { Metadata } from 'next'
import { StopReminders } from '#components/reminders/stop-reminders'
import { reminderMessages as text } from '#messages/reminders'
import { stopRemindersAction } from './actions'

export const metadata: Metadata = { title: text.stop.title }

export default function StopRemindersPage() {
  return <StopReminders stop={stopRemindersAction} />
}
