'use client'

import { Link } from '#components/ui/link'
import { tokenInAddress } from '#browser/account/token-in-address'
import { AccountForm, type FormOutcome } from '#components/account/account-form'
import { useTexts } from '#texts'

interface StopRemindersProps {
  stop: (form: { token: string }) => Promise<FormOutcome>
}

/** Stops the daily mail by the link in it: on demand, because some mail programs open links. */
export function StopReminders({ stop }: StopRemindersProps) {
  const text = useTexts('reminders')
  return (
    <AccountForm
      title={text.stop.title}
      lead={text.stop.lead}
      asks={[]}
      submitLabel={text.stop.confirm}
      submit={() => stop({ token: tokenInAddress() })}
      done={text.stop.done}
      footer={
        <Link href="/settings#reminders" className="text-accent underline">
          {text.stop.settings}
        </Link>
      }
    />
  )
}
