'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { RefusedError, sendReview, SignedOutError, type RatingReply } from '#components/study/review-client'
import type { Review } from '#components/study/study-types'

export type OutboxTrouble = 'unreachable' | 'signed-out' | null

const firstWaitMillis = 1_000
const longestWaitMillis = 30_000

interface Outbox {
  /** How many reviews the server has not confirmed yet. */
  unsent: number
  trouble: OutboxTrouble
  /** Sends a review; settles when the server has confirmed it, with null if it refused it for good. */
  add: (review: Review) => Promise<RatingReply | null>
}

interface Entry {
  review: Review
  confirm: (reply: RatingReply | null) => void
}

/**
 * Sends ratings in the background, one after the other in their order, each until the server has confirmed
 * it. The learner goes on meanwhile; leaving the page with something unsent asks first.
 *
 * @param onReply called after each confirmation, with the reviews that still wait
 */
export function useOutbox(
  lessonId: string | null,
  onReply: (reply: RatingReply, waiting: readonly Review[]) => void,
): Outbox {
  const entries = useRef<Entry[]>([])
  const isSending = useRef(false)
  const report = useRef(onReply)
  const [unsent, setUnsent] = useState(0)
  const [trouble, setTrouble] = useState<OutboxTrouble>(null)

  useEffect(() => {
    report.current = onReply
  }, [onReply])

  const send = useCallback(async () => {
    if (isSending.current) return
    isSending.current = true
    let waitMillis = firstWaitMillis
    for (let entry = entries.current[0]; entry !== undefined; entry = entries.current[0]) {
      const result = await attempt(entry.review, lessonId)
      if (result.kind === 'trouble') {
        setTrouble(result.trouble)
        await new Promise((resolve) => setTimeout(resolve, waitMillis))
        waitMillis = Math.min(waitMillis * 2, longestWaitMillis)
        continue
      }
      waitMillis = firstWaitMillis
      entries.current = entries.current.slice(1)
      setTrouble(null)
      setUnsent(entries.current.length)
      if (result.reply !== null)
        report.current(
          result.reply,
          entries.current.map(({ review }) => review),
        )
      entry.confirm(result.reply)
    }
    isSending.current = false
  }, [lessonId])

  useEffect(() => {
    if (unsent === 0) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [unsent])

  const add = useCallback(
    (review: Review) => {
      const { promise, resolve } = Promise.withResolvers<RatingReply | null>()
      entries.current = [...entries.current, { review, confirm: resolve }]
      setUnsent(entries.current.length)
      void send()
      return promise
    },
    [send],
  )
  return { unsent, trouble, add }
}

type Attempt = { kind: 'answered'; reply: RatingReply | null } | { kind: 'trouble'; trouble: OutboxTrouble }

async function attempt(review: Review, lessonId: string | null): Promise<Attempt> {
  try {
    return { kind: 'answered', reply: await sendReview(review, lessonId) }
  } catch (error) {
    if (error instanceof RefusedError) return { kind: 'answered', reply: null }
    return { kind: 'trouble', trouble: error instanceof SignedOutError ? 'signed-out' : 'unreachable' }
  }
}
