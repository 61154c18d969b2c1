import type { Metadata } from 'next'
import { connection } from 'next/server'
import { PageHeading } from '#components/ui/page-heading'
import { privacyMessages as text } from '#messages/privacy'
import { offeredProviders } from '#server/account/providers'
import { sendsMail } from '#server/mail/mailer'

export const metadata: Metadata = { title: text.title }

export default async function PrivacyPage() {
  await connection()
  const site = { sendsMail: sendsMail(), hasProviders: offeredProviders().length > 0 }
  return (
    <div className="mx-auto max-w-prose">
      <PageHeading title={text.title}>{text.lead}</PageHeading>
      <div className="grid gap-8">
        {text.sections.map(({ title, points }) => (
          <section key={title}>
            <h2 className="mb-3 text-lg">{title}</h2>
            <ul className="grid list-disc gap-2 ps-5">
              {points
                .map((point) => (typeof point === 'string' ? point : point(site)))
                .filter((point) => point !== null)
                .map((point) => (
                  <li key={point}>{point}</li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  )
}
