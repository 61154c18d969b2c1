import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { afterAll, expect, test, vi } from 'vitest'
import { database } from '#server/database/database'
import { beginLesson } from '#tests/support/begin-lesson'
import { recordReview } from '#server/study/record-review'
import { studyQueue } from '#server/study/study-queue'
import { makeLearner } from '#tests/support/sample-course'

const contentFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-beside-'))
const now = new Date('2026-11-23T08:00:00Z')
const lessons = 40
afterAll(() => fs.rmSync(contentFolder, { recursive: true }))

function writeLesson(n: number) {
  const terms = Array.from({ length: 6 }, (_, term) => {
    const [kind, job] = [n * 7 + term, n + term]
    return `- **Thing ${n} ${term}**: A part of kind ${kind} that does job ${job} for others.`
  })
  const folder = path.join(contentFolder, 'many')
  fs.mkdirSync(folder, { recursive: true })
  fs.writeFileSync(
    path.join(folder, `${n}-lesson-${n}.md`),
    `# Subject ${n}\n\n## Key terms\n\n${terms.join('\n')}\n`,
  )
}

/** Takes the lessons up in a process of its own, as `npm run content -- sync` does beside the app. */
function startSync() {
  const script = path.join(import.meta.dirname, '../../support/sync-content.ts')
  const sync = spawn(process.execPath, [script, contentFolder], { stdio: ['ignore', 'ignore', 'inherit'] })
  const exited = once(sync, 'exit')
  return {
    isRunning: () => sync.exitCode === null && sync.signalCode === null,
    succeeded: async () => expect(await exited).toEqual([0, null]),
  }
}

const countLessons = async () =>
  (await database.read((db) => db.selectFrom('Lesson').select('id').execute())).length

test('while another process takes up many lessons, every rating is recorded at once', async () => {
  writeLesson(0)
  await startSync().succeeded()
  const userId = await makeLearner('undisturbed')
  await beginLesson(userId, 'many/lesson-0', now)
  const { cards } = await studyQueue(userId, now)
  const revisions = new Map(cards.map(({ cardId, revision }) => [cardId, revision]))

  for (let n = 1; n < lessons; n++) writeLesson(n)
  const lessonsSeen = new Set<number>()
  let ratings = 0
  const sync = startSync()
  // Until then it builds lessons.
  const isWriting = async () => (await countLessons()) > 1
  await vi.waitUntil(async () => !sync.isRunning() || (await isWriting()), { timeout: 120_000 })
  while (sync.isRunning()) {
    const card = cards[ratings % cards.length]
    if (card === undefined) throw new Error('There is no card to rate.')
    const { cardId, itemId } = card
    const revision = revisions.get(cardId) ?? 0
    const key = `rating-${(ratings += 1)}`
    const rating = { rating: 3, answer: null, durationMillis: 1_000, atMillis: now.getTime() } as const
    const result = await recordReview(userId, { key, cardId, itemId, revision, ...rating }, now)
    expect(result.kind).toBe('recorded')
    revisions.set(cardId, revision + 1)
    lessonsSeen.add(await countLessons())
    await setImmediate()
  }
  await sync.succeeded()

  const log = await database.read((db) =>
    db.selectFrom('ReviewLog').select('event').where('userId', '=', userId).execute(),
  )
  expect(log).toHaveLength(ratings)
  expect(await countLessons()).toBe(lessons)
  // A rating comes in between two lessons, and does not wait for the last one.
  expect(lessonsSeen.size).toBeGreaterThan(lessons / 4)
})
