import { beforeAll, expect, test } from 'vitest'
import { defaultIntervals, type Intervals } from '#domain/schedule/intervals'
import { replay } from '#domain/schedule/replay'
import type { Rating } from '#domain/schedule/rating'
import { database } from '#server/database/database'
import { beginLesson } from '#tests/support/begin-lesson'
import { eventsOfCard } from '#server/study/events-of-card'
import { UnknownCardError, recordReview, reviewInputSchema } from '#server/study/record-review'
import { studyQueue } from '#server/study/study-queue'
import { undoReview } from '#server/study/undo-review'
import { makeCard, makeCourse, makeLearner, sampleFace } from '#tests/support/sample-course'
import { storedSchedule } from '#tests/support/stored-schedule'

const start = new Date('2026-11-23T08:00:00Z')
const minute = 60_000
const day = 24 * 60 * minute
const after = (millis: number) => new Date(start.getTime() + millis)
const cardId = 'r/coroutine/meaning'

let keys = 0
type Showing = { follows: string | null } | { revision: number }
/** An answer to a showing, which earlier versions name by a revision. */
const input = (part: { key?: string; rating: Rating; atMillis: number } & Showing) => ({
  key: `review-${++keys}`,
  cardId,
  itemId: `item of ${cardId}`,
  answer: null,
  durationMillis: 4_000,
  ...part,
})

const stored = (userId: string) => storedSchedule(userId, cardId)
const replayed = async (userId: string) =>
  replay(await database.read((db) => eventsOfCard(db, userId, cardId)), cardId).schedule
const log = (userId: string) =>
  database.read((db) =>
    db
      .selectFrom('ReviewLog')
      .select(['event', 'rating', 'revision', 'durationMillis'])
      .where('userId', '=', userId)
      .orderBy('revision')
      .execute(),
  )

beforeAll(async () => {
  await makeCourse('r', { lesson: ['coroutine/meaning'] })
})

async function learner(id: string) {
  const userId = await makeLearner(id)
  await beginLesson(userId, 'r/lesson', start)
  return userId
}

test('a rating is kept in the schedule and in the log', async () => {
  const userId = await learner('rater')
  const result = await recordReview(
    userId,
    input({ revision: 0, rating: 3, atMillis: start.getTime() }),
    start,
  )
  expect(result).toMatchObject({ kind: 'recorded' })
  expect(await stored(userId)).toMatchObject({
    ...{ state: 'Learning', step: 1, reps: 1, revision: 1 },
    dueAtMillis: start.getTime() + 10 * minute,
  })
  expect(await log(userId)).toEqual([{ event: 'rated', rating: 3, revision: 1, durationMillis: 4_000 }])
})

test('the same key answers what it answered first, and changes nothing', async () => {
  const userId = await learner('repeater')
  const review = input({ revision: 0, rating: 3, atMillis: start.getTime() })
  const results = await Promise.all([1, 2, 3].map(() => recordReview(userId, review, start)))
  const [recorded] = results.filter((result) => result.kind === 'recorded')
  expect(results.map((result) => result.kind).sort()).toEqual(['recorded', 'repeated', 'repeated'])

  await recordReview(
    userId,
    input({ revision: 1, rating: 3, atMillis: after(11 * minute).getTime() }),
    after(11 * minute),
  )
  const muchLater = await recordReview(userId, { ...review, rating: 1 }, after(day))
  expect(muchLater).toEqual({ ...recorded, kind: 'repeated' })
  expect(await log(userId)).toHaveLength(2)
})

test('of two devices the later one is told, and its answer is kept as practice', async () => {
  const userId = await learner('two devices')
  await recordReview(userId, input({ revision: 0, rating: 3, atMillis: start.getTime() }), start)
  const late = input({ revision: 0, rating: 1, atMillis: start.getTime() + 1 })
  const result = await recordReview(userId, late, after(1))
  expect(result).toMatchObject({ kind: 'stale' })
  expect(await stored(userId)).toMatchObject({ state: 'Learning', revision: 1 })
  expect(await recordReview(userId, late, after(2))).toEqual({ ...result, because: null })
  expect((await log(userId)).map((row) => [row.event, row.rating])).toEqual([
    ['rated', 3],
    ['practised', 1],
  ])
})

test.for([
  ['in the future', day, 0],
  ['a month back', -30 * day, -30 * day],
  ['an hour back, from an outbox', -60 * minute, -60 * minute],
] as const)('a client that rates %s is believed until now', async ([name, offset, believed]) => {
  const userId = await learner(`clock ${name}`)
  await recordReview(userId, input({ revision: 0, rating: 3, atMillis: start.getTime() + offset }), start)
  expect(await stored(userId)).toMatchObject({ lastReviewedAtMillis: start.getTime() + believed })
})

test('a clock that went back never puts a rating before the last one', async () => {
  const userId = await learner('clock back')
  const first = input({ follows: null, rating: 3, atMillis: start.getTime() })
  await recordReview(userId, first, start)
  await recordReview(
    userId,
    input({ follows: first.key, rating: 3, atMillis: start.getTime() - day }),
    after(minute),
  )
  expect(await stored(userId)).toMatchObject({ state: 'Review', lastReviewedAtMillis: start.getTime() })
})

test('the time of somebody who went away is dropped, the rating is not', async () => {
  const userId = await learner('away')
  await recordReview(
    userId,
    { ...input({ revision: 0, rating: 3, atMillis: start.getTime() }), durationMillis: 3_600_000 },
    start,
  )
  expect(await log(userId)).toMatchObject([{ event: 'rated', durationMillis: null }])
})

