'use client'

import { errorMessages } from '#messages/errors'
import { locale } from '#messages/locale'

/** Shown when even the frame of the page failed, so it leans on nothing of ours but the words. */
export default function GlobalError({ reset }: { reset: () => void }) {
  return (
    <html lang={locale}>
      <body>
        <main role="alert">
          <h1>{errorMessages.failed}</h1>
          <p>{errorMessages.failedText}</p>
          <button type="button" onClick={reset}>
            {errorMessages.tryAgain}
          </button>
        </main>
      </body>
    </html>
  )
}
