import type { Review, StudyCard, StudyQueue } from '#components/study/study-types'

/** What the server said to a rating. */
export interface RatingReply {
  kind: 'recorded' | 'repeated' | 'stale'
  reviewId: string
  queue: StudyQueue
}

/** The session on this device has ended; whoever signs in again can go on. */
export class SignedOutError extends Error {}
/** The server refuses the request for good: sending it again would not help. */
export class RefusedError extends Error {}

/** A key that no other showing has; `crypto.randomUUID` would need a secure context. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}

/**
 * Sends JSON to a route of ours. That its answer is ours, and not the page of some proxy on the way, shows by
 * the queue in it; a schema of the whole would cost every learner 20 kB of script.
 */
async function post<Reply extends { queue: StudyQueue }>(path: string, body: unknown): Promise<Reply> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (response.status === 401) throw new SignedOutError()
  if (response.status >= 400 && response.status < 500) throw new RefusedError()
  const reply: unknown = response.ok ? await response.json() : null
  const isOurs = (value: unknown): value is Reply =>
    typeof value === 'object' && value !== null && 'queue' in value
  if (!isOurs(reply)) throw new Error(`${path} answered ${response.status}`)
  return reply
}

/** What the server said to the wish to take a rating back. */
export interface UndoReply {
  kind: 'undone' | 'repeated' | 'superseded' | 'nothing'
  card: StudyCard | null
  queue: StudyQueue
}

/**
 * Sends one rating. The same review may be sent any number of times: it counts once.
 *
 * @throws SignedOutError, RefusedError; any other error means that it should be sent again
 */
export function sendReview(review: Review, lessonId: string | null): Promise<RatingReply> {
  return post('/api/reviews', { review, lessonId })
}

/** Takes a rating back. Throws as {@link sendReview} does. */
export function sendUndo(reviewId: string, lessonId: string | null): Promise<UndoReply> {
  return post('/api/reviews/undo', { reviewId, lessonId })
}
