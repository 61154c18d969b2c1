import type { Metadata } from 'next'
import { DeckForm } from '#components/own/deck-form'
import { DeckList } from '#components/own/deck-list'
import { ButtonLink } from '#components/ui/button-link'
import { EmptyState } from '#components/ui/empty-state'
import { PageHeading } from '#components/ui/page-heading'
import { texts } from '#app/texts/on-server'
import { requireUserId } from '#server/account/session'
import { listDecks } from '#server/own/own-decks'
import { createDeckAction } from './actions'
import { withTexts } from '../texts/bring-texts'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await texts('own')).title })

/** The learner's own decks. */
async function OwnPage() {
  const text = await texts('own')
  const decks = await listDecks(await requireUserId(), new Date())
  return (
    <>
      <PageHeading title={text.title} lead={text.lead}>
        <ButtonLink href="/own/import" look="secondary">
          {text.openImport}
        </ButtonLink>
      </PageHeading>
      {decks.length === 0 ? (
        <EmptyState heading="h2" title={text.none} text={text.noneText} />
      ) : (
        <DeckList decks={decks} />
      )}
      <section className="mt-10 grid gap-3">
        <h2 className="text-lg">{text.newDeck}</h2>
        <DeckForm title="" action={createDeckAction} />
      </section>
    </>
  )
}

export default withTexts(['own'], OwnPage)
