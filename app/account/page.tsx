import type { Metadata } from 'next'
import { AccountDeletion } from '#components/my-account/account-deletion'
import { ChangeForm } from '#components/my-account/change-form'
import { OwnData } from '#components/my-account/own-data'
import { Section } from '#components/my-account/section'
import { SessionList } from '#components/my-account/session-list'
import { PageHeading } from '#components/ui/page-heading'
import { myAccountMessages as text } from '#messages/my-account'
import { readLearningSettings } from '#server/account/learning-settings'
import { sessionsOf } from '#server/account/open-sessions'
import { requireSession } from '#server/account/session'
import { isEmailVerified } from '#server/account/verify-email'
import { sendsMail } from '#server/mail/mailer'
import {
  changeEmailAction,
  changePasswordAction,
  deleteAccountAction,
  endOtherSessionsAction,
  endSessionAction,
  sendVerificationAction,
} from './actions'

const exportPath = '/api/account/export'

export const metadata: Metadata = { title: text.title }

export default async function AccountPage() {
  const { userId, sessionId, email } = await requireSession()
  const { timeZone } = await readLearningSettings(userId)
  const mail = sendsMail()
  const isVerified = mail && (await isEmailVerified(userId))
  const when = (atMillis: number) => text.sessions.when(atMillis, timeZone)
  const sessions = (await sessionsOf(userId, new Date())).map((session) => ({
    id: session.id,
    device: text.sessions.device(session.browser, session.system),
    used: when(session.usedAtMillis),
    since: when(session.createdAtMillis),
    isThis: session.id === sessionId,
  }))
  return (
    <div className="mx-auto max-w-prose">
      <PageHeading title={text.title} lead={text.signedInAs(email)} />
      <div className="grid gap-12">
        <Section title={text.password.title} lead={text.password.lead}>
          <ChangeForm
            fields={[
              {
                name: 'current',
                label: text.password.current,
                type: 'password',
                autoComplete: 'current-password',
              },
              {
                name: 'wanted',
                label: text.password.wanted,
                hint: text.password.hint,
                type: 'password',
                autoComplete: 'new-password',
              },
            ]}
            submitLabel={text.password.save}
            done={text.password.done}
            submit={changePasswordAction}
          />
        </Section>
        <Section title={text.email.title} lead={mail ? text.email.leadWithMail : text.email.lead}>
          {mail && isVerified ? <p className="mb-5">{text.email.verified}</p> : null}
          {mail && !isVerified ? (
            <div className="mb-8 grid gap-3">
              <p>{text.email.unverified}</p>
              <ChangeForm
                fields={[]}
                submitLabel={text.email.sendAgain}
                done={text.email.sent}
                submit={sendVerificationAction}
              />
            </div>
          ) : null}
          <ChangeForm
            fields={[
              { name: 'email', label: text.email.wanted, type: 'email', autoComplete: 'email' },
              {
                name: 'emailPassword',
                label: text.email.password,
                type: 'password',
                autoComplete: 'current-password',
              },
            ]}
            submitLabel={text.email.save}
            done={mail ? text.email.linkSent : text.email.done}
            submit={changeEmailAction}
          />
        </Section>
        <SessionList sessions={sessions} end={endSessionAction} endOthers={endOtherSessionsAction} />
        <OwnData exportPath={exportPath} timeZone={timeZone} />
        <AccountDeletion
          learnerId={userId}
          email={email}
          exportPath={exportPath}
          submit={deleteAccountAction}
        />
      </div>
    </div>
  )
}
