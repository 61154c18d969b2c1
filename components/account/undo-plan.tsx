'use client'

import { useState, useTransition } from 'react'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import { dateFormat, listFormat } from '#messages/formats'
import type { Rooms } from '#messages/rooms'
import { useLocale, useTexts } from '#texts'

interface UndoPlanProps {
  /** The last change of the plan that can be taken back. */
  change: { atMillis: number; changed: (keyof Rooms['settings']['planSettings'])[] } | null
  timeZone: string
  /** Takes it back, and returns whether there was such a change. */
  undo: () => Promise<boolean>
}

/** What of the plan was changed last, and the way back. */
export function UndoPlan({ change, timeZone, undo }: UndoPlanProps) {
  const text = useTexts('settings')
  const locale = useLocale()
  const [said, setSaid] = useState<{ tone: 'good' | 'bad'; words: string } | null>(null)
  const [isBusy, startTransition] = useTransition()
  const act = () =>
    startTransition(async () => {
      try {
        setSaid({ tone: 'good', words: (await undo()) ? text.changeUndone : text.nothingToUndo })
      } catch {
        setSaid({ tone: 'bad', words: text.unreachable })
      }
    })
  const date = dateFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  if (change === null && said === null) return null
  return (
    <section aria-labelledby="undo-plan-title" className="grid gap-4 panel p-5 sm:p-6">
      <h2 id="undo-plan-title" className="text-lg">
        {text.lastChange}
      </h2>
      {said === null || (change !== null && said.tone === 'good') ? null : (
        <Notice tone={said.tone} announced>
          {said.words}
        </Notice>
      )}
      {change === null ? null : (
        <>
          <p>
            {text.lastChanged({
              names: listFormat(locale).format(change.changed.map((name) => text.planSettings[name])),
              when: date.format(change.atMillis),
            })}
          </p>
          <p className="text-sm text-muted">{text.undoChangeHint}</p>
          <div>
            <Button look="secondary" disabled={isBusy} onClick={act}>
              {text.undoChange}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}
