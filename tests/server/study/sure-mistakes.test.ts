import { beforeAll, expect, test } from 'vitest'
import type { Confidence } from '#domain/items/confidence'
import type { StudyCard } from '#domain/study/study-card'
import { database } from '#server/database/database'
import { beginLesson } from '#tests/support/begin-lesson'
import { changeCard } from '#server/study/change-card'
import { recordReview } from '#server/study/record-review'
import { studyQueue } from '#server/study/study-queue'
import { undoReview } from '#server/study/undo-review'
import { makeCard, makeCourse, makeLearner, sampleFace } from '#tests/support/sample-course'

const monday = new Date('2026-11-23T08:00:00Z')
const tuesday = new Date('2026-11-24T08:00:00Z')
const wednesday = new Date('2026-11-25T08:00:00Z')
const after = (from: Date, minutes: number) => new Date(from.getTime() + minutes * 60_000)
const cards = ['a', 'b', 'c', 'd', 'sibling']

beforeAll(async () => {
  await makeCourse('m', { only: cards.map((card) => `${card}/unused`) })
  await database.write((db) =>
    db.updateTable('Card').set({ retiredAtMillis: 1 }).where('lessonId', '=', 'm/only').execute(),
  )
  for (const [position, card] of cards.entries()) {
    const face = sampleFace({ kind: 'term-typed', prompt: card, answer: 'right', accepted: ['right'] })
    const groups = card === 'd' || card === 'sibling' ? ['m/d'] : []
    await makeCard({ courseId: 'm', lessonId: 'm/only', card: `${card}/x`, position, face, groups })
  }
})

let keys = 0
async function answer(userId: string, card: StudyCard, text: string, confidence: Confidence, now: Date) {
  const { cardId, itemId, follows } = card
  return recordReview(
    userId,
    {
      ...{ key: `mistake-${++keys}`, cardId, itemId, follows, rating: text === 'right' ? 3 : 1 },
      ...{ answer: { kind: 'text', text }, confidence, durationMillis: 1_000, atMillis: now.getTime() },
    },
    now,
  )
}

/** Answers everything, the first time wrong where given, until nothing is left. Returns the order of the cards. */
async function studyDay(userId: string, from: Date, wrong: Record<string, Confidence> = {}) {
  const asked: string[] = []
  for (let minute = 0; minute < 120; minute += 6) {
    const now = after(from, minute)
    const [card] = (await studyQueue(userId, now)).cards
    if (card === undefined) continue
    const name = card.face.prompt
    const confidence = asked.includes(name) ? undefined : wrong[name]
    asked.push(name)
    await answer(userId, card, confidence === undefined ? 'right' : 'wrong', confidence ?? 'sure', now)
  }
  return [...new Set(asked)]
}

/** Puts off all reviews, so that nothing is due. */
const putOff = (userId: string) =>
  database.write((db) =>
    db
      .updateTable('CardSchedule')
      .set((eb) => ({ dueDay: eb('dueDay', '+', 10) }))
      .where('userId', '=', userId)
      .where('state', '=', 'Review')
      .execute(),
  )

async function learner(name: string) {
  const userId = await makeLearner(name)
  await beginLesson(userId, 'm/only', monday)
  return userId
}
const first = async (userId: string, now: Date) => (await studyQueue(userId, now)).cards[0]?.face.prompt

test('a card that one was sure of and got wrong comes first on the next day, even if it is not due', async () => {
  const userId = await learner('sure')
  await studyDay(userId, monday, { c: 'sure', a: 'think' })
  await putOff(userId)
  const { cards: next, counts } = await studyQueue(userId, tuesday)
  expect(next.map(({ face }) => face.prompt)).toEqual(['c', 'sibling'])
  expect(counts).toEqual({ learning: 0, review: 1, new: 1 })
  // Once it was right on a later day, it is a card like any other.
  await studyDay(userId, tuesday)
  await putOff(userId)
  expect((await studyQueue(userId, wednesday)).counts.review).toBe(0)
})

test('it comes before all others, and before new cards; the latest mistake first', async () => {
  const userId = await learner('before all')
  await studyDay(userId, monday, { b: 'sure' })
  expect(await first(userId, after(tuesday, 14 * 24 * 60))).toBe('b')
  await studyDay(userId, after(tuesday, 14 * 24 * 60), { b: 'guess', c: 'sure' })
  expect(await first(userId, after(wednesday, 14 * 24 * 60))).toBe('c')
})

test('not today, not after undo, not if suspended, and not together with a sibling', async () => {
  const userId = await learner('none')
  await studyDay(userId, monday)
  await putOff(userId)
  const [fresh] = (await studyQueue(userId, tuesday)).cards
  if (fresh === undefined) throw new Error('The sibling is new.')
  const mistake = await answer(userId, fresh, 'wrong', 'sure', tuesday)
  await undoReview(userId, mistake.reviewId, tuesday)
  expect((await studyQueue(userId, wednesday)).counts).toEqual({ learning: 0, review: 0, new: 1 })

  const other = await learner('other')
  await studyDay(other, monday, { c: 'sure', d: 'sure' })
  await putOff(other)
  expect((await studyQueue(other, after(monday, 600))).counts.review).toBe(0)
  const change = { key: 'mistake-suspended', cardId: 'm/c/x', change: { event: 'suspended' } } as const
  await changeCard(other, change, tuesday)
  // The sibling is new, and waits for d.
  expect((await studyQueue(other, tuesday)).cards.map(({ face }) => face.prompt)).toEqual(['d'])
})

test('it counts as one of the day’s reviews', async () => {
  const userId = await makeLearner('limited', { reviewsPerDay: 1 })
  await beginLesson(userId, 'm/only', monday)
  await studyDay(userId, monday, { a: 'sure', c: 'sure' })
  const { counts, cards: next } = await studyQueue(userId, after(tuesday, 14 * 24 * 60))
  expect(counts.review).toBe(1)
  expect(next.filter(({ state }) => state === 'Review')).toHaveLength(1)
})
