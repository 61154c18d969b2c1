import { afterAll, expect, test } from 'vitest'
import { decisionsOf } from '#domain/trace/decisions'
import { openSandbox } from '#sandbox/node'
import { database } from '#server/database/database'
import { readRecordedRun } from '#server/runs/read-run'
import { recordTracing, tracingSchema, UnknownRunError } from '#server/runs/record-tracing'
import { makeLearner } from '#tests/support/sample-course'

const now = new Date('2026-12-01T08:00:00Z')
const sandbox = openSandbox()
afterAll(() => sandbox.close())

const source = `def add(n, numbers):
    numbers.append(n)

a = [1]
b = a
add(2, b)
total = sum(a)
print("total", total)
`

/** Stores the run of a program, and returns its hash with what is asked about it. */
async function storedRun(hash: string) {
  const { record, trace } = await sandbox.runWithTrace({ source })
  const row = {
    hash,
    engineVersion: 'test',
    record: JSON.stringify(record),
    trace: JSON.stringify(trace),
    program: JSON.stringify({ source }),
    createdAtMillis: now.getTime(),
  }
  await database.write((db) => db.insertInto('Run').values(row).execute())
  const run = await readRecordedRun(hash)
  if (run === null) throw new Error('The run was not stored.')
  return decisionsOf(run)
}

const keyOf = (n: number) => String(n).padStart(32, '0')
const rowsOf = (userId: string) =>
  database.read((db) => db.selectFrom('TracePractice').selectAll().where('userId', '=', userId).execute())

test('grades answers by its own record of the run, logs them once, and remembers the best score', async () => {
  const userId = await makeLearner('tracer')
  const decisions = await storedRun('traced-run')
  expect(decisions.length).toBeGreaterThanOrEqual(3)
  const right = decisions.map((decision) => decision.right)
  const firstWrong = right.map((answer, at) => (at === 0 ? (answer + 1) % 2 : answer))
  const questions = right.length

  const first = await recordTracing(userId, 'traced-run', { key: keyOf(1), answers: firstWrong }, now)
  expect(first).toEqual({ correct: questions - 1, questions, times: 1, best: questions - 1 })
  await recordTracing(userId, 'traced-run', { key: keyOf(1), answers: firstWrong }, now)
  expect(await rowsOf(userId)).toHaveLength(1)

  const second = await recordTracing(userId, 'traced-run', { key: keyOf(2), answers: right }, now)
  expect(second).toEqual({ correct: questions, questions, times: 2, best: questions })
  const third = await recordTracing(
    userId,
    'traced-run',
    { key: keyOf(3), answers: right.map(() => -1) },
    now,
  )
  expect(third).toMatchObject({ correct: 0, times: 3, best: questions })

  const other = await makeLearner('other-tracer')
  const ofOther = await recordTracing(other, 'traced-run', { key: keyOf(1), answers: right }, now)
  expect(ofOther).toMatchObject({ times: 1 })
})

test('schedules nothing', async () => {
  const userId = await makeLearner('unscheduled')
  const decisions = await storedRun('unscheduled-run')
  const answers = decisions.map(({ right }) => right)
  await recordTracing(userId, 'unscheduled-run', { key: keyOf(1), answers }, now)
  const reviews = await database.read((db) =>
    db.selectFrom('ReviewLog').selectAll().where('userId', '=', userId).execute(),
  )
  expect(reviews).toEqual([])
})

test('takes no score, no answers to other questions, and none about a run that it does not know', async () => {
  const userId = await makeLearner('strict')
  const decisions = await storedRun('strict-run')
  const answers = decisions.map(({ right }) => right)
  const parsed = tracingSchema.parse({ key: keyOf(1), answers, correct: 99 })
  expect(parsed).not.toHaveProperty('correct')
  expect(tracingSchema.safeParse({ key: 'short', answers }).success).toBe(false)
  expect(tracingSchema.safeParse({ key: keyOf(1), answers: [4] }).success).toBe(false)
  const refused = [
    recordTracing(userId, 'strict-run', { key: keyOf(1), answers: answers.slice(1) }, now),
    recordTracing(userId, 'no-such-run', { key: keyOf(1), answers }, now),
  ]
  for (const each of refused) await expect(each).rejects.toThrow(UnknownRunError)
  expect(await rowsOf(userId)).toEqual([])
})

test('is gone with the account', async () => {
  const userId = await makeLearner('leaver')
  const decisions = await storedRun('deleted-run')
  const answers = decisions.map(({ right }) => right)
  await recordTracing(userId, 'deleted-run', { key: keyOf(1), answers }, now)
  await database.write((db) => db.deleteFrom('User').where('id', '=', userId).execute())
  expect(await rowsOf(userId)).toEqual([])
})
