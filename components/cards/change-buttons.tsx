'use client'

import { useId, useRef } from 'react'
import type { CardChange } from '#browser/cards/card-types'
import { Button } from '#components/ui/button'
import { useTexts } from '#texts'
import type { TextsOf } from '#messages/rooms'

const dialogClass = 'm-auto w-[min(28rem,calc(100vw-2rem))] panel p-6 text-ink backdrop:bg-black/40'

interface ChangeButtonsProps {
  /** How many cards will be changed. */
  count: number
  isBusy: boolean
  /** Which of these changes make sense. */
  offers: readonly ('suspended' | 'unsuspended' | 'buried')[]
  onChange: (change: CardChange) => void
}

const names = (text: TextsOf<'cards'>) => ({
  suspended: text.suspend,
  unsuspended: text.unsuspend,
  buried: text.bury,
})

/** Buttons that change cards. A reset asks for confirmation first. */
export function ChangeButtons({ count, isBusy, offers, onChange }: ChangeButtonsProps) {
  const text = useTexts('cards')
  const id = useId()
  const reset = useRef<HTMLDialogElement>(null)
  const due = useRef<HTMLDialogElement>(null)
  const look = { look: 'secondary', disabled: isBusy, className: 'px-3' } as const
  return (
    <>
      {offers.map((event) => (
        <Button key={event} {...look} onClick={() => onChange({ event })}>
          {names(text)[event]}
        </Button>
      ))}
      <Button {...look} onClick={() => due.current?.showModal()}>
        {text.openSetDue}
      </Button>
      <Button {...look} onClick={() => reset.current?.showModal()}>
        {text.reset}
      </Button>
      <dialog ref={reset} aria-labelledby={`${id}-reset`} className={dialogClass}>
        <h2 id={`${id}-reset`} className="text-lg">
          {text.confirmReset({ n: count })}
        </h2>
        <p className="mt-2 text-muted">{text.confirmResetText}</p>
        <form method="dialog" className="mt-6 flex flex-wrap gap-3">
          <Button type="submit" onClick={() => onChange({ event: 'reset' })}>
            {text.reset}
          </Button>
          <Button type="submit" look="secondary" autoFocus>
            {text.cancel}
          </Button>
        </form>
      </dialog>
      <dialog ref={due} aria-labelledby={`${id}-due`} className={dialogClass}>
        <form
          method="dialog"
          className="grid gap-4"
          onSubmit={(event) => {
            const days = Number(new FormData(event.currentTarget).get('days'))
            const isConfirmed = event.nativeEvent.submitter?.getAttribute('value') === 'set'
            if (isConfirmed && Number.isInteger(days)) onChange({ event: 'dueSet', inDays: days })
          }}
        >
          <label className="grid gap-1">
            <span id={`${id}-due`} className="font-[600]">
              {text.dueIn}
            </span>
            <input
              name="days"
              type="number"
              min={0}
              max={3650}
              required
              defaultValue={1}
              aria-describedby={`${id}-hint`}
              className="min-h-11 w-32 rounded-sm border border-line-strong bg-surface px-3 py-2"
            />
            <span id={`${id}-hint`} className="text-sm text-muted">
              {text.dueHint}
            </span>
          </label>
          <div className="flex flex-wrap gap-3">
            <Button type="submit" value="set">
              {text.setDue}
            </Button>
            <Button type="submit" look="secondary" formNoValidate>
              {text.cancel}
            </Button>
          </div>
        </form>
      </dialog>
    </>
  )
}
