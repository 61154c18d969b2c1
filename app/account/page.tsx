import type { Metadata } from 'next'
import { ProviderButtons } from '#components/account/provider-buttons'
import { AccountDeletion } from '#components/my-account/account-deletion'
import { ChangeForm } from '#components/my-account/change-form'
import { OwnData } from '#components/my-account/own-data'
import { ProviderList, type LinkingOutcome } from '#components/my-account/provider-list'
import { Section } from '#components/my-account/section'
import { SectionLinks } from '#components/my-account/section-links'
import { SessionList } from '#components/my-account/session-list'
import { PageHeading } from '#components/ui/page-heading'
import { requestLocale, texts } from '#app/texts/on-server'
import { deviceName } from '#messages/device-name'
import { dateFormat, listFormat } from '#messages/formats'
import type { TextsOf } from '#messages/rooms'
import { readLearningSettings } from '#server/account/learning-settings'
import { sessionsOf } from '#server/account/open-sessions'
import { waysInOf } from '#server/account/provider-links'
import { providerName } from '#server/account/providers'
import { requireSession } from '#server/account/session'
import { isEmailVerified } from '#server/account/verify-email'
import { sendsMail } from '#server/mail/mailer'
import { longestDaysKept } from '#server/backup/rotate-backups'
import { readBackupSettings, settings } from '#server/settings'
import {
  askToLinkAction,
  changeEmailAction,
  changePasswordAction,
  deleteAccountAction,
  endOtherSessionsAction,
  endSessionAction,
  sendVerificationAction,
  unlinkProviderAction,
} from './actions'
import { withTexts } from '../texts/bring-texts'

const exportPath = '/api/account/export'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await texts('my-account')).title })

interface AccountPageProps {
  searchParams: Promise<{ provider?: string | string[] }>
}

/** What came of leaving for a provider, as the address of this page says. */
const outcomeOf = (
  text: TextsOf<'my-account'>,
  word: string | string[] | undefined,
): LinkingOutcome | null =>
  typeof word === 'string' && Object.hasOwn(text.providers.outcomes, word) ? (word as LinkingOutcome) : null

async function AccountPage({ searchParams }: AccountPageProps) {
  const { userId, sessionId, email } = await requireSession()
  const text = await texts('my-account')
  const { timeZone } = await readLearningSettings(userId)
  const mail = sendsMail()
  const isVerified = mail && (await isEmailVerified(userId))
  const { hasPassword, links } = await waysInOf(userId)
  const offered = settings().providers
  const backups = readBackupSettings(process.env)
  const locale = await requestLocale()
  const when = (atMillis: number) =>
    dateFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(atMillis)
  const sessions = (await sessionsOf(userId, new Date())).map((session) => ({
    id: session.id,
    device: deviceName(text.sessions, session),
    used: when(session.usedAtMillis),
    since: when(session.createdAtMillis),
    isThis: session.id === sessionId,
  }))
  const providers = [
    ...offered.map(({ id, issuer, name }) => ({ id, issuer, name })),
    ...links
      .filter(({ issuer }) => offered.every((provider) => provider.issuer !== issuer))
      .map(({ issuer }) => ({ id: null, issuer, name: providerName(issuer) })),
  ].map((provider) => {
    const link = links.find(({ issuer }) => issuer === provider.issuer)
    return { ...provider, since: link === undefined ? null : when(link.linkedAtMillis) }
  })
  const linked = offered.filter(({ issuer }) => links.some((link) => link.issuer === issuer))
  const sections = [
    ...(hasPassword ? [] : [{ id: 'again', title: text.again.title } as const]),
    { id: 'password', title: text.password.title } as const,
    { id: 'email', title: text.email.title } as const,
    ...(providers.length === 0 ? [] : [{ id: 'other-sites', title: text.providers.title } as const]),
    { id: 'sessions', title: text.sessions.title } as const,
    { id: 'data', title: text.data.title } as const,
    { id: 'deletion', title: text.deletion.title } as const,
  ]
  return (
    <div className="mx-auto max-w-[56rem] gap-x-10 lg:grid lg:grid-cols-[11rem_minmax(0,1fr)]">
      <div className="lg:col-span-2">
        <PageHeading title={text.title} lead={text.signedInAs({ email })} />
      </div>
      <SectionLinks sections={sections} />
      <div className="grid max-w-prose gap-12">
        {hasPassword ? null : (
          <Section id="again" title={text.again.title} lead={text.again.lead}>
            <ProviderButtons
              providers={linked.map(({ id, name }) => ({ id, name }))}
              again
              callbackUrl="/account"
            />
          </Section>
        )}
        <Section
          id="password"
          title={text.password.title}
          lead={hasPassword ? text.password.lead : text.password.setLead}
        >
          {hasPassword && links.length > 0 ? (
            <p>
              {text.password.links({
                names: listFormat(locale, { type: 'disjunction' }).format(
                  links.map(({ issuer }) => providerName(issuer)),
                ),
              })}{' '}
              <a href="#other-sites" className="text-accent underline">
                {text.password.toLinks}
              </a>
            </p>
          ) : null}
          <ChangeForm
            fields={[
              ...(hasPassword
                ? [
                    {
                      name: 'current',
                      label: text.password.current,
                      type: 'password',
                      autoComplete: 'current-password',
                    } as const,
                  ]
                : []),
              {
                name: 'wanted',
                label: text.password.wanted,
                hint: text.password.hint,
                type: 'password',
                autoComplete: 'new-password',
              },
            ]}
            submitLabel={hasPassword ? text.password.save : text.password.set}
            done={text.password.done}
            submit={changePasswordAction}
          />
        </Section>
        <Section id="email" title={text.email.title} lead={mail ? text.email.leadWithMail : text.email.lead}>
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
              ...(hasPassword
                ? [
                    {
                      name: 'emailPassword',
                      label: text.email.password,
                      type: 'password',
                      autoComplete: 'current-password',
                    } as const,
                  ]
                : []),
            ]}
            submitLabel={text.email.save}
            done={mail ? text.email.linkSent : text.email.done}
            submit={changeEmailAction}
          />
        </Section>
        {providers.length === 0 ? null : (
          <ProviderList
            providers={providers}
            hasPassword={hasPassword}
            outcome={outcomeOf(text, (await searchParams).provider)}
            askToLink={askToLinkAction}
            unlink={unlinkProviderAction}
          />
        )}
        <SessionList sessions={sessions} end={endSessionAction} endOthers={endOtherSessionsAction} />
        <OwnData exportPath={exportPath} timeZone={timeZone} />
        <AccountDeletion
          learnerId={userId}
          email={email}
          hasPassword={hasPassword}
          exportPath={exportPath}
          backupDays={longestDaysKept(backups.isAutomatic, backups.rotation)}
          submit={deleteAccountAction}
        />
      </div>
    </div>
  )
}

export default withTexts(['account', 'file-field', 'my-account'], AccountPage)
