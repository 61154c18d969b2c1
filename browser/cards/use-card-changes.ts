import { useState, useTransition } from 'react'
import type { CardChange, ChangeCards, UndoChanges } from '#browser/cards/card-types'

/** The result of the last change. */
export type ChangeResult =
  | {
      kind: 'changed'
      event: CardChange['event']
      /** Keys that undo it, one for each card; empty if every card already was as requested. */
      keys: string[]
    }
  | { kind: 'undone' }
  | { kind: 'failed' }

/** Changes cards, and undoes the change. */
export function useCardChanges(change: ChangeCards, undo: UndoChanges) {
  const [result, setResult] = useState<ChangeResult | null>(null)
  const [isBusy, startTransition] = useTransition()

  const run = (work: () => Promise<ChangeResult>) =>
    startTransition(async () => {
      try {
        setResult(await work())
      } catch {
        setResult({ kind: 'failed' })
      }
    })

  return {
    result,
    isBusy,
    apply: (cardIds: string[], wanted: CardChange) =>
      run(async () => ({
        kind: 'changed',
        event: wanted.event,
        keys: await change({ cardIds, change: wanted }),
      })),
    undo: (keys: string[]) =>
      run(async () => {
        await undo(keys)
        return { kind: 'undone' }
      }),
  }
}
