import { setTimeout } from 'node:timers/promises'
import { randomFrom } from '#domain/random/random-from'
import { openDatabase } from '#server/database/open'
import type { Database } from '#server/database/transaction'
import { copyToPostgresql } from '#tests/support/copy-to-postgresql'
import { startProxy } from '#tests/support/proxy'
import { killableApp } from '#tests/support/second-app'
import { audit, type Faults } from './audit.ts'
import { RatingClient } from './clients.ts'
import { cardsForAll, signInLearner } from './learners.ts'
import { whatIsNotShared } from './shared.ts'

const learners = 8
/** Each learner answers on so many devices at once, so that processes meet at the same cards. */
const devices = 2
/** The longest time between two kills, and that a device waits before it sends again. */
const maxMillis = { betweenKills: 1_000, beforeRetry: 50 }

export interface ProcessFigures extends Faults {
  processes: number
  kills: number
  /** Ratings that were confirmed. */
  ratings: number
  /** Ratings among them that had been stored although their first request had no answer. */
  repeated: number
  /** What did not hold across the processes, a line each. */
  notShared: string[]
}

export interface ProcessesOptions {
  /** A SQLite file with content. */
  sourceFile: string
  /** URL of a database of a PostgreSQL server. */
  server: string
  processes: number
  /** How many ratings are given. */
  ratings: number
  /** Whether to use up the limit of answers in the end. */
  countsAnswers: boolean
  /** Decides what is killed when, and which cards are rated. */
  seed: string
  onKill: (figures: ProcessFigures) => void
}

/**
 * Kills processes of one app, which share a PostgreSQL database behind a proxy, one after the other while learners rate on
 * several devices; then compares what was confirmed with what is stored, and looks whether limits and sessions hold
 * across the processes.
 */
export async function tortureProcesses(options: ProcessesOptions): Promise<ProcessFigures> {
  const { sourceFile, server, processes, ratings, countsAnswers, seed, onKill } = options
  const random = randomFrom(seed)
  const figures: ProcessFigures = {
    ...{ processes, kills: 0, ratings: 0, repeated: 0, notShared: [] },
    ...{ lost: 0, doubled: 0, differing: 0, corrupt: 0 },
  }
  const proxy = await startProxy()
  const copy = await copyToPostgresql(server, sourceFile)
  const apps = await Promise.all(Array.from({ length: processes }, () => killableApp(copy.url, proxy.url)))
  const database = openDatabase(copy.url)
  try {
    await Promise.all(apps.map((app) => app.start()))
    proxy.forwardTo(...apps.map(({ url }) => url))
    const clients = await raters(database, proxy.url, random)
    const count = () => {
      figures.ratings = new Set(clients.flatMap(({ acknowledged }) => [...acknowledged])).size
      figures.repeated = clients.reduce((sum, { repeated }) => sum + repeated, 0)
      return figures.ratings
    }
    const isEnough = () => count() >= ratings
    let isDone = false
    const working = Promise.all(clients.map((client) => work(client, isEnough))).finally(
      () => (isDone = true),
    )
    // At least one, however quick they are.
    while (!isDone || figures.kills === 0) {
      const victim = apps[Math.floor(random() * processes)]
      await setTimeout(random() * maxMillis.betweenKills)
      await victim?.kill()
      await victim?.start()
      figures.kills += 1
      onKill(figures)
    }
    await working
    Object.assign(figures, await audit(database, clients))
    const urls = apps.map(({ url }) => url)
    const learner = await signInLearner(database, proxy.url)
    figures.notShared = await whatIsNotShared(urls, learner, countsAnswers)
    return figures
  } finally {
    await Promise.all(apps.map((app) => app.kill()))
    proxy.close()
    await database.close()
    await copy.remove()
  }
}

async function raters(database: Database, url: string, random: () => number): Promise<RatingClient[]> {
  const cards = await cardsForAll(database)
  const clients: RatingClient[] = []
  for (let learner = 0; learner < learners; learner++) {
    const login = await signInLearner(database, url)
    const acknowledged = new Set<string>()
    for (let device = 0; device < devices; device++)
      clients.push(new RatingClient(login, cards, random, acknowledged))
  }
  return clients
}

/** Rates until there are enough, and whatever was begun is confirmed. */
async function work(client: RatingClient, isEnough: () => boolean): Promise<void> {
  while (client.pending !== null || !isEnough()) {
    if (!(await client.send())) await setTimeout(maxMillis.beforeRetry)
  }
}
