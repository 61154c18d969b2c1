'use client'

import { locale, messages } from '#messages/en'

/** Shown when even the frame of the page failed, so it leans on nothing of ours but the words. */
export default function GlobalError({ reset }: { reset: () => void }) {
  return (
    <html lang={locale}>
      <body>
        <main role="alert">
          <h1>{messages.errors.failed}</h1>
          <p>{messages.errors.failedText}</p>
          <button type="button" onClick={reset}>
            {messages.errors.tryAgain}
          </button>
        </main>
      </body>
    </html>
  )
}
