import type { Insertable } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { DB } from '#prisma/database'
import { defaultWeights } from '#domain/schedule/fsrs'
import { replay } from '#domain/schedule/replay'
import { database } from '#server/database/database'
import { startTraining, chooseWeights, memoryModel } from '#server/optimiser/learned-weights'
import { train } from '#server/optimiser/train'
import { changeCard } from '#server/study/change-card'
import { eventsOfCard } from '#server/study/events-of-card'
import { recordReview } from '#server/study/record-review'
import { scheduleColumns, scheduleOf } from '#server/study/schedule-row'
import { studyCard } from '#server/study/study-card'
import { studySettings } from '#server/study/study-settings'
import { undoReview } from '#server/study/undo-review'
import { studyDayOf } from '#domain/schedule/study-day'
import { readRatings } from '#server/optimiser/read-ratings'
import { realReviewLog } from '#tests/fixtures/revlog/revlog'
import { forgetfulAnswers } from '#tests/support/forgetful-learner'
import { seedReviewLog } from '#tests/support/seed-review-log'
import { readReviewLog } from '../../../scripts/schedule/read-review-log.ts'
import { makeCourse, makeLearner } from '#tests/support/sample-course'
import { storedSchedule } from '#tests/support/stored-schedule'

const now = new Date('2026-11-27T12:00:00Z')
const learner = 'who learned for long'

beforeAll(async () => {
  await makeCourse('o', { only: ['task/meaning'] })
  await makeLearner(learner, { timeZone: 'UTC' })
  await seedReviewLog(database, learner, 'o/task/meaning', forgetfulAnswers(150, now.getTime()))
  await train(learner)
})

const learned = async () => {
  const { news, used } = await memoryModel(learner)
  const latest = news ?? used[0]
  if (latest === undefined) throw new Error('Nothing was learned.')
  return latest
}
async function someCard() {
  const row = await database.read((db) =>
    db
      .selectFrom('CardSchedule')
      .select('cardId')
      .select(scheduleColumns)
      .where('userId', '=', learner)
      .where('state', '=', 'Review')
      .where('reps', '>', 5)
      .orderBy('cardId')
      .executeTakeFirstOrThrow(),
  )
  return { cardId: row.cardId, schedule: scheduleOf(row) }
}
const stored = (cardId: string) => storedSchedule(learner, cardId)
const replayed = async (cardId: string) =>
  replay(await database.read((db) => eventsOfCard(db, learner, cardId)), cardId).schedule
const weightsInUse = async () => (await database.read((db) => studySettings(db, learner))).weights
const rate = async (cardId: string, revision: number, key: string) => {
  const { itemId } = await database.read((db) =>
    db.selectFrom('Card').select('itemId').where('id', '=', cardId).executeTakeFirstOrThrow(),
  )
  return recordReview(
    learner,
    {
      key,
      cardId,
      itemId,
      revision,
      rating: 3,
      answer: null,
      durationMillis: null,
      atMillis: now.getTime(),
    },
    now,
  )
}

test('who forgets faster than others is predicted better by what was learned of them', async () => {
  const { answers, minAnswers, training, inUse } = await memoryModel(learner)
  expect({ answers, minAnswers, training, inUse }).toEqual({
    answers: 400,
    minAnswers: 400,
    training: null,
    inUse: null,
  })
  const { trainedOn, comparedOn, logLoss, logLossBefore, isBetter } = await learned()
  expect(trainedOn / (trainedOn + comparedOn)).toBeCloseTo(0.8, 2)
  expect(logLoss).toBeLessThan(0.98 * logLossBefore)
  expect(isBetter).toBe(true)
  const { weights } = await database.read((db) =>
    db.selectFrom('LearnedWeights').select('weights').where('userId', '=', learner).executeTakeFirstOrThrow(),
  )
  const [, , good = 0] = JSON.parse(weights) as number[]
  expect(good).toBeLessThan(0.5 * (defaultWeights.values[2] ?? 0))
})

test('what is learned from a real log does not win on its later part, and is told so', async () => {
  const userId = await makeLearner('a real one', { timeZone: 'UTC' })
  await seedReviewLog(database, userId, 'o/task/meaning', readReviewLog(realReviewLog()).reviews)
  await train(userId)
  const { news: latest } = await memoryModel(userId)
  // fsrs-rs's binding 0.5.0 gives the same weights for the same answers, and they come to 0.45169 as well.
  expect(latest).toMatchObject({ trainedOn: 5_020, comparedOn: 1_256, isBetter: false })
  expect(latest?.logLossBefore).toBeCloseTo(0.4513, 4)
  expect(latest?.logLoss).toBeCloseTo(0.4517, 4)
  expect(await chooseWeights(userId, latest?.id ?? '', now)).toBe(false)
})

test('nothing is used until the learner says so; then, until they take it back', async () => {
  expect(await weightsInUse()).toBe(defaultWeights)
  const { id } = await learned()
  expect((await memoryModel(learner)).news?.id).toBe(id)
  expect(await chooseWeights(learner, id, now)).toBe(true)
  expect((await weightsInUse()).version).toBe(id)
  expect(await memoryModel(learner)).toMatchObject({
    inUse: { id },
    news: null,
    used: [{ id }],
  })
  expect(await chooseWeights(learner, null, now)).toBe(true)
  expect(await memoryModel(learner)).toMatchObject({ inUse: null, news: null, used: [{ id }] })
  expect(await weightsInUse()).toBe(defaultWeights)
})

