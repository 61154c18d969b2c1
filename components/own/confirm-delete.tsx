'use client'

import { useId, useRef } from 'react'
import { Button } from '#components/ui/button'
import { useTexts } from '#texts'

interface ConfirmDeleteProps {
  /** On the button. */
  label: string
  question: string
  action: () => Promise<void>
}

/** Deletes a card or a deck, after a dialog. */
export function ConfirmDelete({ label, question, action }: ConfirmDeleteProps) {
  const text = useTexts('own')
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  return (
    <>
      <Button look="secondary" onClick={() => dialog.current?.showModal()}>
        {label}
      </Button>
      <dialog
        ref={dialog}
        aria-labelledby={id}
        className="backdrop:bg-black/50 m-auto w-[min(28rem,calc(100vw-2rem))] panel p-6 text-ink"
      >
        <h2 id={id} className="text-lg [overflow-wrap:anywhere]">
          {question}
        </h2>
        <p className="mt-2 text-muted">{text.deleteText}</p>
        <div className="mt-5 flex flex-wrap gap-3">
          <form action={action}>
            <Button type="submit">{label}</Button>
          </form>
          <Button look="secondary" onClick={() => dialog.current?.close()}>
            {text.cancel}
          </Button>
        </div>
      </dialog>
    </>
  )
}
