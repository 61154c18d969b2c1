import { randomUUID } from 'node:crypto'

/** What a browser sends about a card that was rated. */
export interface RatedCard {
  cardId: string
  itemId: string
  key?: string
  revision?: number
  rating?: number
  /** Typed text. */
  answer?: string
  atMillis?: number
}

/** Rates a card over HTTP, as the study page does. */
export function rateCard(url: string, cookie: string, { answer, ...card }: RatedCard): Promise<Response> {
  const review = {
    ...{ key: randomUUID(), revision: 0, rating: 3, durationMillis: null, atMillis: Date.now() },
    ...card,
    answer: answer === undefined ? null : { kind: 'text', text: answer },
  }
  return fetch(`${url}/api/reviews`, {
    method: 'POST',
    headers: { cookie, origin: url, 'content-type': 'application/json' },
    body: JSON.stringify({ lessonId: null, review }),
  })
}
