import type { Metadata } from 'next'
import { Link } from '#components/ui/link'
import { ImportForm } from '#components/own/import-form'
import { PageHeading } from '#components/ui/page-heading'
import { texts } from '#app/texts/on-server'
import { requireUserId } from '#server/account/session'
import { withTexts } from '../../texts/bring-texts'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await texts('own')).import.title })

/** Imports cards of another program into a deck of the learner's own. */
async function ImportPage() {
  await requireUserId()
  const text = await texts('own')
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

export default withTexts(['file-field', 'own'], ImportPage)
