'use client'

import { Button } from '#components/ui/button'
import { errorMessages } from '#messages/errors'
import { locale } from '#messages/locale'
import './globals.css'

/** Shown if even the frame of the page has failed. */
export default function GlobalError({ reset }: { reset: () => void }) {
  return (
    <html lang={locale}>
      <body>
        <main role="alert" className="mx-auto grid min-h-dvh max-w-prose content-center px-6 text-center">
          <h1 className="text-xl">{errorMessages.failed}</h1>
          <p className="mt-2 mb-6 text-muted">{errorMessages.failedText}</p>
          <Button onClick={reset}>{errorMessages.tryAgain}</Button>
        </main>
      </body>
    </html>
  )
}
