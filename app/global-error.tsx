'use client'

import { useSyncExternalStore } from 'react'
import { Button } from '#components/ui/button'
import { chooseLanguage, isOffered } from '#domain/interface-language'
import german from '#messages/de/errors'
import english from '#messages/en/errors'
import './globals.css'

const texts = { en: english, de: german }
const never = () => () => undefined
const languageOfBrowser = () =>
  chooseLanguage({ setting: null, cookie: null, accepted: navigator.languages.join(',') }, false)

/** Shown if even the frame of the page has failed: its texts have to be here, in every language. */
export default function GlobalError({ reset }: { reset: () => void }) {
  const language = useSyncExternalStore(never, languageOfBrowser, () => 'en')
  const text = texts[isOffered(language) ? language : 'en']
  return (
    <html lang={language}>
      <body>
        <main role="alert" className="mx-auto grid min-h-dvh max-w-prose content-center px-6 text-center">
          <h1 className="text-xl">{text.failed}</h1>
          <p className="mt-2 mb-6 text-muted">{text.failedText}</p>
          <Button onClick={reset}>{text.tryAgain}</Button>
        </main>
      </body>
    </html>
  )
}
