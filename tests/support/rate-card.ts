import { randomUUID } from 'node:crypto'

/** What a browser sends about a card that was rated. */
export interface RatedCard {
  cardId: string
  itemId: string
  key?: string
  /** The showing: the key of the rating that it followed, null for a new card. */
  follows?: string | null
  /** How earlier versions name the showing. */
  revision?: number
  rating?: number
  /** Typed text. */
  answer?: string
  atMillis?: number
}

/** Rates a card over HTTP, as the study page does. */
export function rateCard(url: string, cookie: string, { answer, ...card }: RatedCard): Promise<Response> {
  const review = {
    ...{ key: randomUUID(), rating: 3, durationMillis: null, atMillis: Date.now() },
    ...(card.follows === undefined ? { revision: 0 } : {}),
    ...card,
    answer: answer === undefined ? null : { kind: 'text', text: answer },
  }
  return fetch(`${url}/api/reviews`, {
    method: 'POST',
    headers: { cookie, origin: url, 'content-type': 'application/json' },
    body: JSON.stringify({ lessonId: null, review }),
  })
}
