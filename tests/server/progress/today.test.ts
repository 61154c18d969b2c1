import { beforeAll, expect, test } from 'vitest'
import { database } from '#server/database/database'
import { beginCards } from '#server/lessons/begin-cards'
import { visitLesson } from '#server/lessons/read-lesson'
import { today } from '#server/progress/today'
import { recordReview } from '#server/study/record-review'
import { studyQueue } from '#server/study/study-queue'
import { beginLesson } from '#tests/support/begin-lesson'
import { makeCard, makeCourse, makeLearner, sampleFace } from '#tests/support/sample-course'

const start = new Date('2026-11-23T08:00:00Z')
const day = (days: number) => new Date(start.getTime() + days * 86_400_000)

/** A part that takes four minutes to read. */
const part = (anchor: string, title: string, line: number) => ({
  ...{ anchor, title, line, level: 2, offset: 0, words: 800 },
})

beforeAll(async () => {
  await makeCourse('t', { first: ['one/term', 'two/term'] })
  const parts = [part('', '', 1), part('section-two', 'The second', 40)]
  await database.write(async (db) => {
    await db
      .updateTable('Lesson')
      .set({ parts: JSON.stringify(parts) })
      .where('id', '=', 't/first')
      .execute()
    await db.updateTable('Card').set({ part: 'section-two' }).where('id', '=', 't/two/term').execute()
  })
})

test('the next section is the first one with cards that were not begun', async () => {
  const userId = await makeLearner('reads-on')
  expect((await today(userId, start)).nextLesson).toMatchObject({ isOpened: false, section: null })
  await visitLesson(userId, 't/first', start)
  expect((await today(userId, start)).nextLesson).toMatchObject({ section: { anchor: '', title: '' } })
  await beginCards(userId, { lessonId: 't/first', parts: [''] }, start)
  expect((await today(userId, start)).nextLesson).toMatchObject({
    section: { anchor: 'section-two', title: 'The second' },
  })
  await beginCards(userId, { lessonId: 't/first', parts: ['section-two'] }, start)
  expect((await today(userId, start)).nextLesson).toBeNull()
})

test('a due card that waits because its sibling was asked is counted, so that “done” does not hide it', async () => {
  await makeCourse('h', { first: ['one/term'] })
  const face = sampleFace({ kind: 'term-typed', answer: 'a', accepted: ['a'] })
  for (const card of ['one/left', 'one/right']) {
    await makeCard({ courseId: 'h', lessonId: 'h/first', card, position: 1, face, groups: ['h/one'] })
  }
  const userId = await makeLearner('waits')
  await beginLesson(userId, 'h/first', start)
  await database.write((db) =>
    db
      .updateTable('CardSchedule')
      .set({ state: 'Review', dueDay: 20_000, stability: 5, difficulty: 5, reps: 1 })
      .set({ lastStudyDay: 19_990, lastReviewedAtMillis: 1, lastEventAtMillis: 1 })
      .where('userId', '=', userId)
      .where('cardId', 'in', ['h/one/left', 'h/one/right'])
      .execute(),
  )
  const [card] = (await studyQueue(userId, day(1))).cards
  if (card === undefined) throw new Error('A card is due.')
  const { cardId, itemId, follows } = card
  const answer = { kind: 'text', text: 'a' } as const
  const review = {
    key: 'one-of-two',
    cardId,
    itemId,
    follows,
    answer,
    rating: 3,
    durationMillis: null,
  } as const
  await recordReview(userId, { ...review, atMillis: day(1).getTime() }, day(1))
  expect(await today(userId, day(1))).toMatchObject({ counts: { review: 0 }, heldBack: 1 })
})
