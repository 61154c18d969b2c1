import { beforeAll, expect, test } from 'vitest'
import type { ItemKind } from '#domain/items/items'
import { beliefGroup } from '#domain/items/sibling-groups'
import { database } from '#server/database/database'
import { readBeliefs } from '#server/progress/read-beliefs'
import { today } from '#server/progress/today'
import { recordReview } from '#server/study/record-review'
import { undoReview } from '#server/study/undo-review'
import { beginLesson } from '#tests/support/begin-lesson'
import { makeCard, makeCourse, makeLearner, makeQuestion, sampleFace } from '#tests/support/sample-course'

const start = new Date('2026-11-23T08:00:00Z')
const day = (days: number) => new Date(start.getTime() + days * 86_400_000)

/** Two programs about which the same belief misleads. */
const programs = ['one', 'other']
const face = (kind: ItemKind, program: string) =>
  sampleFace({
    ...{ kind, prompt: `${kind} ${program}`, answer: 'true', accepted: ['true'] },
    options: [
      { text: 'true', correct: true, misconception: null },
      { text: 'believed', correct: false, misconception: 'calls-run' },
    ].map((option) => ({ ...option, feedback: '', runHash: null, partsAt: null })),
  })

beforeAll(async () => {
  await makeCourse('lb', { first: [] })
  for (const [position, program] of programs.entries()) {
    const card = `${program}/behaviour`
    await database.write(async (db) => {
      await db
        .insertInto('Concept')
        .values({
          ...{ id: `lb/${program}`, courseId: 'lb', lessonId: 'lb/first', term: program, definition: '' },
          ...{ position, firstLine: 1, lastLine: 1 },
        })
        .execute()
      await db
        .insertInto('Run')
        .values({ hash: `run of ${program}`, engineVersion: '', record: '{}', createdAtMillis: 0 })
        .execute()
    })
    const groups = [beliefGroup('lb', 'calls-run')]
    const made = { courseId: 'lb', lessonId: 'lb/first', card, position, groups }
    await makeCard({ ...made, face: { ...face('output-typed', program), options: [] } })
    await makeQuestion(`lb/${card}`, `choice about ${program}`, face('output-choice', program))
    await makeQuestion(`lb/${card}`, `seconds of ${program}`, {
      ...face('how-long', program),
      answer: '1',
      accepted: ['1'],
      options: [],
    })
    await database.write((db) =>
      db
        .updateTable('Item')
        .set({ runHash: `run of ${program}` })
        .where('cardId', '=', `lb/${card}`)
        .execute(),
    )
  }
  await database.write((db) =>
    db
      .insertInto('Misconception')
      .values({ courseId: 'lb', id: 'calls-run', belief: 'Calls run it.', truth: 'Calls build it.' })
      .execute(),
  )
})

let keys = 0
async function answer(
  userId: string,
  program: string,
  item: 'choice' | 'typed' | 'seconds',
  text: string,
  now: Date,
) {
  const cardId = `lb/${program}/behaviour`
  const itemId = {
    choice: `choice about ${program}`,
    typed: `item of ${cardId}`,
    seconds: `seconds of ${program}`,
  }[item]
  const key = `left-behind-${++keys}`
  const schedule = await database.read((db) =>
    db
      .selectFrom('CardSchedule')
      .select('follows')
      .where('userId', '=', userId)
      .where('cardId', '=', cardId)
      .executeTakeFirst(),
  )
  const given = { kind: item === 'choice' ? ('choice' as const) : ('text' as const), text }
  const review = {
    key,
    cardId,
    itemId,
    follows: schedule?.follows ?? null,
    rating: 3 as const,
    answer: given,
  }
  await recordReview(userId, { ...review, durationMillis: null, atMillis: now.getTime() }, now)
  return key
}

/** What the start page says was left behind today, after comparing it with what the page of beliefs says. */
async function leftBy(userId: string, now: Date) {
  const { leftBehind } = await today(userId, now)
  const left = (await readBeliefs(userId)).beliefs.filter(({ state }) => state === 'left behind')
  for (const { id } of leftBehind) expect(left.map((belief) => belief.id)).toContain(id)
  return leftBehind
}

async function learner(name: string) {
  const userId = await makeLearner(name)
  await beginLesson(userId, 'lb/first', start)
  return userId
}

const left = [{ belief: 'Calls run it.', truth: 'Calls build it.' }]

test('who chose what a belief leads to leaves it behind on the second day of right answers, if a program was new', async () => {
  const userId = await learner('left-it')
  await answer(userId, 'one', 'choice', 'believed', start)
  expect(await leftBy(userId, start)).toEqual([])
  for (const days of [1, 2]) {
    await answer(userId, 'one', 'typed', 'true', day(days))
    expect(await leftBy(userId, day(days))).toEqual([])
  }
  await answer(userId, 'other', 'choice', 'true', day(3))
  expect(await leftBy(userId, day(3))).toMatchObject(left)
  expect(await leftBy(userId, day(4))).toEqual([])
})

test('what was typed shows a belief too, and what was undone does not count', async () => {
  const userId = await learner('typed-it')
  await answer(userId, 'one', 'typed', 'believed', start)
  await answer(userId, 'one', 'typed', 'true', day(1))
  const key = await answer(userId, 'other', 'typed', 'true', day(2))
  expect(await leftBy(userId, day(2))).toMatchObject(left)
  await undoReview(userId, key, day(2))
  expect(await leftBy(userId, day(2))).toEqual([])
})

test('a program is not new to a learner who undid their answer to it', async () => {
  const userId = await learner('saw-it')
  await answer(userId, 'one', 'typed', 'believed', start)
  await answer(userId, 'one', 'typed', 'true', day(1))
  await undoReview(userId, await answer(userId, 'other', 'typed', 'true', day(2)), day(2))
  await answer(userId, 'other', 'typed', 'true', day(2))
  expect(await leftBy(userId, day(2))).toEqual([])
})

test('how long another program takes says nothing about the belief', async () => {
  const userId = await learner('timed-it')
  await answer(userId, 'one', 'choice', 'believed', start)
  await answer(userId, 'one', 'typed', 'true', day(1))
  await answer(userId, 'other', 'seconds', '1', day(2))
  expect(await leftBy(userId, day(2))).toEqual([])
})
