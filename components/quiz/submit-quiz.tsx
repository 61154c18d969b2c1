'use client'

import { useId, useRef } from 'react'
import { Button } from '#components/ui/button'
import { useTexts } from '#texts'

interface SubmitQuizProps {
  /** How many questions have no answer yet. */
  open: number
  /** How many questions are marked for review. */
  marked: number
  isBusy: boolean
  onSubmit: () => void
}

/** Submits a quiz, after a dialog that says what is unanswered. */
export function SubmitQuiz({ open, marked, isBusy, onSubmit }: SubmitQuizProps) {
  const text = useTexts('quiz').run
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
        className="backdrop:bg-black/50 m-auto w-[min(28rem,calc(100vw-2rem))] panel p-6 text-ink"
      >
        <h2 id={id} className="text-lg">
          {text.submitTitle}
        </h2>
        <p className="mt-2 text-muted">
          {text.submitOpen({ n: open })} {text.submitMarked({ n: marked })}
        </p>
        <form method="dialog" className="mt-5 flex flex-wrap gap-3">
          <Button type="submit" onClick={onSubmit}>
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
