import type { OutboxEntry } from '#browser/study/outbox-store'
import type { PostedRequest } from '#browser/study/post-request'
import type { Answer } from '#domain/items/answer'
import type { Override } from '#domain/schedule/override'
import type { Rating } from '#domain/schedule/rating'
import type { Confidence } from '#domain/items/confidence'
import type { Guess } from '#domain/study/session'
import type { StudyCard } from '#domain/study/study-card'

export type StudyRequest = Omit<OutboxEntry, 'id'>

/** Which cards to study: all, or those of one lesson or concept. */
export interface StudyScope {
  lessonId: string | null
  conceptId: string | null
  /** Includes cards that are due in the next days. */
  ahead: boolean
}

/** Part of every request, because every reply brings the next cards. */
interface QueueOptions extends StudyScope {
  /** Versions of the cards that the session already has; the reply names them without their contents. */
  held: string[]
}

interface RatedAnswer {
  key: string
  rating: Rating
  answer: Answer | null
  confidence: Confidence | null
  /** The right guess among options that led to the question. */
  guess: Guess | null
  override: Override | null
  durationMillis: number | null
  /** Whether it is only practice. */
  isPractice: boolean
}

/** Rates a card. The key makes the request idempotent. */
export function ratingRequest(card: StudyCard, answer: RatedAnswer, options: QueueOptions): StudyRequest {
  const { cardId, itemId, follows } = card
  const review = { cardId, itemId, follows, ...answer, atMillis: Date.now() }
  return { cardId, path: '/api/reviews', body: { review, ...options } }
}

/** Buries a card until the next study day, or suspends it. */
export function changeRequest(
  cardId: string,
  key: string,
  change: 'buried' | 'suspended',
  options: QueueOptions,
): StudyRequest {
  return {
    cardId,
    path: '/api/cards/change',
    body: { change: { key, cardId, change: { event: change }, atMillis: Date.now() }, ...options },
  }
}

/** Reports a problem with a card's item to the author. */
export function flagRequest(
  card: Pick<StudyCard, 'cardId' | 'itemId'>,
  key: string,
  note: string,
  options: QueueOptions,
): StudyRequest {
  const { cardId, itemId } = card
  return { cardId, path: '/api/cards/flag', body: { flag: { key, cardId, itemId, note }, ...options } }
}

/** Undoes the request that was sent with a key. */
export function undoRequest(cardId: string, key: string, options: QueueOptions): StudyRequest {
  return { cardId, path: '/api/reviews/undo', body: { reviewId: key, ...options } }
}

/** Asks for the cards to study now. */
export const queueRequest = (options: QueueOptions): PostedRequest => ({ path: '/api/study', body: options })
