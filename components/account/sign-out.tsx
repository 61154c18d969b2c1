'use client'

import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { flushOutbox, signOutAndReload, unsentAnswers } from '#browser/account/sign-out'
import { Button } from '#components/ui/button'
import { useTexts } from '#texts'

/** How long signing out waits for unsent answers to be sent. */
const maxFlushMillis = 2_000

/**
 * Signs out, and asks first if answers are still unsent, in a dialog that has to be on the page. As it is part of every
 * page, it also sends the answers that an earlier page left in the outbox.
 */
export function useSignOut(learnerId: string): { signOut: () => void; dialog: ReactNode } {
  const titleId = useId()
  const text = useTexts('sign-out')
  const dialog = useRef<HTMLDialogElement>(null)
  const [unsent, setUnsent] = useState(0)
  const [hasFailed, setHasFailed] = useState(false)

  useEffect(() => {
    if (unsentAnswers(learnerId) > 0) flushOutbox(learnerId, 0).catch(() => undefined)
  }, [learnerId])

  const onSignOut = async () => {
    if (unsentAnswers(learnerId) > 0) await flushOutbox(learnerId, maxFlushMillis).catch(() => undefined)
    const left = unsentAnswers(learnerId)
    if (left === 0) return signOutNow()
    setUnsent(left)
    dialog.current?.showModal()
  }
  const signOutNow = () => {
    setHasFailed(false)
    return signOutAndReload(learnerId).catch(() => {
      setHasFailed(true)
      dialog.current?.showModal()
    })
  }

  return {
    signOut: () => void onSignOut(),
    dialog: (
      <dialog
        ref={dialog}
        aria-labelledby={titleId}
        className="backdrop:bg-black/40 m-auto w-[min(28rem,calc(100vw-2rem))] panel p-6 text-ink"
      >
        <p id={titleId} className="text-lg font-[650]">
          {unsent === 0 ? text.notSignedOut : text.unsentTitle({ n: unsent })}
        </p>
        <p className="mt-2 text-muted" role={hasFailed ? 'alert' : undefined}>
          {hasFailed ? text.notSignedOutText : text.unsentText}
        </p>
        <form method="dialog" className="mt-6 flex flex-wrap gap-3">
          <Button type="submit" className="grow">
            {text.stay}
          </Button>
          <Button look="secondary" onClick={signOutNow} className="grow">
            {unsent === 0 ? text.tryAgain : text.signOutAnyway({ n: unsent })}
          </Button>
        </form>
      </dialog>
    ),
  }
}
