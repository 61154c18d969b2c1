import { dateFormat } from '#messages/formats'
import type { Override } from '#domain/schedule/override'
import { useLocale, useTexts } from '#texts'
import type { TextsOf } from '#messages/rooms'

interface CardEvent {
  id: string
  event: keyof TextsOf<'cards'>['events']
  rating: number | null
  correct: boolean | null
  override: Override | null
  durationMillis: number | null
  atMillis: number
  isImported: boolean
  isUndone: boolean
}

/** What happened to a card, latest first, with times in the learner's time zone. */
export function CardHistory({ history, timeZone }: { history: CardEvent[]; timeZone: string }) {
  const text = useTexts('cards')
  const locale = useLocale()
  const ratingNames = useTexts('ratings')
  if (history.length === 0) return <p className="text-muted">{text.noHistory}</p>
  const format = dateFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  return (
    <ol className="divide-y divide-line border-y border-line">
      {history.map((event) => (
        <li key={event.id} className="flex flex-wrap justify-between gap-x-4 py-2">
          <span className={event.isUndone ? 'text-muted' : ''}>
            {event.isUndone ? (
              <del>{sentence(text, ratingNames, event)}</del>
            ) : (
              sentence(text, ratingNames, event)
            )}
            {event.isImported ? ` (${text.importedEvent})` : null}
            {event.isUndone ? ` (${text.undoneEvent})` : null}
          </span>
          <time dateTime={new Date(event.atMillis).toISOString()} className="text-sm text-muted">
            {format.format(event.atMillis)}
          </time>
        </li>
      ))}
    </ol>
  )
}

function sentence(
  text: TextsOf<'cards'>,
  ratingNames: TextsOf<'ratings'>,
  { event, rating, durationMillis, isImported, ...answer }: CardEvent,
): string {
  if (event === 'dueSet' && isImported) return text.dueAsBefore
  if (event !== 'rated') return text.events[event]
  const ratings: Record<number, string> = ratingNames
  const isAgain = rating !== null && rating > 1 && answer.correct === false && answer.override === null
  const parts = [
    text.events.rated({ rating: ratings[rating ?? 0] ?? '' }),
    isImported ? null : gradeOf(text, answer),
    isAgain ? text.countsAsAgain : null,
    durationMillis === null ? null : text.took({ seconds: Math.max(1, Math.round(durationMillis / 1000)) }),
  ]
  return parts.filter((part) => part !== null).join(', ')
}

function gradeOf(
  text: TextsOf<'cards'>,
  { correct, override }: Pick<CardEvent, 'correct' | 'override'>,
): string {
  if (override !== null) return text.overrides[override]
  return correct === null ? text.graded.none : correct ? text.graded.right : text.graded.wrong
}
