'use client'

import { Button } from '#components/ui/button'
import { errorMessages as text } from '#messages/errors'

export default function ErrorPage({ reset }: { reset: () => void }) {
  return (
    <section className="panel px-6 py-12 text-center" role="alert">
      <h1 className="text-lg">{text.failed}</h1>
      <p className="mx-auto mt-2 mb-6 max-w-prose text-muted">{text.failedText}</p>
      <Button onClick={reset}>{text.tryAgain}</Button>
    </section>
  )
}
