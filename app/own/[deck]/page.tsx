import type { Metadata } from 'next'
import { Link } from '#components/ui/link'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { CardForm } from '#components/own/card-form'
import { ConfirmDelete } from '#components/own/confirm-delete'
import { DeckCards } from '#components/own/deck-cards'
import { DeckForm } from '#components/own/deck-form'
import { ButtonLink } from '#components/ui/button-link'
import { PageHeading } from '#components/ui/page-heading'
import { UnreadableRows } from '#components/ui/unreadable-rows'
import { texts } from '#app/texts/on-server'
import { requireUserId } from '#server/account/session'
import { readDeck } from '#server/own/own-cards'
import { NotOwnError } from '#server/own/own-decks'
import { sandboxUrl } from '#server/sandbox/sandbox-url'
import { deleteDeckAction, renameDeckAction, saveCardAction } from '../actions'
import { withTexts } from '../../texts/bring-texts'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await texts('own')).title })

const querySchema = z.object({
  tag: z.string().max(100).nullable().default(null).catch(null),
  page: z.coerce.number().int().positive().default(1).catch(1),
})

/** A deck of the learner's own: a form for a new card, and the cards. */
async function DeckPage({ params, searchParams }: PageProps<'/own/[deck]'>) {
  const userId = await requireUserId()
  const text = await texts('own')
  const { deck: deckId } = await params
  const { tag, page } = querySchema.parse(await searchParams)
  const deck = await readDeck(userId, deckId, tag, page).catch((error: unknown) => {
    if (error instanceof NotOwnError) notFound()
    throw error
  })
  return (
    <>
      <PageHeading title={deck.title}>
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <Link href="/own" className="inline-flex min-h-11 items-center text-accent underline">
            {text.allDecks}
          </Link>
          {deck.total === 0 ? null : (
            <ButtonLink href={`/study?${new URLSearchParams({ lesson: deck.lessonId }).toString()}`}>
              {text.study}
            </ButtonLink>
          )}
        </div>
      </PageHeading>
      <div className="grid grid-cols-1 gap-12 lg:grid-cols-2">
        <section className="min-w-0">
          <h2 className="mb-3 text-lg">{text.newCard}</h2>
          <CardForm
            card={null}
            sandboxUrl={sandboxUrl()}
            action={saveCardAction.bind(null, { deckId, cardId: null })}
          />
        </section>
        <section className="min-w-0">
          <h2 className="mb-3 text-lg">{text.list({ n: deck.total })}</h2>
          <UnreadableRows rows={deck.unreadable} />
          <DeckCards deckId={deckId} {...deck} tag={tag} />
        </section>
      </div>
      <details className="mt-12 border-t border-line pt-3">
        <summary className="disclosure font-[600] text-accent">{text.changeDeck}</summary>
        <div className="mt-3 grid gap-6">
          <DeckForm title={deck.title} action={renameDeckAction.bind(null, deckId)} />
          <div>
            <ConfirmDelete
              label={text.deleteDeck}
              question={text.confirmDeck({ title: deck.title })}
              action={deleteDeckAction.bind(null, deckId)}
            />
          </div>
        </div>
      </details>
    </>
  )
}

export default withTexts(['own'], DeckPage)
