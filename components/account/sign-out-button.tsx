'use client'

import { useEffect, useRef, useState } from 'react'
import { Button } from '#components/ui/button'
import { browserStorage, OutboxEntries } from '#components/study/outbox-entries'
import { messages } from '#messages/en'

const text = messages.account

/** How long signing out waits for answers that are on their way. */
const patienceMillis = 2_000

const unsentOf = (learnerId: string) => new OutboxEntries(learnerId, browserStorage()).all().length

/**
 * Ends the session on this device and loads the start page afresh, so that nothing of the learner stays. While
 * answers are unsent it asks first. What an earlier page left is sent meanwhile, for this button stands on
 * every page.
 */
export function SignOutButton({ learnerId }: { learnerId: string }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [unsent, setUnsent] = useState(0)
  const [hasFailed, setHasFailed] = useState(false)

  useEffect(() => {
    if (unsentOf(learnerId) > 0) sendWhatIsLeft(learnerId, 0).catch(() => undefined)
  }, [learnerId])

  const ask = async () => {
    if (unsentOf(learnerId) > 0) await sendWhatIsLeft(learnerId, patienceMillis).catch(() => undefined)
    const left = unsentOf(learnerId)
    if (left === 0) return signOutNow()
    setUnsent(left)
    dialog.current?.showModal()
  }
  const signOutNow = () => {
    setHasFailed(false)
    return leave(learnerId).catch(() => {
      setHasFailed(true)
      dialog.current?.showModal()
    })
  }

  return (
    <>
      <button type="button" onClick={ask} className="rounded-sm px-2 py-2 text-sm text-muted hover:text-ink">
        {text.signOut}
      </button>
      <dialog
        ref={dialog}
        aria-labelledby="sign-out-title"
        className="backdrop:bg-black/40 m-auto w-[min(28rem,calc(100vw-2rem))] rounded-lg border border-line bg-surface p-6 text-ink"
      >
        <p id="sign-out-title" className="text-lg font-[650]">
          {unsent === 0 ? text.notSignedOut : text.unsentTitle(unsent)}
        </p>
        <p className="mt-2 text-muted" role={hasFailed ? 'alert' : undefined}>
          {hasFailed ? text.notSignedOutText : text.unsentText}
        </p>
        <form method="dialog" className="mt-6 flex flex-wrap gap-3">
          <Button type="submit" className="grow">
            {text.stay}
          </Button>
          <Button look="secondary" onClick={signOutNow} className="grow">
            {unsent === 0 ? text.tryAgain : text.signOutAnyway(unsent)}
          </Button>
        </form>
      </dialog>
    </>
  )
}

// Loaded when they are needed: this button stands on every page.

/** Sends what is unsent, and waits for it, but not for ever. */
async function sendWhatIsLeft(learnerId: string, maxMillis: number) {
  const { outboxOf } = await import('#components/study/outbox')
  const outbox = outboxOf(learnerId)
  const { promise, resolve } = Promise.withResolvers<void>()
  const stop = outbox.onStatus(() => {
    if (outbox.status.unsent === 0) resolve()
  })
  outbox.wake()
  await Promise.race([promise, new Promise((done) => setTimeout(done, maxMillis))])
  stop()
}

async function leave(learnerId: string) {
  const { signOut } = await import('next-auth/react')
  await signOut({ redirect: false })
  new OutboxEntries(learnerId, browserStorage()).clear()
  window.location.assign('/')
}
