import { beforeAll, expect, test, vi } from 'vitest'
import type { Rating } from '#domain/schedule/rating'
import { importArchive, previewImport } from '#server/archive/import-archive'
import { changeCards } from '#server/cards/change-cards'
import { database } from '#server/database/database'
import { answerRecord, readWithRecord, recordOfCards } from '#server/study/answer-record'
import { ofParts, type AnswerRecord, type RecordPart } from '#server/study/record-parts'
import { loggedEvents } from '#server/study/logged-events'
import { isInForce } from '#server/study/ratings-in-force'
import { recordReview } from '#server/study/record-review'
import { undoReview } from '#server/study/undo-review'
import { beginLesson } from '#tests/support/begin-lesson'
import { archiveOf } from '#tests/support/read-archive'
import { makeCourse, makeLearner } from '#tests/support/sample-course'

const start = new Date('2026-11-23T08:00:00Z')
const day = (days: number, minutes = 0) => new Date(start.getTime() + days * 86_400_000 + minutes * 60_000)

beforeAll(() => makeCourse('r', { first: ['coroutine/meaning', 'task/meaning'] }))

let keys = 0
const follows = new Map<string, string>()
async function rate(
  userId: string,
  card: string,
  rating: Rating,
  now: Date,
  atMillis = now.getTime(),
  course = 'r',
) {
  const key = `record-${++keys}`
  const cardId = `${course}/${card}/meaning`
  const shown = { cardId, itemId: `item of ${cardId}`, follows: follows.get(`${userId}${cardId}`) ?? null }
  await recordReview(
    userId,
    { ...{ key, ...shown, rating }, answer: null, durationMillis: 900, atMillis },
    now,
  )
  follows.set(`${userId}${cardId}`, key)
  return key
}

const record = (userId: string) => database.read((db) => answerRecord(db, userId))
const inOrder = (record: AnswerRecord) =>
  record
    .cards()
    .flatMap(({ events }) => events.map((event) => ({ ...event, proof: undefined, kind: undefined })))
    .toSorted((a, b) => a.atMillis - b.atMillis || (a.cardId < b.cardId ? -1 : 1))
const wholeLog = (userId: string) =>
  database.read(async (db) => (await loggedEvents(db, userId)).filter(isInForce))

test('what is kept equals the whole log after every rating, undo and reset, and after answers that arrive late', async () => {
  const userId = await makeLearner('recorded')
  await beginLesson(userId, 'r/first', start)
  const steps: (() => Promise<unknown>)[] = [
    () => rate(userId, 'coroutine', 4, day(0)),
    () => rate(userId, 'task', 3, day(0, 1)),
    () => rate(userId, 'coroutine', 3, day(10)),
    () => undoReview(userId, 'last', day(10, 1)),
    // Given offline on day 5, and sent on day 11.
    () => rate(userId, 'task', 1, day(11), day(5).getTime()),
    () => changeCards(userId, { cardIds: ['r/task/meaning'], change: { event: 'reset' } }, day(12)),
    () => changeCards(userId, { cardIds: ['r/task/meaning'], change: { event: 'suspended' } }, day(13)),
  ]
  expect((await record(userId)).cardIds()).toEqual([])
  for (const step of steps) {
    await step()
    expect(inOrder(await record(userId))).toEqual(await wholeLog(userId))
  }
  expect((await record(userId)).get('r/coroutine/meaning')?.tests).toEqual([])
})

test('tests are kept with the events that they come from', async () => {
  const userId = await makeLearner('tested')
  await beginLesson(userId, 'r/first', start)
  await rate(userId, 'coroutine', 4, day(0))
  await record(userId)
  await rate(userId, 'coroutine', 3, day(20))
  const card = (await record(userId)).get('r/coroutine/meaning')
  expect(card?.tests).toMatchObject([{ passed: true, basis: 'self-graded' }])
  expect(card?.events.map(({ stabilityBefore }) => stabilityBefore)).toEqual([
    null,
    expect.closeTo(8.2956, 3),
  ])
  expect(card?.events.map(({ durationMillis }) => durationMillis)).toEqual([900, 900])
})

