'use client'

import { dateFormat } from '#messages/formats'
import { Check } from 'lucide-react'
import { useTransition } from 'react'
import { Button } from '#components/ui/button'
import type { Override } from '#domain/schedule/override'
import { useLocale, useTexts } from '#texts'

interface CardFlagsProps {
  flags: {
    id: string
    /** What the learner wrote, or their answer if there is an override. */
    note: string
    override: Override | null
    createdAtMillis: number
    isResolved: boolean
    isOwn: boolean
  }[]
  timeZone: string
  resolve: (flagId: string) => Promise<void>
}

/** Problems that learners have reported with a card. */
export function CardFlags({ flags, timeZone, resolve }: CardFlagsProps) {
  const locale = useLocale()
  const text = useTexts('cards')
  const objections = useTexts('objections')
  const [isBusy, startWork] = useTransition()
  const format = dateFormat(locale, { dateStyle: 'medium', timeZone })
  return (
    <ul className="divide-y divide-line border-y border-line">
      {flags.map((flag) => (
        <li key={flag.id} className="flex flex-wrap items-start justify-between gap-3 py-3">
          <div className="min-w-0">
            <p className="[overflow-wrap:anywhere] whitespace-pre-line" dir="auto">
              {flag.override === null
                ? flag.note
                : text.objection({ objection: objections[flag.override], answer: flag.note })}
            </p>
            <p className="text-sm text-muted">
              {flag.isOwn ? text.ownFlag : text.otherFlag} · {format.format(flag.createdAtMillis)}
            </p>
          </div>
          {flag.isResolved ? (
            <span className="inline-flex items-center gap-1 text-sm text-good">
              <Check className="size-4" aria-hidden="true" />
              {text.resolved}
            </span>
          ) : (
            <Button look="secondary" disabled={isBusy} onClick={() => startWork(() => resolve(flag.id))}>
              {text.resolve}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
