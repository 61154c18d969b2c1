// The app beside the bare Next app that its costs are compared with.
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { SqliteDatabase } from '#server/database/sqlite-database'
import { addLearner, sessionCookie, sessionToken } from '#tests/support/learner'
import { startApp, type AppProcess } from '../app-process.ts'
import { startBareApp, type BareApp } from './bare-app.ts'

export interface BenchSetup {
  app: AppProcess
  bare: BareApp
  database: SqliteDatabase
}

/** Does some work while both apps run. */
export async function besideBareApp<Result>(work: (setup: BenchSetup) => Promise<Result>): Promise<Result> {
  const [app, bare] = [await startApp(), await startBareApp()]
  const database = new SqliteDatabase(app.databaseFile)
  try {
    return await work({ app, bare, database })
  } finally {
    await database.close()
    await Promise.all([app.stop(), bare.stop()])
  }
}

/** A learner who is new, and the headers that their browser sends, which has opened a page before. */
export async function signedIn({ app, database }: BenchSetup) {
  const userId = await addLearner(database, { newCardsPerDay: 40 })
  const headers = {
    cookie: [
      `${sessionCookie}=${await sessionToken(database, userId)}`,
      ...(await firstCookies(app.url)),
    ].join('; '),
    origin: app.url,
    'content-type': 'application/json',
  }
  return { userId, headers }
}

/** What an address tells a browser to keep, such as that it has the style sheet now. */
async function firstCookies(url: string): Promise<string[]> {
  const response = await fetch(`${url}/privacy`)
  await response.text()
  return response.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0] ?? '')
}

const replySchema = z.object({
  queue: z.object({ cards: z.array(z.object({ version: z.string() })) }),
})

/** The rating requests of one learner, as their browser sends them: they name the cards that it holds. */
export class Ratings {
  readonly #headers: Record<string, string>
  #held: string[] = []

  constructor(headers: Record<string, string>) {
    this.#headers = headers
  }

  /** Posts a rating. */
  post(address: string, card: { id: string; itemId: string }, revision: number): Promise<Response> {
    const shown = { cardId: card.id, itemId: card.itemId, revision }
    const review = { key: randomUUID(), ...shown, rating: 3, durationMillis: 1_000, atMillis: Date.now() }
    return fetch(address, {
      method: 'POST',
      headers: this.#headers,
      body: JSON.stringify({ lessonId: null, held: this.#held, review }),
    })
  }

  /** Takes over the queue of a reply. */
  async take(reply: Response): Promise<void> {
    this.#held = replySchema.parse(await reply.clone().json()).queue.cards.map(({ version }) => version)
  }
}
