'use client'

import { useIsOnline } from '#browser/offline/use-is-online'
import { Button } from '#components/ui/button'
import { ButtonLink } from '#components/ui/button-link'
import { useTexts } from '#texts'

export default function ErrorPage({ reset }: { reset: () => void }) {
  const text = useTexts('errors')
  const isOnline = useIsOnline()
  return (
    <section className="panel px-6 py-12 text-center" role="alert">
      <h1 className="text-lg">{isOnline ? text.failed : text.offline}</h1>
      <p className="mx-auto mt-2 mb-6 max-w-prose text-balance text-muted">
        {isOnline ? text.failedText : text.offlineText}
      </p>
      <p className="flex flex-wrap justify-center gap-3">
        <Button onClick={reset}>{text.tryAgain}</Button>
        <ButtonLink href="/" look="secondary">
          {text.home}
        </ButtonLink>
      </p>
    </section>
  )
}
