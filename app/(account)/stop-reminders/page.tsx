import type { Metadata } from 'next'
import { StopReminders } from '#components/reminders/stop-reminders'
import { texts } from '#app/texts/on-server'
import { stopRemindersAction } from './actions'
import { withTexts } from '../../texts/bring-texts'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await texts('reminders')).stop.title,
})

function StopRemindersPage() {
  return <StopReminders stop={stopRemindersAction} />
}

export default withTexts(['account'], StopRemindersPage)
