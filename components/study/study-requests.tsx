import type { Answer } from '#domain/items/answer'
import type { Confidence } from '#domain/items/confidence'
import type { Rating } from '#domain/schedule/rating'
import type { NextQueue, StudyCard } from '#domain/study/study-card'
import type { OutboxEntry } from '#components/study/outbox-entries'

export type StudyRequest = Omit<OutboxEntry, 'id'>

/** What is studied: everything, or a part of it. */
export interface StudyScope {
  lessonId: string | null
  conceptId: string | null
  /** Also what is due in the days to come. */
  ahead: boolean
}

/** Goes with each request, for its answer brings the next cards: those that the session does not hold. */
interface Wanted extends StudyScope {
  /** Versions of the cards that it holds. */
  held: string[]
}

/** What the server answers to each of these requests; `kind` says what came of it. */
export interface StudyReply {
  kind: string
  queue: NextQueue
}

/** Whether an answer that came is one of ours. A schema of the whole would cost every learner 20 kB of script. */
export function isStudyReply(reply: unknown): reply is StudyReply {
  return typeof reply === 'object' && reply !== null && 'kind' in reply && 'queue' in reply
}

interface Given {
  key: string
  rating: Rating
  answer: Answer | null
  confidence: Confidence | null
  durationMillis: number | null
}

/** Says how a card was rated. The same key may arrive any number of times: it counts once. */
export function ratingRequest(card: StudyCard, given: Given, wanted: Wanted): StudyRequest {
  const { cardId, itemId, revision } = card
  const review = { cardId, itemId, revision, ...given, atMillis: Date.now() }
  return { cardId, path: '/api/reviews', body: { review, ...wanted } }
}

/** Hides a card, until the next study day or until it is unsuspended. */
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

/** Tells the author what is wrong with what was shown. */
export function flagRequest(
  card: Pick<StudyCard, 'cardId' | 'itemId'>,
  key: string,
  note: string,
  wanted: Wanted,
): StudyRequest {
  const { cardId, itemId } = card
  return { cardId, path: '/api/cards/flag', body: { flag: { key, cardId, itemId, note }, ...wanted } }
}

/** Takes back what was sent under a key. */
export function undoRequest(cardId: string, key: string, wanted: Wanted): StudyRequest {
  return { cardId, path: '/api/reviews/undo', body: { reviewId: key, ...wanted } }
}

/**
 * The cards to study now.
 *
 * @returns null if they cannot be had: no connection, or the learner is not the one who is signed in
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
