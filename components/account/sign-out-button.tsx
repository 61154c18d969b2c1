'use client'

import { messages } from '#messages/en'

/** Ends the session on this device and loads the start page afresh, so that nothing of the learner stays. */
export function SignOutButton() {
  const leave = async () => {
    // Loaded when it is needed: this button stands on every page.
    const { signOut } = await import('next-auth/react')
    await signOut({ redirect: false })
    window.location.assign('/')
  }
  return (
    <button type="button" onClick={leave} className="rounded-sm px-2 py-2 text-sm text-muted hover:text-ink">
      {messages.account.signOut}
    </button>
  )
}
