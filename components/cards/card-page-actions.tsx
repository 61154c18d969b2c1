'use client'

import type { ChangeCards, UndoChanges } from '#browser/cards/card-types'
import { useCardChanges } from '#browser/cards/use-card-changes'
import { ChangeButtons } from '#components/cards/change-buttons'
import { ChangeResult } from '#components/cards/change-result'
import { useTexts } from '#texts'

interface CardPageActionsProps {
  card: { cardId: string; schedule: { suspended: boolean }; isBuried: boolean }
  change: ChangeCards
  undo: UndoChanges
}

/** Actions for one card. */
export function CardPageActions({ card, change, undo }: CardPageActionsProps) {
  const text = useTexts('cards')
  const changes = useCardChanges(change, undo)
  const { cardId, schedule, isBuried } = card
  return (
    <div className="grid gap-3">
      <div role="group" aria-label={text.actions} className="flex flex-wrap gap-2">
        <ChangeButtons
          count={1}
          isBusy={changes.isBusy}
          offers={[
            schedule.suspended ? 'unsuspended' : 'suspended',
            ...(isBuried ? [] : (['buried'] as const)),
          ]}
          onChange={(change) => changes.apply([cardId], change)}
        />
      </div>
      <ChangeResult result={changes.result} isBusy={changes.isBusy} onUndo={changes.undo} />
    </div>
  )
}