test('the server grades a given answer itself, and leaves what only the learner can judge', async () => {
  const answer = { kind: 'text', text: '2' } as const
  await makeCourse('g', { lesson: ['coroutine/meaning'] })
  const graded = async (card: string, kind: 'output-typed' | 'self-graded', text: string) => {
    await makeCard({
      courseId: 'g',
      lessonId: 'g/lesson',
      card,
      position: 1,
      face: sampleFace({ kind, answer: text }),
    })
    const userId = await learner(`graded ${card}`)
    const review = input({ revision: 0, rating: 3, atMillis: start.getTime() })
    await recordReview(userId, { ...review, cardId: `g/${card}`, itemId: `item of g/${card}`, answer }, start)
    const row = await database.read((db) =>
      db
        .selectFrom('ReviewLog')
        .select(['correct', 'answer'])
        .where('userId', '=', userId)
        .executeTakeFirstOrThrow(),
    )
    return { ...row, correct: row.correct === null ? null : Boolean(row.correct) }
  }
  expect(await graded('coroutine/right', 'output-typed', '2')).toEqual({
    correct: true,
    answer: JSON.stringify(answer),
  })
  expect(await graded('coroutine/wrong', 'output-typed', '3')).toMatchObject({ correct: false })
  expect(await graded('coroutine/judged', 'self-graded', 'Two.')).toMatchObject({ correct: null })
})

test('an item that the card never had is refused', async () => {
  const userId = await learner('inventor')
  const review = { ...input({ revision: 0, rating: 3, atMillis: 0 }), itemId: 'invented' }
  await expect(recordReview(userId, review, start)).rejects.toThrow(UnknownCardError)
})

test.for([2.5, 0, 5, '3', null])('%s is no rating', (rating) => {
  const review = { ...input({ revision: 0, rating: 3, atMillis: 0 }), rating }
  expect(reviewInputSchema.safeParse(review).success).toBe(false)
})

test.for([
  { atMillis: -1 },
  { atMillis: Number.MIN_SAFE_INTEGER },
  { atMillis: 8_640_000_000_000_001 },
  { durationMillis: 1e12 },
  { revision: Number.MAX_SAFE_INTEGER },
  { cardId: 'x'.repeat(1_001) },
])('a number or text out of all bounds is refused: %o', (part) => {
  const review = { ...input({ revision: 0, rating: 3, atMillis: 0 }), ...part }
  expect(reviewInputSchema.safeParse(review).success).toBe(false)
})

test('undo restores exactly, any number of steps', async () => {
  const userId = await learner('undoer')
  const schedules = [await stored(userId)]
  const ids: string[] = []
  for (const [step, rating] of ([3, 1, 3, 3] as const).entries()) {
    const now = after(step * 11 * minute)
    const { revision } = await stored(userId)
    ids.push((await recordReview(userId, input({ revision, rating, atMillis: now.getTime() }), now)).reviewId)
    schedules.push(await stored(userId))
  }
  for (const [undone, reviewId] of ids.toReversed().entries()) {
    const result = await undoReview(userId, reviewId, after(day / 2))
    expect(result.kind).toBe('undone')
    const { revision, ...restored } = await stored(userId)
    expect({ ...restored, revision: 0 }).toEqual({ ...schedules.at(-2 - undone), revision: 0 })
    expect(revision).toBe(ids.length + undone + 1)
  }
  expect(await studyQueue(userId, after(day / 2))).toMatchObject({ counts: { new: 1 }, rated: 0 })
})

test('undoing twice undoes once, and what was overtaken is not undone', async () => {
  const userId = await learner('careful')
  const first = await recordReview(
    userId,
    input({ revision: 0, rating: 3, atMillis: start.getTime() }),
    start,
  )
  await recordReview(
    userId,
    input({ revision: 1, rating: 3, atMillis: after(minute).getTime() }),
    after(minute),
  )
  expect((await undoReview(userId, first.reviewId, after(2 * minute))).kind).toBe('superseded')
  expect((await undoReview(userId, 'last', after(2 * minute))).kind).toBe('undone')
  expect((await undoReview(userId, 'last', after(2 * minute))).kind).toBe('undone')
  expect((await undoReview(userId, 'last', after(2 * minute))).kind).toBe('nothing')
  expect((await undoReview(userId, first.reviewId, after(2 * minute))).kind).toBe('repeated')
})

test("another learner's review cannot be undone", async () => {
  const [owner, stranger] = [await learner('owner'), await learner('stranger')]
  const { reviewId } = await recordReview(
    owner,
    input({ revision: 0, rating: 3, atMillis: start.getTime() }),
    start,
  )
  expect(await undoReview(stranger, reviewId, start)).toEqual({ kind: 'nothing' })
  expect(await stored(owner)).toMatchObject({ revision: 1 })
})

test('an answer is replayed with the steps that were in force, not with those of now', async () => {
  const userId = await learner('who changes steps')
  const useIntervals = (intervals: Intervals) =>
    database.write((db) =>
      db
        .updateTable('Settings')
        .set({ intervals: JSON.stringify(intervals) })
        .where('userId', '=', userId)
        .execute(),
    )
  await useIntervals({ ...defaultIntervals, learningMinutes: [7, 70] })
  await recordReview(userId, input({ revision: 0, rating: 3, atMillis: start.getTime() }), start)
  await useIntervals(defaultIntervals)
  const schedule = await stored(userId)
  expect(schedule).toMatchObject({ state: 'Learning', dueAtMillis: start.getTime() + 70 * 60_000 })
  expect(await replayed(userId)).toEqual(schedule)
})
