import type { Metadata } from 'next'
import Link from 'next/link'
import { ImportForm } from '#components/own/import-form'
import { PageHeading } from '#components/ui/page-heading'
import { ownMessages as text } from '#messages/own'
import { requireUserId } from '#server/account/session'

export const metadata: Metadata = { title: text.import.title }

/** Imports cards of another program into a deck of the learner's own. */
export default async function ImportPage() {
  await requireUserId()
  return (
    <>
      <PageHeading title={text.import.title} lead={text.import.lead}>
        <Link href="/own" className="inline-flex min-h-11 items-center text-accent underline">
          {text.allDecks}
        </Link>
      </PageHeading>
      <ImportForm />
    </>
  )
}
