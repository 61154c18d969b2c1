import { Link } from '#components/ui/link'
import type { ReactNode } from 'react'
import type { OutboxStatus } from '#browser/study/outbox'
import type { PostProblem } from '#browser/study/post-result'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import { useTexts } from '#texts'

/** Says why answers are not saved yet; nothing if no attempt to save them has failed. */
export function UnsentNotice({ status: { problem, unsent } }: { status: OutboxStatus }) {
  const text = useTexts('study')
  switch (problem) {
    case null:
      return null
    case 'unreachable':
      return <Notice announced>{text.unsaved({ n: unsent })}</Notice>
    case 'signed-out':
      return (
        <BadNotice>
          {text.signedOut({ n: unsent })}{' '}
          <a href="/sign-in" target="_blank" rel="noopener" className="underline">
            {text.signIn}
          </a>
        </BadNotice>
      )
    case 'other-learner':
      return <BadNotice>{text.otherLearner({ n: unsent })}</BadNotice>
    case 'wrong-address':
      return <BadNotice>{text.wrongAddress({ n: unsent })}</BadNotice>
    case 'unknown-reply':
      return <BadNotice>{text.unknownReply({ n: unsent })}</BadNotice>
  }
}

function BadNotice({ children }: { children: ReactNode }) {
  return (
    <Notice tone="bad" announced>
      {children}
    </Notice>
  )
}

interface StoppedProps {
  problem: PostProblem
  unsent: number
  onRetry: () => void
}

/** Shown instead of a card when the next cards cannot be loaded. */
export function Stopped({ problem, unsent, onRetry }: StoppedProps) {
  const text = useTexts('study')
  const isUnknown = problem === 'unknown-reply'
  return (
    <section className="panel px-6 py-12 text-center" role="status">
      <h2 className="text-lg">
        {isUnknown ? text.unknownReplyTitle : unsent > 0 ? text.offlineTitle : text.failedTitle}
      </h2>
      <p className="mx-auto mt-2 max-w-prose text-muted">
        {isUnknown ? text.unknownReplyText : unsent > 0 ? text.offlineText({ n: unsent }) : text.failedText}
      </p>
      <div className="mt-6 flex flex-wrap justify-center gap-3">
        {isUnknown ? (
          <Button onClick={() => window.location.reload()}>{text.reload}</Button>
        ) : (
          <Button onClick={onRetry}>{text.tryNow}</Button>
        )}
        <Link href="/" className="inline-flex min-h-11 items-center px-4 text-accent underline">
          {text.back}
        </Link>
      </div>
    </section>
  )
}

/** The next cards are being fetched. */
export function Loading({ isSaving }: { isSaving: boolean }) {
  const text = useTexts('study')
  return (
    <div role="status" className="grid min-h-48 place-items-center panel text-muted">
      {isSaving ? text.saving : text.loading}
    </div>
  )
}
