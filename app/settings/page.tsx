import type { Metadata } from 'next'
import { MemoryModel } from '#components/account/memory-model'
import { MoveCards } from '#components/account/move-cards'
import { Reminders } from '#components/reminders/reminders'
import { SettingsForm } from '#components/account/settings-form'
import { UndoPlan } from '#components/account/undo-plan'
import { PageHeading } from '#components/ui/page-heading'
import { texts } from '#app/texts/on-server'
import { readLearningSettings } from '#server/account/learning-settings'
import { requireUserId } from '#server/account/session'
import { isEmailVerified } from '#server/account/verify-email'
import { sendsMail } from '#server/mail/mailer'
import { memoryModel } from '#server/optimiser/learned-weights'
import { digestHour } from '#server/reminders/reminder-settings'
import { lapseCounts } from '#server/study/lapse-counts'
import { lastMove } from '#server/study/move-cards'
import { lastPlanChange } from '#server/study/plan-changes'
import { simulateWorkload } from '#server/study/simulate-workload'
import {
  beginTrainingAction,
  chooseWeightsAction,
  moveCardsAction,
  previewMovesAction,
  previewSettingsAction,
  previewWeightsAction,
  readMemoryModelAction,
  saveReminderAction,
  saveSettingsAction,
  undoMoveAction,
  undoPlanAction,
} from './actions'
import { withTexts } from '../texts/bring-texts'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await texts('settings')).title })

/** The desired retentions on offer, besides the one that the learner has. */
const offeredRetentions = [0.8, 0.85, 0.9, 0.95, 0.97]

async function SettingsPage() {
  const userId = await requireUserId()
  const text = await texts('settings')
  const settings = await readLearningSettings(userId)
  const change = await lastPlanChange(userId)
  const retentions = [...new Set([...offeredRetentions, settings.desiredRetention])].sort((a, b) => a - b)
  return (
    <div className="mx-auto max-w-[56rem]">
      <PageHeading title={text.title} />
      <SettingsForm
        settings={settings}
        workload={await simulateWorkload(userId, retentions, new Date())}
        lapses={await lapseCounts(userId)}
        timeZones={Intl.supportedValuesOf('timeZone').concat('UTC')}
        changedAtMillis={change?.atMillis ?? null}
        save={saveSettingsAction}
        preview={previewSettingsAction}
      />
      <div className="mt-10 grid gap-10 lg:ms-56">
        <UndoPlan change={change} timeZone={settings.timeZone} undo={undoPlanAction} />
        <MoveCards
          // A preview says nothing about settings that were saved after it.
          key={JSON.stringify(settings)}
          lastMove={await lastMove(userId)}
          timeZone={settings.timeZone}
          preview={previewMovesAction}
          move={moveCardsAction}
          undo={undoMoveAction}
        />
        <Reminders
          mail={
            sendsMail() ? { hour: await digestHour(userId), isVerified: await isEmailVerified(userId) } : null
          }
          save={saveReminderAction}
        />
        <MemoryModel
          model={await memoryModel(userId)}
          timeZone={settings.timeZone}
          read={readMemoryModelAction}
          begin={beginTrainingAction}
          preview={previewWeightsAction}
          choose={chooseWeightsAction}
        />
      </div>
    </div>
  )
}

export default withTexts(['intervals', 'memory', 'settings'], SettingsPage)
