// `node scripts/bench/import-process.ts CARDS ANSWERS` imports the archive of a learner with this number of cards and
// answers into an account that is new, and into their own, while another learner goes on answering. Prints one line of
// JSON for each, in milliseconds. It is a process of its own because a process has one database.
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import { now, userId } from './fill-database.ts'
import { makeLargeLearner, right } from './large-learner.ts'

const [cards = 20_000, answers = 100_000] = process.argv.slice(2).map(Number)
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-import-'))
const file = path.join(folder, 'bench.db')

try {
  makeLargeLearner(file, cards, answers)
  process.env['DATABASE_URL'] = `file:${file}`
  process.env['LOG_LEVEL'] = 'silent'
  const { database } = await import('#server/database/database')
  const { recordReview } = await import('#server/study/record-review')
  const { previewImport } = await import('#server/archive/import-archive')
  const { importInThread } = await import('#server/archive/import-in-thread')
  const { archiveOf } = await import('#tests/support/read-archive')
  const { makeLearner } = await import('#tests/support/sample-course')
  for (const id of ['newcomer', 'other']) await makeLearner(id)
  const archive = await archiveOf(userId, now)

  /** Answers of another learner, one after the other, until the work is done; gives how long the slowest took. */
  async function answerMeanwhile(work: Promise<unknown>): Promise<number> {
    let isDone = false
    void work.finally(() => (isDone = true))
    let slowest = 0
    for (let n = 0; !isDone; n = (n + 1) % cards) {
      const started = performance.now()
      await recordReview(
        'other',
        {
          ...{ key: randomUUID(), cardId: `card ${n}`, itemId: `item ${n}`, rating: 3, answer: right },
          ...{ follows: null, durationMillis: 1_000, atMillis: now.getTime() },
        },
        now,
      )
      slowest = Math.max(slowest, performance.now() - started)
      await setTimeout(5)
    }
    return slowest
  }

  // Only the import is measured.
  for (const account of ['newcomer', userId]) {
    const { consent } = await previewImport(account, archive)
    const pauses = monitorEventLoopDelay({ resolution: 1 })
    pauses.enable()
    const started = performance.now()
    const work = importInThread({ userId: account, bytes: archive, consent }, () => undefined)
    const slowestAnswer = await answerMeanwhile(work)
    const result = await work
    if (result.kind !== 'imported') throw new Error(`The import was not done: ${result.kind}.`)
    const taken = performance.now() - started
    const longestPause = pauses.max / 1_000_000
    console.log(JSON.stringify({ account, bytes: archive.length, taken, slowestAnswer, longestPause }))
  }
  await database.close()
} finally {
  fs.rmSync(folder, { recursive: true })
}
