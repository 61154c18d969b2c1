import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { randomFrom } from '#domain/random/random-from'
import { openDatabase } from '#server/database/open'
import type { Database } from '#server/database/transaction'
import { builtActions } from '#tests/support/app-routes'
import type { OwnApp } from '#tests/support/second-app'
import { audit, type Faults } from './audit.ts'
import { ChangingContent } from './changing-content.ts'
import { QuizClient, RatingClient, type Client } from './clients.ts'
import { cardsForAll, signInLearner } from './learners.ts'

const raters = 4
const quizTakers = 2
/** The longest time that the app works under full load before it is killed. */
const maxLoadMillis = 1_000

export interface Figures extends Faults {
  kills: number
  /** Writes that the server has confirmed: ratings and quiz answers. */
  acknowledged: number
  ratings: number
  quizAnswers: number
  /** Requests that had no answer when the app was killed, and were sent again. */
  resent: number
  /** Ratings among them that had been stored all the same. */
  repeated: number
  /** Content syncs that were killed with the app, and that ran to their end. */
  syncsKilled: number
  syncsFinished: number
}

export interface TortureOptions {
  /** An app that is not running, on a database with content. It is removed in the end. */
  app: OwnApp
  kills: number
  /** Decides when the app is killed and which cards are rated. */
  seed: string
  onKill: (figures: Figures) => void
}

/**
 * Kills the app again and again while learners rate and take quizzes and content is synced, and after each restart
 * compares what it had confirmed with what it has stored.
 */
export async function torture({ app, kills, seed, onKill }: TortureOptions): Promise<Figures> {
  const random = randomFrom(seed)
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-torture-'))
  const content = new ChangingContent(path.join(folder, 'content'), app.databaseUrl)
  const figures: Figures = {
    ...{
      kills: 0,
      acknowledged: 0,
      ratings: 0,
      quizAnswers: 0,
      resent: 0,
      repeated: 0,
      syncsKilled: 0,
      syncsFinished: 0,
    },
    ...{ lost: 0, doubled: 0, differing: 0, corrupt: 0 },
  }
  const everyone: Client[] = []
  try {
    await app.start()
    for (let kill = 0; kill < kills; kill++) {
      const { rating, quiz } = await newClients(app, random)
      const clients = [...rating, ...quiz]
      everyone.push(...clients)
      content.startSync()
      const warm = clients.map(warmUp)
      const working = clients.map(async (client, n) => (await warm[n]) && workUntilKilled(client))
      await Promise.all(warm)
      await setTimeout(random() * maxLoadMillis)
      await Promise.all([app.kill(), random() < 0.5 ? content.kill() : undefined])
      await Promise.all(working)
      figures.resent += clients.filter(({ pending }) => pending !== null).length
      await app.start()
      await Promise.all(clients.map(resend))
      add(figures, await withDatabase(app, (database) => audit(database, clients)))
      figures.kills += 1
      figures.ratings += sizeOf(rating)
      figures.quizAnswers += sizeOf(quiz)
      figures.repeated += rating.reduce((sum, { repeated }) => sum + repeated, 0)
      figures.acknowledged = figures.ratings + figures.quizAnswers
      figures.syncsKilled = content.killed
      figures.syncsFinished = content.finished
      onKill(figures)
    }
    await content.settle()
    // Once more for all learners: later kills and syncs must not have touched what was stored before.
    add(figures, await withDatabase(app, (database) => audit(database, everyone)))
    return figures
  } finally {
    await content.kill()
    await app.kill()
    await app.remove()
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

const sizeOf = (clients: readonly Client[]) =>
  clients.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0)

function add(figures: Figures, faults: Faults): void {
  for (const name of Object.keys(faults) as (keyof Faults)[]) figures[name] += faults[name]
}

/** Uses the database without keeping it open: after a kill, the app itself has to recover it. */
async function withDatabase<T>(app: OwnApp, work: (database: Database) => Promise<T>): Promise<T> {
  const database = openDatabase(app.databaseUrl)
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

function newClients(
  app: OwnApp,
  random: () => number,
): Promise<{ rating: RatingClient[]; quiz: QuizClient[] }> {
  return withDatabase(app, async (database) => {
    const cards = await cardsForAll(database)
    const login = () => signInLearner(database, app.url)
    const rating: RatingClient[] = []
    for (let n = 0; n < raters; n++) rating.push(new RatingClient(await login(), cards, random))
    const quiz: QuizClient[] = []
    const actions = builtActions()
    for (let n = 0; n < quizTakers; n++) quiz.push(new QuizClient(await login(), actions))
    return { rating, quiz }
  })
}

/** Sends until the server has confirmed something: the first requests after a start take longest. */
async function warmUp(client: Client): Promise<true> {
  while (client.acknowledged.size === 0) await client.send()
  return true
}

async function workUntilKilled(client: Client): Promise<void> {
  while (await client.send());
}

/** Sends what is pending until the server has confirmed it. */
async function resend(client: Client): Promise<void> {
  const { pending } = client
  while (pending !== null && client.pending === pending) await client.send()
}
