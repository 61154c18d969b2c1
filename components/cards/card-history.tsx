import { cardsMessages as text } from '#messages/cards'
import { locale } from '#messages/locale'
import { ratingNames } from '#messages/ratings'

interface CardEvent {
  id: string
  event: keyof typeof text.events
  rating: number | null
  correct: boolean | null
  durationMillis: number | null
  atMillis: number
  isUndone: boolean
}

/** What happened to a card, in words and in the learner's own time, the latest first. */
export function CardHistory({ history, timeZone }: { history: CardEvent[]; timeZone: string }) {
  if (history.length === 0) return <p className="text-muted">{text.noHistory}</p>
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  return (
    <ol className="divide-y divide-line border-y border-line">
      {history.map((event) => (
        <li key={event.id} className="flex flex-wrap justify-between gap-x-4 py-2">
          <span className={event.isUndone ? 'text-muted' : ''}>
            {event.isUndone ? <del>{inWords(event)}</del> : inWords(event)}
            {event.isUndone ? ` (${text.takenBack})` : null}
          </span>
          <time dateTime={new Date(event.atMillis).toISOString()} className="text-sm text-muted">
            {format.format(event.atMillis)}
          </time>
        </li>
      ))}
    </ol>
  )
}

function inWords({ event, rating, correct, durationMillis }: CardEvent): string {
  if (event !== 'rated') return text.events[event]
  const ratings: Record<number, string> = ratingNames
  const graded = correct === null ? null : correct ? text.graded.right : text.graded.wrong
  const took = durationMillis === null ? null : text.took(Math.max(1, Math.round(durationMillis / 1000)))
  return [text.events.rated(ratings[rating ?? 0] ?? ''), graded, took]
    .filter((part) => part !== null)
    .join(', ')
}
