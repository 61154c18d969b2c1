'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { RefusedError, sendReview, SignedOutError, type RatingReply } from '#components/study/review-client'
import type { Review } from '#components/study/study-types'

export type OutboxTrouble = 'unreachable' | 'signed-out' | null

const firstWaitMillis = 1_000
const longestWaitMillis = 30_000

interface Outbox {
  /** Reviews that the server has not confirmed yet. */
  waiting: readonly Review[]
  trouble: OutboxTrouble
  add: (review: Review) => void
}

/**
 * Sends ratings in the background, one after the other in their order, each until the server has confirmed
 * it. The learner goes on meanwhile; leaving the page with something unsent asks first.
 *
 * @param onReply called after each confirmation with the reviews that still wait
 */
export function useOutbox(
  lessonId: string | null,
  onReply: (reply: RatingReply | null, review: Review, waiting: readonly Review[]) => void,
): Outbox {
  const queue = useRef<Review[]>([])
  const isSending = useRef(false)
  const report = useRef(onReply)
  const [waiting, setWaiting] = useState<readonly Review[]>([])
  const [trouble, setTrouble] = useState<OutboxTrouble>(null)

  useEffect(() => {
    report.current = onReply
  }, [onReply])

  const send = useCallback(async () => {
    if (isSending.current) return
    isSending.current = true
    let waitMillis = firstWaitMillis
    for (let review = queue.current[0]; review !== undefined; review = queue.current[0]) {
      try {
        const reply = await sendReview(review, lessonId)
        confirm(review, reply)
        waitMillis = firstWaitMillis
      } catch (error) {
        if (error instanceof RefusedError) {
          confirm(review, null)
          continue
        }
        setTrouble(error instanceof SignedOutError ? 'signed-out' : 'unreachable')
        await new Promise((resolve) => setTimeout(resolve, waitMillis))
        waitMillis = Math.min(waitMillis * 2, longestWaitMillis)
      }
    }
    isSending.current = false

    function confirm(review: Review, reply: RatingReply | null) {
      queue.current = queue.current.slice(1)
      setTrouble(null)
      setWaiting(queue.current)
      report.current(reply, review, queue.current)
    }
  }, [lessonId])

  useEffect(() => {
    if (waiting.length === 0) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [waiting.length])

  const add = useCallback(
    (review: Review) => {
      queue.current = [...queue.current, review]
      setWaiting(queue.current)
      void send()
    },
    [send],
  )
  return { waiting, trouble, add }
}
