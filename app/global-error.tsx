'use client'

import { errorMessages } from '#messages/errors'
import { locale } from '#messages/locale'

/** Shown if even the frame of the page has failed, so it uses nothing of ours but the texts. */
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
