import type { Metadata } from 'next'
import { Link } from '#components/ui/link'
import { notFound } from 'next/navigation'
import { deckPath } from '#browser/paths'
import { CardForm } from '#components/own/card-form'
import { ConfirmDelete } from '#components/own/confirm-delete'
import { PageHeading } from '#components/ui/page-heading'
import { texts } from '#app/texts/on-server'
import { requireUserId } from '#server/account/session'
import { readOwnCard } from '#server/own/own-cards'
import { NotOwnError } from '#server/own/own-decks'
import { sandboxUrl } from '#server/sandbox/sandbox-url'
import { deleteCardAction, saveCardAction } from '../../actions'
import { withTexts } from '../../../texts/bring-texts'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await texts('own')).editTitle })

/** Changes or deletes a card of the learner's own. */
async function OwnCardPage({ params }: PageProps<'/own/[deck]/[card]'>) {
  const userId = await requireUserId()
  const text = await texts('own')
  const { deck: deckId, card: encoded } = await params
  const cardId = decodeURIComponent(encoded)
  const card = await readOwnCard(userId, cardId).catch((error: unknown) => {
    if (error instanceof NotOwnError) notFound()
    throw error
  })
  if (card.deck.id !== deckId) notFound()
  const place = { deckId, cardId }
  return (
    <div className="mx-auto max-w-prose">
      <PageHeading title={text.editTitle} lead={text.editLead}>
        <Link href={deckPath(deckId)} className="inline-flex min-h-11 items-center text-accent underline">
          {text.backToDeck({ title: card.deck.title })}
        </Link>
      </PageHeading>
      <CardForm
        card={{ front: card.front, back: card.back, tags: card.tags.join(' ') }}
        sandboxUrl={sandboxUrl()}
        action={saveCardAction.bind(null, place)}
      />
      <div className="mt-10 border-t border-line pt-6">
        <ConfirmDelete
          label={text.deleteCard}
          question={text.confirmCard}
          action={deleteCardAction.bind(null, place)}
        />
      </div>
    </div>
  )
}

export default withTexts(['own'], OwnCardPage)
