'use client'

import type { ChangeCards, UndoChanges } from '#browser/cards/card-types'
import { useCardChanges } from '#browser/cards/use-card-changes'
import { ChangeButtons } from '#components/cards/change-buttons'
import { ChangeResult } from '#components/cards/change-result'
import { useTexts } from '#texts'

interface BulkBarProps {
  cardIds: string[]
  change: ChangeCards
  undo: UndoChanges
  onDone: () => void
}

/** Actions for the selected cards, and the result of the last one. It stays visible while the list scrolls. */
export function BulkBar({ cardIds, change, undo, onDone }: BulkBarProps) {
  const text = useTexts('cards')
  const changes = useCardChanges(change, undo)
  return (
    <div className="sticky bottom-14 z-[1] mt-4 grid gap-3 sm:bottom-0">
      <ChangeResult result={changes.result} isBusy={changes.isBusy} onUndo={changes.undo} />
      {cardIds.length === 0 ? null : (
        <div
          role="group"
          aria-label={text.bulk}
          className="flex flex-wrap items-center gap-2 rounded-t-lg border border-line bg-surface p-3 shadow-lg"
        >
          <p className="me-2 text-sm font-[600]" role="status">
            {text.selected({ n: cardIds.length })}
          </p>
          <ChangeButtons
            count={cardIds.length}
            isBusy={changes.isBusy}
            offers={['suspended', 'unsuspended', 'buried']}
            onChange={(wanted) => {
              changes.apply(cardIds, wanted)
              onDone()
            }}
          />
        </div>
      )}
    </div>
  )
}
