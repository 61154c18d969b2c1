import type { Metadata } from 'next'
import { connection } from 'next/server'
import { PageHeading } from '#components/ui/page-heading'
import { texts } from '#app/texts/on-server'
import type { TextsOf } from '#messages/rooms'
import { offeredProviders } from '#server/account/providers'
import { sendsMail } from '#server/mail/mailer'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await texts('privacy')).title })

export default async function PrivacyPage() {
  const text = await texts('privacy')
  await connection()
  const sections = sectionsOf(text, { sendsMail: sendsMail(), hasProviders: offeredProviders().length > 0 })
  return (
    <div className="mx-auto max-w-prose">
      <PageHeading title={text.title} lead={text.lead} />
      <div className="grid gap-8">
        {sections.map(({ title, points }) => (
          <section key={title}>
            <h2 className="mb-3 text-lg">{title}</h2>
            <ul className="grid list-disc gap-2 ps-5">
              {points.map((point) => (
                <li key={point}>{point}</li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  )
}

interface SiteUse {
  sendsMail: boolean
  /** Whether learners may sign in by other sites. */
  hasProviders: boolean
}

/** What is said depends on what the site does. */
function sectionsOf(text: TextsOf<'privacy'>, { sendsMail, hasProviders }: SiteUse) {
  const { account, learning, browser, shortly, who } = text
  return [
    {
      title: account.title,
      points: [
        sendsMail ? account.emailWithMail : account.email,
        account.password,
        ...(hasProviders ? [account.providers] : []),
        account.sessions,
        account.settings,
      ],
    },
    {
      title: learning.title,
      points: [learning.answers, learning.quizzes, learning.ownCards, learning.weights],
    },
    { title: browser.title, points: [browser.cookies, browser.outbox, browser.kept] },
    { title: shortly.title, points: [shortly.addresses, shortly.log] },
    {
      title: who.title,
      points: [who.host, hasProviders ? who.nobodyButProviders : who.nobody, who.download],
    },
  ]
}
