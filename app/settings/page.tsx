import type { Metadata } from 'next'
import { SettingsForm } from '#components/account/settings-form'
import { PageHeading } from '#components/ui/page-heading'
import { messages } from '#messages/en'
import { readLearningSettings } from '#server/account/learning-settings'
import { requireUserId } from '#server/account/session'
import { saveSettingsAction } from './actions'

export const metadata: Metadata = { title: messages.settings.title }

export default async function SettingsPage() {
  const settings = await readLearningSettings(await requireUserId())
  return (
    <>
      <PageHeading title={messages.settings.title} />
      <SettingsForm
        settings={settings}
        timeZones={Intl.supportedValuesOf('timeZone').concat('UTC')}
        save={saveSettingsAction}
      />
    </>
  )
}
