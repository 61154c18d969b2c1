import * as z from 'zod/mini'
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

async function post(path: string, body: unknown): Promise<unknown> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (response.status === 401) throw new SignedOutError()
  if (response.status >= 400 && response.status < 500) throw new RefusedError()
  if (!response.ok) throw new Error(`${path} answered ${response.status}`)
  return response.json()
}

// Our own server wrote these: the shape tells a reply from something in between, such as a proxy's page.
const queueSchema = z.custom<StudyQueue>(
  (value) => z.object({ cards: z.array(z.unknown()) }).safeParse(value).success,
)
const ratingReplySchema = z.object({
  kind: z.enum(['recorded', 'repeated', 'stale']),
  reviewId: z.string(),
  queue: queueSchema,
})
const undoReplySchema = z.object({
  kind: z.enum(['undone', 'repeated', 'superseded', 'nothing']),
  card: z.nullable(z.custom<StudyCard>((value) => z.object({ cardId: z.string() }).safeParse(value).success)),
  queue: queueSchema,
})
export type UndoReply = z.infer<typeof undoReplySchema>

/**
 * Sends one rating. The same review may be sent any number of times: it counts once.
 *
 * @throws SignedOutError, RefusedError; any other error means that it should be sent again
 */
export async function sendReview(review: Review, lessonId: string | null): Promise<RatingReply> {
  return ratingReplySchema.parse(await post('/api/reviews', { review, lessonId }))
}

/** Takes a rating back. Throws as {@link sendReview} does. */
export async function sendUndo(reviewId: string, lessonId: string | null): Promise<UndoReply> {
  return undoReplySchema.parse(await post('/api/reviews/undo', { reviewId, lessonId }))
}
