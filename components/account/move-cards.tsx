'use client'

import { dateFormat } from '#messages/formats'
import { useState, useTransition } from 'react'
import { SettingsPreview, type PreviewOutcome } from '#components/account/settings-preview'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import { useLocale, useTexts } from '#texts'

interface MoveCardsProps {
  /** The latest move that can be undone. */
  lastMove: { atMillis: number; cards: number } | null
  timeZone: string
  preview: () => Promise<PreviewOutcome>
  /** Moves the cards, and returns how many were moved; null if that was done too often. */
  move: () => Promise<number | null>
  /** Gives cards their days back, and returns how many got theirs. */
  undo: () => Promise<number>
}

/** Learned cards keep their days when settings change. Here they are moved, after a preview, and moved back. */
export function MoveCards({ lastMove, timeZone, preview, move, undo }: MoveCardsProps) {
  const locale = useLocale()
  const text = useTexts('settings')
  const [outcome, setOutcome] = useState<PreviewOutcome | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const [isBusy, startTransition] = useTransition()

  const ask = () =>
    startTransition(async () => {
      setSaid(null)
      setOutcome(await preview().catch(() => ({ kind: 'unreachable' as const })))
    })
  const act = (change: () => Promise<number | null>, say: (cards: number) => string) => () =>
    startTransition(async () => {
      try {
        const cards = await change()
        setSaid(cards === null ? null : say(cards))
        setOutcome(cards === null ? { kind: 'tooOften' } : null)
      } catch {
        setOutcome({ kind: 'unreachable' })
      }
    })

  const moving = outcome?.kind === 'preview' ? outcome.preview.earlier + outcome.preview.later : 0
  const date = dateFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  return (
    <section aria-labelledby="move-title" className="grid gap-4 panel p-5 sm:p-6">
      <h2 id="move-title" className="text-lg">
        {text.moveTitle}
      </h2>
      <p>{text.moveLead}</p>
      {outcome === null ? null : <SettingsPreview outcome={outcome} of="days" />}
      {said === null ? null : (
        <Notice tone="good" announced>
          {said}
        </Notice>
      )}
      <div className="flex flex-wrap gap-3">
        {moving === 0 ? (
          <Button look="secondary" disabled={isBusy} onClick={ask}>
            {text.movePreview}
          </Button>
        ) : (
          <Button disabled={isBusy} onClick={act(move, (n) => text.moved({ n }))}>
            {text.move({ n: moving })}
          </Button>
        )}
      </div>
      {lastMove === null ? null : (
        <div className="flex flex-wrap items-center justify-between gap-3 border-t border-line pt-3">
          <span>{text.lastMoved({ n: lastMove.cards, when: date.format(lastMove.atMillis) })}</span>
          <Button look="secondary" disabled={isBusy} onClick={act(undo, (n) => text.restored({ n }))}>
            {text.undoMove}
          </Button>
        </div>
      )}
    </section>
  )
}
