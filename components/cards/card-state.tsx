import { Flag, Moon, Pause, Repeat } from 'lucide-react'
import type { ReactNode } from 'react'
import type { CardSchedule, ListedCard } from '#browser/cards/card-types'
import { formatFromNow } from '#messages/format-interval'
import { cardsMessages as text } from '#messages/cards'

/** When a card comes back, in words; null while it is new. */
export function dueText({ due }: CardSchedule, nowMillis: number): string | null {
  if (due === null) return null
  return text.due(formatFromNow(due.kind === 'day' ? due.fromMillis : due.atMillis, nowMillis))
}

type Marked = Pick<ListedCard, 'schedule' | 'isBuried' | 'isLeech' | 'flags'>

/** What is particular about a card. */
export function CardChips({ card }: { card: Marked }) {
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
        <Chip icon={<Flag className="size-3.5" aria-hidden="true" />}>{text.chips.flags(card.flags)}</Chip>
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
