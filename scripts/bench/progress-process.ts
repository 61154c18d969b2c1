// `node scripts/bench/progress-process.ts CARDS ANSWERS` measures what the pages about progress compute, for a learner
// with this number of cards and answers: first, when nothing of the log is in memory, and then again after each answer.
// Prints one line of JSON, in milliseconds of CPU. It is a process of its own because a process has one database.
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { now, userId } from './fill-database.ts'
import { makeLargeLearner, right } from './large-learner.ts'
import { median } from './measure.ts'

const rounds = 5

const [cards = 500, answers = 500] = process.argv.slice(2).map(Number)
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-progress-'))
const file = path.join(folder, 'bench.db')

async function cpuOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

try {
  makeLargeLearner(file, cards, answers)
  process.env['DATABASE_URL'] = `file:${file}`
  process.env['LOG_LEVEL'] = 'silent'
  const { database } = await import('#server/database/database')
  const { recordReview } = await import('#server/study/record-review')
  const pages = {
    progress: (await import('#server/progress/progress')).progress,
    today: (await import('#server/progress/today')).today,
    memory: (await import('#server/progress/memory-report')).memoryReport,
    beliefs: (await import('#server/progress/read-beliefs')).readBeliefs,
    map: (await import('#server/progress/concept-map')).conceptMaps,
    exams: (await import('#server/exams/exam-plans')).examPlans,
  }
  const answerOne = (n: number) =>
    recordReview(
      userId,
      {
        ...{ key: randomUUID(), cardId: `card ${n}`, itemId: `item ${n}`, rating: 3, answer: right },
        ...{ follows: null, durationMillis: 1_000, atMillis: now.getTime() },
      },
      now,
    )
  let answered = 0
  const measured: Record<string, { first: number; then: number }> = {}
  for (const [name, page] of Object.entries(pages)) {
    const first = await cpuOf(() => page(userId, now))
    const then: number[] = []
    for (let round = 0; round < rounds; round++) {
      await answerOne(answered++)
      then.push(await cpuOf(() => page(userId, now)))
    }
    measured[name] = { first, then: median(then) }
  }
  console.log(JSON.stringify(measured))
  await database.close()
} finally {
  fs.rmSync(folder, { recursive: true, force: true })
}
