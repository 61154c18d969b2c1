'use client'

import { useLayoutEffect } from 'react'
import { missedButton, rememberEarlyClicks } from '#browser/ui/early-click'

/** Makes a button that was pressed before React could hear of it act once React can. Stands before all buttons. */
export function EarlyClicks({ nonce }: { nonce: string | undefined }) {
  useLayoutEffect(() => {
    const button = missedButton()
    // After this commit: the click may have to make React hydrate the part of the page with the button.
    if (button !== null) setTimeout(() => button.click())
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