test('an answer that was rolled back is not kept', async () => {
  const userId = await makeLearner('unlucky')
  await beginLesson(userId, 'r/first', start)
  await rate(userId, 'coroutine', 4, day(0))
  const before = await record(userId)
  const failing = database.write(async (db) => {
    const row = await db
      .selectFrom('ReviewLog')
      .selectAll()
      .where('userId', '=', userId)
      .executeTakeFirstOrThrow()
    await db
      .insertInto('ReviewLog')
      .values({ ...row, id: 'rolled back', key: 'rolled back' })
      .execute()
    expect(inOrder(await answerRecord(db, userId))).toHaveLength(2)
    throw new Error('The disk is full.')
  })
  await expect(failing).rejects.toThrow('The disk is full.')
  expect(await record(userId)).toEqual(before)
})

test('a log that an import replaced is read anew, even if another learner has the newest row', async () => {
  const [userId, other] = [await makeLearner('replaced'), await makeLearner('bystander')]
  for (const each of [userId, other]) await beginLesson(each, 'r/first', start)
  await rate(userId, 'task', 4, day(0))
  const archive = await archiveOf(userId, day(0))
  await rate(userId, 'coroutine', 4, day(0, 1))
  const empty = await archiveOf(await makeLearner('idle'), day(0))
  for (const [bytes, cards] of [
    [archive, ['r/task/meaning']],
    [empty, []],
  ] as const) {
    await rate(other, 'task', 3, day(1))
    await record(userId)
    const { consent } = await previewImport(userId, bytes)
    expect(await importArchive(userId, bytes, consent)).toMatchObject({ kind: 'imported' })
    expect((await record(userId)).cardIds()).toEqual(cards)
  }
})

test('what is computed of the log is kept, but for the part in which a card was answered', async () => {
  const userId = await makeLearner('kept-in-parts')
  await beginLesson(userId, 'r/first', start)
  const computed: string[][] = []
  const idsIn = ofParts(
    (cards: RecordPart, name: string) => {
      computed.push([...cards.keys()].map((cardId) => `${name} ${cardId}`))
      return [...cards.keys()]
    },
    (name) => name,
  )
  const look = async (name: string) => {
    computed.length = 0
    const ids = idsIn(await record(userId), name).flat()
    return { ids: ids.toSorted(), computed: computed.flat().toSorted() }
  }
  const [coroutine, task] = ['r/coroutine/meaning', 'r/task/meaning']
  await rate(userId, 'coroutine', 4, day(0))
  expect(await look('a')).toEqual({ ids: [coroutine], computed: [`a ${coroutine}`] })
  await rate(userId, 'task', 4, day(0))
  expect(await look('a')).toEqual({ ids: [coroutine, task], computed: [`a ${task}`] })
  expect(await look('a')).toEqual({ ids: [coroutine, task], computed: [] })
  expect((await look('b')).computed).toEqual([`b ${coroutine}`, `b ${task}`])
})

test('a long log is read in turns with others, and is the same as if it were read at once', async () => {
  const names = Array.from({ length: 600 }, (_, i) => `long-${i}`)
  await makeCourse('long', { only: names.map((name) => `${name}/meaning`) })
  const userId = await makeLearner('long-log')
  await beginLesson(userId, 'long/only', start)
  for (const name of names) await rate(userId, name, 3, day(0), undefined, 'long')
  const whole = await database.read((db) => recordOfCards(db, userId))

  const readOther = () => database.read((db) => db.selectFrom('User').select('id').executeTakeFirst())
  // On PostgreSQL, each of two has a connection, which is then open.
  await Promise.all([readOther(), readOther()])
  const reads = vi.spyOn(database, 'read')
  const reading = readWithRecord(userId, (db) => answerRecord(db, userId))
  const other = readOther()
  const first = await Promise.race([reading.then(() => 'the log'), other.then(() => 'another request')])
  const read = await reading
  const times = reads.mock.calls.length - 1
  reads.mockRestore()
  expect(new Map(read.entries())).toEqual(whole)
  expect(first).toBe('another request')
  // The start, three parts of the log, and the page itself.
  expect(times).toBe(5)

  await rate(userId, 'long-1', 1, day(1), undefined, 'long')
  expect(inOrder(await readWithRecord(userId, (db) => answerRecord(db, userId)))).toHaveLength(601)
})
