import Link from 'next/link'
import type { OutboxStatus } from '#browser/study/outbox'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import { messages } from '#messages/en'

const text = messages.study

/** Why answers are not saved yet; nothing while they are. */
export function Trouble({ status }: { status: OutboxStatus }) {
  const { problem, unsent } = status
  switch (problem) {
    case null:
      return null
    case 'unreachable':
      return <Notice announced>{text.unsaved(unsent)}</Notice>
    case 'signed-out':
      return (
        <Notice tone="bad" announced>
          {text.signedOut(unsent)}{' '}
          <a href="/sign-in" target="_blank" rel="noopener" className="underline">
            {text.signIn}
          </a>
        </Notice>
      )
    case 'other-learner':
      return (
        <Notice tone="bad" announced>
          {text.otherLearner(unsent)}
        </Notice>
      )
  }
}

interface StrandedProps {
  unsent: number
  onTry: () => void
}

/** Nothing is left to ask without the server, and it cannot be reached. */
export function Stranded({ unsent, onTry }: StrandedProps) {
  return (
    <section className="rounded-lg border border-line bg-surface px-6 py-12 text-center" role="status">
      <h2 className="text-lg">{unsent > 0 ? text.offlineTitle : text.failedTitle}</h2>
      <p className="mx-auto mt-2 max-w-prose text-muted">
        {unsent > 0 ? text.offlineText(unsent) : text.failedText}
      </p>
      <div className="mt-6 flex flex-wrap justify-center gap-3">
        <Button onClick={onTry}>{text.tryNow}</Button>
        <Link href="/" className="inline-flex min-h-11 items-center px-4 text-accent underline">
          {text.back}
        </Link>
      </div>
    </section>
  )
}

/** More is on its way. */
export function Loading({ isSaving }: { isSaving: boolean }) {
  return (
    <div
      role="status"
      className="grid min-h-48 place-items-center rounded-lg border border-line bg-surface text-muted"
    >
      {isSaving ? text.saving : text.loading}
    </div>
  )
}
