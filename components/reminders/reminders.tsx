'use client'

import { Link } from '#components/ui/link'
import { useActionState, useSyncExternalStore } from 'react'
import {
  notificationState,
  onNotificationState,
  turnNotificationsOff,
  turnNotificationsOn,
} from '#browser/reminders/due-notification'
import { Button } from '#components/ui/button'
import { Field } from '#components/ui/field'
import { Notice } from '#components/ui/notice'
import { useTexts } from '#texts'

/** What came of saving. */
export type ReminderReply = 'saved' | 'unverified'

interface RemindersProps {
  /** Null if this site sends no mail. */
  mail: { hour: number | null; isVerified: boolean } | null
  save: (before: ReminderReply | null, form: FormData) => Promise<ReminderReply>
}

const hours = Array.from({ length: 24 }, (_, hour) => hour)

/** Reminders: a mail a day, if this site sends mail, and notifications while the app is open. */
export function Reminders({ mail, save }: RemindersProps) {
  const text = useTexts('reminders')
  return (
    <section aria-labelledby="reminders" className="grid gap-6 panel p-5 sm:p-6">
      <h2 id="reminders" className="text-lg">
        {text.title}
      </h2>
      {mail === null ? null : <MailDigest {...mail} save={save} />}
      <Notifications />
    </section>
  )
}

function MailDigest({
  hour,
  isVerified,
  save,
}: NonNullable<RemindersProps['mail']> & Pick<RemindersProps, 'save'>) {
  const text = useTexts('reminders')
  const [reply, post, isSaving] = useActionState(save, null)
  if (!isVerified) {
    return (
      <p>
        {text.unverified}{' '}
        <Link href="/account" className="text-accent underline">
          {text.toAccount}
        </Link>
      </p>
    )
  }
  return (
    <form action={post} className="grid gap-3">
      <Field name="digestHour" label={text.mail} hint={text.mailHint}>
        {(control) => (
          <select {...control} key={String(hour)} defaultValue={hour ?? 'off'}>
            <option value="off">{text.off}</option>
            {hours.map((each) => (
              <option key={each} value={each}>
                {text.hour({ hour: String(each).padStart(2, '0') })}
              </option>
            ))}
          </select>
        )}
      </Field>
      {reply === null ? null : (
        <Notice tone={reply === 'saved' ? 'good' : 'bad'} announced>
          {text[reply]}
        </Notice>
      )}
      <div>
        <Button type="submit" look="secondary" disabled={isSaving}>
          {text.save}
        </Button>
      </div>
    </form>
  )
}

function Notifications() {
  const text = useTexts('reminders')
  const state = useSyncExternalStore(onNotificationState, notificationState, () => null)
  return (
    <div className="grid gap-3">
      <h3 className="font-[600]">{text.notifications}</h3>
      <p className="text-sm text-muted">{text.notificationsHint}</p>
      {state === 'unsupported' || state === 'blocked' ? <p>{text[state]}</p> : null}
      {state === 'on' ? <p role="status">{text.isOn}</p> : null}
      {state === 'on' || state === 'off' ? (
        <div>
          <Button
            look="secondary"
            onClick={() => (state === 'on' ? turnNotificationsOff() : void turnNotificationsOn())}
          >
            {state === 'on' ? text.turnOff : text.turnOn}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
