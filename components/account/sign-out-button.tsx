'use client'

import { signOut } from 'next-auth/react'
import { messages } from '#messages/en'

/** Ends the session on this device and loads the start page afresh, so that nothing of the learner stays. */
export function SignOutButton() {
  const leave = async () => {
    await signOut({ redirect: false })
    window.location.assign('/')
  }
  return (
    <button type="button" onClick={leave} className="rounded-sm px-2 py-2 text-sm text-muted hover:text-ink">
      {messages.account.signOut}
    </button>
  )
}
