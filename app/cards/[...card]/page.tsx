import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { CardPage } from '#components/cards/card-page'
import { presentItem } from '#domain/items/present-item'
import { dateOfStudyDay } from '#domain/schedule/study-day'
import { texts } from '#app/texts/on-server'
import { currentUser } from '#server/account/session'
import { readCard } from '#server/cards/read-card'
import { changeCardsAction, resolveFlagAction, undoChangesAction } from '../actions'
import { withTexts } from '../../texts/bring-texts'

type Props = PageProps<'/cards/[...card]'>

const now = cache(() => new Date())

/** Reads a card once per request, although both the metadata and the page need it. */
const cardAt = cache(async (cardId: string) => {
  const user = await currentUser()
  if (user === null) redirect('/sign-in')
  return readCard(user, cardId, now())
})

async function cardOf({ params }: Props) {
  const { card } = await params
  return cardAt(card.map(decodeURIComponent).join('/'))
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const text = await texts('errors')
  const card = await cardOf(props)
  return { title: card?.term ?? card?.face?.prompt ?? text.notFound }
}

async function SingleCardPage(props: Props) {
  const card = await cardOf(props)
  if (card === null) notFound()
  const { curve, today, dueDay } = card
  return (
    <CardPage
      card={card}
      ask={card.face && presentItem(card.face, card.cardId)}
      curve={{
        pieces: curve,
        today: { day: today, date: dateOfStudyDay(today) },
        due: dueDay === null ? null : { day: dueDay, date: dateOfStudyDay(dueDay) },
        firstDate: dateOfStudyDay(Math.floor(curve[0]?.[0]?.day ?? today)),
        lastDate: dateOfStudyDay(Math.ceil(curve.at(-1)?.at(-1)?.day ?? today)),
        dates: curve.map((piece) => dateOfStudyDay(Math.floor(piece[0]?.day ?? today))),
      }}
      nowMillis={now().getTime()}
      change={changeCardsAction}
      undo={undoChangesAction}
      resolveFlag={resolveFlagAction}
    />
  )
}

export default withTexts(['cards', 'objections'], SingleCardPage)
