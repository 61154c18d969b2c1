import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { CardList } from '#components/cards/card-list'
import { CardPages } from '#components/cards/card-pages'
import { CardSearch } from '#components/cards/card-search'
import { ButtonLink } from '#components/ui/button-link'
import { EmptyState } from '#components/ui/empty-state'
import { UnreadableRows } from '#components/ui/unreadable-rows'
import { PageHeading } from '#components/ui/page-heading'
import { texts } from '#app/texts/on-server'
import { currentUser } from '#server/account/session'
import { cardQuerySchema } from '#server/cards/card-query'
import { listCards } from '#server/cards/list-cards'
import { changeCardsAction, undoChangesAction } from './actions'
import { withTexts } from '../texts/bring-texts'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await texts('cards')).title })

async function CardsPage({ searchParams }: PageProps<'/cards'>) {
  const text = await texts('cards')
  const user = await currentUser()
  if (user === null) redirect('/sign-in')
  const query = cardQuerySchema.parse(await searchParams)
  const now = new Date()
  const list = await listCards(user, query, now)
  return (
    <>
      <PageHeading title={text.title} lead={text.lead}>
        <ButtonLink href="/own" look="secondary">
          {text.own}
        </ButtonLink>
      </PageHeading>
      {list.lessons.length === 0 ? (
        <EmptyState heading="h2" title={text.none} text={text.noneText} />
      ) : (
        <>
          <CardSearch query={query} lessons={list.lessons} concept={list.concept} total={list.total} />
          <UnreadableRows rows={list.unreadable} />
          {list.total === 0 ? (
            <EmptyState
              heading="h2"
              title={text.notFound}
              text={text.notFoundText}
              action={{ href: '/cards', label: text.clear }}
            />
          ) : (
            <CardList
              cards={list.cards}
              nowMillis={now.getTime()}
              change={changeCardsAction}
              undo={undoChangesAction}
            />
          )}
          <CardPages query={query} page={list.page} pages={list.pages} />
        </>
      )}
    </>
  )
}

export default withTexts(['cards', 'intervals', 'item-kinds', 'knowledge'], CardsPage)
