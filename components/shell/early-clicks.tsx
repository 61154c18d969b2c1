'use client'

import { useLayoutEffect } from 'react'
import { missedControl, rememberEarlyClicks } from '#browser/ui/early-click'

/** Makes what was clicked before React could hear of it act once React can. Stands before all buttons and links. */
export function EarlyClicks({ nonce }: { nonce: string | undefined }) {
  useLayoutEffect(() => {
    const control = missedControl()
    // After this commit: the click may have to make React hydrate the part of the page with it.
    if (control !== null) setTimeout(() => control.click())
  }, [])
  return (
    <script
      // Browsers hide the nonce of a script from scripts.
      suppressHydrationWarning
      nonce={nonce}
      dangerouslySetInnerHTML={{ __html: rememberEarlyClicks }}
    />
  )
}
