import type { OutboxEntry } from '#browser/study/outbox-store'
import type { Answer } from '#domain/items/answer'
import type { Rating } from '#domain/schedule/schedule'
import type { Confidence } from '#domain/study/session'
import type { NextQueue, StudyCard } from '#domain/study/study-card'

export type StudyRequest = Omit<OutboxEntry, 'id'>

/** Which cards to study: all, or those of one lesson or concept. */
export interface StudyScope {
  lessonId: string | null
  conceptId: string | null
  /** Includes cards that are due in the next days. */
  ahead: boolean
}

/** Part of every request, because every reply brings the next cards. */
interface Wanted extends StudyScope {
  /** Versions of the cards that the session already has; the reply names them without their contents. */
  held: string[]
}

/** The server's reply to each of these requests; `kind` says what it did. */
export interface StudyReply {
  kind: string
  queue: NextQueue
}

/** Whether a reply has the form of ours. */
export function isStudyReply(reply: unknown): reply is StudyReply {
  return typeof reply === 'object' && reply !== null && 'kind' in reply && 'queue' in reply
}

interface RatedAnswer {
  key: string
  rating: Rating
  answer: Answer | null
  confidence: Confidence | null
  durationMillis: number | null
}

/** Rates a card. The key makes the request idempotent. */
export function ratingRequest(card: StudyCard, answer: RatedAnswer, wanted: Wanted): StudyRequest {
  const { cardId, itemId, revision } = card
  const review = { cardId, itemId, revision, ...answer, atMillis: Date.now() }
  return { cardId, path: '/api/reviews', body: { review, ...wanted } }
}

/** Buries a card until the next study day, or suspends it. */
export function changeRequest(
  cardId: string,
  key: string,
  change: 'buried' | 'suspended',
  wanted: Wanted,
): StudyRequest {
  return {
    cardId,
    path: '/api/cards/change',
    body: { change: { key, cardId, change: { event: change } }, ...wanted },
  }
}

/** Reports a problem with a card's item to the author. */
export function flagRequest(
  card: Pick<StudyCard, 'cardId' | 'itemId'>,
  key: string,
  note: string,
  wanted: Wanted,
): StudyRequest {
  const { cardId, itemId } = card
  return { cardId, path: '/api/cards/flag', body: { flag: { key, cardId, itemId, note }, ...wanted } }
}

/** Undoes the request that was sent with a key. */
export function undoRequest(cardId: string, key: string, wanted: Wanted): StudyRequest {
  return { cardId, path: '/api/reviews/undo', body: { reviewId: key, ...wanted } }
}

/**
 * Fetches the cards to study now.
 *
 * @returns null if there is no connection, or if this learner is not the one who is signed in
 */
export async function fetchQueue(learnerId: string, wanted: Wanted): Promise<NextQueue | null> {
  try {
    const response = await fetch('/api/study', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-learner': learnerId },
      body: JSON.stringify(wanted),
      signal: AbortSignal.timeout(15_000),
    })
    const reply: unknown = response.ok ? await response.json() : null
    return isStudyReply(reply) ? reply.queue : null
  } catch {
    return null
  }
}