const makeWeights = (rows: Insertable<DB['LearnedWeights']>[]) =>
  database.write((db) => db.insertInto('LearnedWeights').values(rows).execute())

test('what was compared with weights that are no longer in use is no news', async () => {
  const userId = await makeLearner('who changes twice')
  const row = (id: string, trainedAtMillis: number, comparedWith: string) => ({
    ...{ id, userId, trainedAtMillis, comparedWith, weights: JSON.stringify(defaultWeights.values) },
    ...{ trainedOn: 320, comparedOn: 80, logLoss: 0.3, logLossBefore: 0.4 },
  })
  await makeWeights([row('first', 1, defaultWeights.version)])
  await chooseWeights(userId, 'first', now)
  await makeWeights([row('second', 2, 'first')])
  expect(await memoryModel(userId)).toMatchObject({ inUse: { id: 'first' }, news: { id: 'second' } })
  await chooseWeights(userId, null, now)
  expect(await memoryModel(userId)).toMatchObject({ inUse: null, news: null, used: [{ id: 'first' }] })
})

test('weights in use are known however many were used after them', async () => {
  const userId = await makeLearner('who tries many')
  const tried = Array.from({ length: 12 }, (_, index) => ({
    ...{ id: `tried ${index}`, userId, trainedAtMillis: index, usedSinceMillis: 1 },
    ...{ comparedWith: defaultWeights.version, weights: JSON.stringify(defaultWeights.values) },
    ...{ trainedOn: 320, comparedOn: 80, logLoss: 0.3, logLossBefore: 0.4 },
  }))
  await makeWeights(tried)
  await chooseWeights(userId, 'tried 0', now)
  expect((await memoryModel(userId)).inUse?.id).toBe('tried 0')
})

test("another learner's weights are not there", async () => {
  const other = await makeLearner('somebody else')
  expect(await chooseWeights(other, (await learned()).id, now)).toBe(false)
  expect(await memoryModel(other)).toMatchObject({ inUse: null, news: null, used: [] })
})

test('new weights leave every card due when it was; its next answer is computed by them, and undone exactly', async () => {
  const { cardId, schedule } = await someCard()
  const { id } = await learned()
  await chooseWeights(learner, id, now)
  expect(await stored(cardId)).toEqual(schedule)

  const today = studyDayOf(now.getTime(), { timeZone: 'UTC', rolloverHour: 4 })
  const { previews } = await database.read(async (db) => {
    const settings = await studySettings(db, learner)
    return studyCard(db, { userId: learner, settings, today, now }, cardId)
  })
  await rate(cardId, schedule.revision, 'under-new-weights')
  const after = await stored(cardId)
  expect(after).toMatchObject({ weightsVersion: id, state: 'Review' })
  expect(previews[3]).toEqual({ kind: 'days', days: after.state === 'Review' ? after.dueDay - today : 0 })
  expect(await replayed(cardId)).toEqual(after)

  // Answered again under the old ones, as if they had always been in force.
  await chooseWeights(learner, null, now)
  await rate(cardId, after.revision, 'under-the-old-ones')
  const again = await stored(cardId)
  expect(again).toMatchObject({ weightsVersion: defaultWeights.version })
  expect(await replayed(cardId)).toEqual(again)
  expect(await rate(cardId, schedule.revision, 'under-new-weights')).toMatchObject({ kind: 'repeated' })

  await undoReview(learner, 'under-the-old-ones', now)
  await undoReview(learner, 'under-new-weights', now)
  expect(await stored(cardId)).toEqual({ ...schedule, revision: schedule.revision + 4 })
})

test('who has answered little is not trained', async () => {
  expect(await startTraining(await makeLearner('beginner'), now)).toBe(false)
})

test('answers that were undone, or that a reset has taken back, say nothing', async () => {
  const userId = await makeLearner('undoer', { timeZone: 'UTC' })
  const [day, answers] = [86_400_000, [0, 5, 20]]
  const given = answers.map((days) => ({ rating: 3 as const, atMillis: now.getTime() + (days - 40) * day }))
  await seedReviewLog(
    database,
    userId,
    'o/task/meaning',
    ['a', 'b', 'c'].flatMap((cardId) => given.map((answer) => ({ cardId, ...answer }))),
  )
  const ratings = async () =>
    (await database.read((db) => readRatings(db, userId))).map((ofCard) => ofCard.length)
  expect(await ratings()).toEqual([3, 3, 3])
  expect((await memoryModel(userId)).answers).toBe(6)
  await undoReview(userId, 'given-2', now)
  const reset = { key: 'reset-of-b', cardId: `${userId}/b`, change: { event: 'reset' } } as const
  await changeCard(userId, reset, now)
  expect(await ratings()).toEqual([2, 0, 3])
  expect((await memoryModel(userId)).answers).toBe(3)
})
