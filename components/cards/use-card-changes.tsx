'use client'

import { useState, useTransition } from 'react'
import type { CardChange, ChangeCards, UndoChanges } from '#components/cards/card-types'
import { messages } from '#messages/en'

const text = messages.cards

/** What came of the last change. */
interface Result {
  tone: 'good' | 'bad'
  text: string
  /** Keys by which it can be undone. */
  keys: string[]
}

/** Changes cards, tells what came of it, and undoes it. */
export function useCardChanges(change: ChangeCards, undo: UndoChanges) {
  const [result, setResult] = useState<Result | null>(null)
  const [isBusy, startWork] = useTransition()

  const run = (work: () => Promise<Result>) =>
    startWork(async () => {
      try {
        setResult(await work())
      } catch {
        setResult({ tone: 'bad', text: text.failed, keys: [] })
      }
    })

  return {
    result,
    isBusy,
    apply: (cardIds: string[], wish: CardChange) =>
      run(async () => {
        const keys = await change({ cardIds, change: wish })
        return {
          tone: 'good',
          text: keys.length === 0 ? text.unchanged : text.done[wish.event](keys.length),
          keys,
        }
      }),
    undo: (keys: string[]) =>
      run(async () => {
        await undo(keys)
        return { tone: 'good', text: text.undone, keys: [] }
      }),
  }
}
