import { Flag, Moon, Pause, Repeat } from 'lucide-react'
import type { ReactNode } from 'react'
import type { CardSchedule, ListedCard } from '#browser/cards/card-types'
import { useTexts } from '#texts'
import type { TextsOf } from '#messages/rooms'
import { formatDue } from '#messages/format-interval'

/** When a card is due, such as `in 3 days`; null while it is new. */
export function dueFromNow(
  intervals: TextsOf<'intervals'>,
  { due }: CardSchedule,
  nowMillis: number,
): string | null {
  if (due === null) return null
  return formatDue(intervals, due, nowMillis)
}

type Marked = Pick<ListedCard, 'schedule' | 'isBuried' | 'isLeech' | 'flags'>

/** The marks of a card: suspended, hidden, leech, flagged. */
export function CardChips({ card }: { card: Marked }) {
  const text = useTexts('cards')
  return (
    <>
      {card.schedule.suspended ? (
        <Chip icon={<Pause className="size-3.5" aria-hidden="true" />}>{text.chips.suspended}</Chip>
      ) : null}
      {card.isBuried ? (
        <Chip icon={<Moon className="size-3.5" aria-hidden="true" />}>{text.chips.buried}</Chip>
      ) : null}
      {card.isLeech ? (
        <Chip icon={<Repeat className="size-3.5" aria-hidden="true" />}>{text.chips.leech}</Chip>
      ) : null}
      {card.flags === 0 ? null : (
        <Chip icon={<Flag className="size-3.5" aria-hidden="true" />}>
          {text.chips.flags({ n: card.flags })}
        </Chip>
      )}
    </>
  )
}

function Chip({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1 rounded-sm bg-accent-soft px-1.5 py-0.5 text-ink">
      {icon}
      {children}
    </span>
  )
}
