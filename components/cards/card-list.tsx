'use client'

import { useState } from 'react'
import type { ChangeCards, ListedCard, UndoChanges } from '#browser/cards/card-types'
import { BulkBar } from '#components/cards/bulk-bar'
import { CardLook } from '#components/cards/card-look'
import { CardChips, dueFromNow } from '#components/cards/card-state'
import { KindIcon } from '#components/cards/kind-icon'
import { StateLabel } from '#components/progress/state-label'
import { useTexts } from '#texts'
import { writtenIn } from '#domain/language/written-in'

interface CardListProps {
  cards: ListedCard[]
  nowMillis: number
  change: ChangeCards
  undo: UndoChanges
}

/** A page of cards, which can be selected and changed together. */
export function CardList({ cards, nowMillis, change, undo }: CardListProps) {
  const text = useTexts('cards')
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  // Cards that have left the page are no longer selected.
  const selectedIds = cards.map(({ cardId }) => cardId).filter((cardId) => selected.has(cardId))
  const isAll = selectedIds.length === cards.length
  const toggle = (cardId: string) => {
    const next = new Set(selected)
    if (!next.delete(cardId)) next.add(cardId)
    setSelected(next)
  }
  return (
    <>
      <label className="mb-2 inline-flex min-h-11 items-center gap-3 px-4 text-sm text-muted">
        <input
          type="checkbox"
          className="size-5 accent-accent"
          checked={isAll}
          onChange={() => setSelected(isAll ? new Set() : new Set(cards.map(({ cardId }) => cardId)))}
        />
        {text.selectAll}
      </label>
      <ul className="divide-y divide-line panel">
        {cards.map((card) => (
          <li key={card.cardId} className="flex items-start has-checked:bg-accent-soft">
            <label className="grid min-h-14 shrink-0 place-items-center px-4 pt-1">
              <input
                type="checkbox"
                className="size-5 accent-accent"
                checked={selected.has(card.cardId)}
                onChange={() => toggle(card.cardId)}
              />
              <span className="sr-only">{text.select({ name: nameOf(card) })}</span>
            </label>
            <Row card={card} nowMillis={nowMillis} />
          </li>
        ))}
      </ul>
      <BulkBar cardIds={selectedIds} change={change} undo={undo} onDone={() => setSelected(new Set())} />
    </>
  )
}

const nameOf = ({ term, prompt }: ListedCard) => (term === null ? prompt : `${term}: ${prompt}`)

function Row({ card, nowMillis }: { card: ListedCard; nowMillis: number }) {
  const itemKindNames = useTexts('item-kinds')
  const intervals = useTexts('intervals')
  const text = useTexts('cards')
  const { schedule, recall } = card
  const due = schedule.suspended ? null : dueFromNow(intervals, schedule, nowMillis)
  const facts = [
    itemKindNames[card.kind],
    due === null ? null : text.due({ when: due }),
    recall === null ? null : text.recall({ percent: Math.round(recall * 100) }),
  ]
  return (
    <div className="flex min-w-0 grow gap-3 py-3 pe-4">
      <KindIcon kind={card.kind} />
      <div className="min-w-0 grow">
        <CardLook
          cardId={card.cardId}
          term={card.term}
          prompt={card.prompt}
          excerpt={card.excerpt}
          kind={card.kind}
          language={card.lesson.language}
        />
        <p className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
          <StateLabel state={card.knowledge} />
          <span>{facts.filter((fact) => fact !== null).join(' · ')}</span>
          <CardChips card={card} />
        </p>
        <p {...writtenIn(card.lesson.language)} className="truncate text-sm text-muted">
          {card.lesson.title}
        </p>
      </div>
    </div>
  )
}
