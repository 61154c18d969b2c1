'use client'

import { useId, useRef } from 'react'
import { Button } from '#components/ui/button'
import { quizMessages } from '#messages/quiz'

const text = quizMessages.run

interface HandInProps {
  /** How many questions have no answer. */
  open: number
  /** How many are marked to be looked at again. */
  marked: number
  isBusy: boolean
  onHandIn: () => void
}

/** Finishes a quiz, after saying what is still open. */
export function HandIn({ open, marked, isBusy, onHandIn }: HandInProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  return (
    <>
      <Button
        look={open === 0 ? 'primary' : 'secondary'}
        disabled={isBusy}
        onClick={() => dialog.current?.showModal()}
      >
        {text.submit}
      </Button>
      <dialog
        ref={dialog}
        aria-labelledby={id}
        className="backdrop:bg-black/50 m-auto w-[min(28rem,calc(100vw-2rem))] rounded-lg border border-line bg-surface p-6 text-ink"
      >
        <h2 id={id} className="text-lg">
          {text.submitTitle}
        </h2>
        <p className="mt-2 text-muted">
          {text.submitOpen(open)} {text.submitMarked(marked)}
        </p>
        <form method="dialog" className="mt-5 flex flex-wrap gap-3">
          <Button type="submit" onClick={onHandIn}>
            {text.submit}
          </Button>
          <Button type="submit" look="secondary">
            {text.keepWorking}
          </Button>
        </form>
      </dialog>
    </>
  )
}
