import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { callAction, FormFields, redirectOf } from '#tests/support/server-action'

/** A learner's browser, as far as the server can tell: it repeats a request until the server has confirmed it. */
export interface Client {
  userId: string
  /** Keys of the log rows that the server has confirmed. */
  readonly acknowledged: ReadonlySet<string>
  /** The key of the request that is not confirmed; null if all are. */
  readonly pending: string | null
  /**
   * Sends one request: the pending one, or a new one.
   *
   * @returns false if the server could not be reached
   * @throws Error if the server has refused the request
   */
  send: () => Promise<boolean>
}

export interface Login {
  url: string
  userId: string
  cookie: string
}

/** The server is starting, waits for a lock, or is too busy for this learner: the same request may be sent again. */
const isTemporary = (status: number) => [408, 429, 503].includes(status)

async function reach(request: () => Promise<Response>): Promise<Response | null> {
  try {
    const response = await request()
    // A reply that breaks off is no confirmation.
    await response.clone().arrayBuffer()
    return isTemporary(response.status) ? null : response
  } catch {
    return null
  }
}

async function refused(what: string, response: Response): Promise<Error> {
  return new Error(`${what} was answered with ${response.status}: ${(await response.text()).slice(0, 500)}`)
}

export interface ShownCard {
  cardId: string
  itemId: string
}

const reviewReplySchema = z.object({ kind: z.enum(['recorded', 'repeated', 'stale']) })

/** A learner who rates random cards, as fast as the server answers. */
export class RatingClient implements Client {
  readonly acknowledged: Set<string>
  /** Ratings that were stored although their first request had no answer. */
  repeated = 0
  readonly userId: string
  readonly #login: Login
  readonly #cards: readonly ShownCard[]
  readonly #random: () => number
  readonly #revisions = new Map<string, number>()
  #review: { key: string; cardId: string } | null = null

  /** @param acknowledged shared by the devices of one learner */
  constructor(
    login: Login,
    cards: readonly ShownCard[],
    random: () => number,
    acknowledged = new Set<string>(),
  ) {
    this.userId = login.userId
    this.acknowledged = acknowledged
    this.#login = login
    this.#cards = cards
    this.#random = random
  }

  get pending(): string | null {
    return this.#review?.key ?? null
  }

  async send(): Promise<boolean> {
    const review = (this.#review ??= this.#newReview())
    const { url, cookie } = this.#login
    const response = await reach(() =>
      fetch(`${url}/api/reviews`, {
        method: 'POST',
        headers: { cookie, origin: url, 'content-type': 'application/json' },
        body: JSON.stringify({ lessonId: null, held: [], review }),
      }),
    )
    if (response === null) return false
    if (!response.ok) throw await refused('A rating', response)
    const { kind } = reviewReplySchema.parse(await response.json())
    if (kind === 'repeated') this.repeated += 1
    this.acknowledged.add(review.key)
    this.#revisions.set(review.cardId, (this.#revisions.get(review.cardId) ?? 0) + 1)
    this.#review = null
    return true
  }

  #newReview() {
    const card = this.#cards[Math.floor(this.#random() * this.#cards.length)]
    if (card === undefined) throw new Error('There are no cards.')
    return {
      ...card,
      key: randomUUID(),
      revision: this.#revisions.get(card.cardId) ?? 0,
      rating: 1 + Math.floor(this.#random() * 4),
      durationMillis: 1_000,
      atMillis: Date.now(),
    }
  }
}

/** A learner who takes one quiz after the other. */
export class QuizClient implements Client {
  readonly acknowledged = new Set<string>()
  readonly userId: string
  readonly #login: Login
  readonly #actions: ReadonlyMap<string, string>
  #quiz: { attemptId: string; position: number } | null = null

  /** @param actions ids of the server actions of the build */
  constructor(login: Login, actions: ReadonlyMap<string, string>) {
    this.userId = login.userId
    this.#login = login
    this.#actions = actions
  }

  get pending(): string | null {
    return this.#quiz === null ? null : `quiz/${this.#quiz.attemptId}/${this.#quiz.position}`
  }

  async send(): Promise<boolean> {
    if (this.#quiz === null) return this.#start()
    const { attemptId, position } = this.#quiz
    const answer = { attemptId, position, answer: { kind: 'gave-up' }, confidence: null }
    const response = await this.#call('answerQuestionAction', `/quiz/${attemptId}`, answer)
    if (response === null) return false
    if (!response.ok) throw await refused('A quiz answer', response)
    this.acknowledged.add(`quiz/${attemptId}/${position}`)
    const isFinished = (await response.text()).includes('"isFinished":true')
    this.#quiz = isFinished ? null : { attemptId, position: position + 1 }
    return true
  }

  async #start(): Promise<boolean> {
    const form = new FormFields({ length: '50', minutes: '', focus: 'mixed', feedback: 'each' })
    const response = await this.#call('startQuizAction', '/quiz', form)
    if (response === null) return false
    const attemptId = /^\/quiz\/([\w-]+)$/.exec(redirectOf(response)?.pathname ?? '')?.[1]
    if (attemptId === undefined) throw await refused('The start of a quiz', response)
    this.#quiz = { attemptId, position: 0 }
    return true
  }

  #call(name: string, path: string, ...values: unknown[]): Promise<Response | null> {
    const { url, cookie } = this.#login
    const id = this.#actions.get(`app/quiz/actions.ts#${name}`)
    return reach(() => callAction({ url: url + path, id, cookie, origin: url, arguments: values }))
  }
}
