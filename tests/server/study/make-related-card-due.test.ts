import { beforeAll, expect, test } from 'vitest'
import { beliefGroup } from '#domain/items/sibling-groups'
import { readCard } from '#server/cards/read-card'
import { beginLesson } from '#tests/support/begin-lesson'
import { changeCard } from '#server/study/change-card'
import { recordReview } from '#server/study/record-review'
import { studyQueue } from '#server/study/study-queue'
import { undoReview } from '#server/study/undo-review'
import { makeCard, makeCourse, makeLearner, sampleFace } from '#tests/support/sample-course'
import { storedSchedule } from '#tests/support/stored-schedule'

const monday = new Date('2026-11-16T12:00:00Z')
const tuesday = new Date('2026-11-24T12:00:00Z')

/** A question with an option for the belief that tasks run one after the other, or for another. */
const question = (misconception: string) =>
  sampleFace({
    kind: 'output-choice',
    answer: 'right',
    accepted: ['right'],
    options: [
      { text: 'right', correct: true, misconception: null },
      { text: 'wrong', correct: false, misconception },
    ].map((option) => ({ ...option, feedback: 'Because.', runHash: null, partsAt: null })),
  })

beforeAll(async () => {
  await makeCourse('b', { only: ['asked/term', 'same/term', 'unlike/term'] })
  const made = { courseId: 'b', lessonId: 'b/only' }
  for (const [position, card] of ['asked/x', 'same/x', 'same/y', 'unlike/x'].entries()) {
    const belief = card === 'unlike/x' ? 'M02' : 'M01'
    const groups = [beliefGroup('b', belief)]
    await makeCard({ ...made, card, position: position + 3, face: question(belief), groups })
  }
})

const idOf = (card: string) => `b/${card}`
let keys = 0
async function answer(userId: string, card: string, rating: 1 | 3, text: string, now: Date) {
  const { revision } = await stored(userId, card)
  return recordReview(
    userId,
    {
      key: `related-key-${++keys}`,
      cardId: idOf(card),
      itemId: `item of ${idOf(card)}`,
      revision,
      rating,
      answer: { kind: 'choice', text },
      durationMillis: null,
      atMillis: now.getTime(),
    },
    now,
  )
}
const stored = (userId: string, card: string) => storedSchedule(userId, idOf(card))
/** Hides a card, until it is shown again or for the day. */
const hide = (userId: string, card: string, event: 'suspended' | 'buried') =>
  changeCard(userId, { key: `related-key-${++keys}`, cardId: idOf(card), change: { event } }, tuesday)
/** A learner who learned three of the cards, and meets the first one on the Tuesday after. */
async function learnerOf(name: string) {
  const userId = await makeLearner(name)
  await beginLesson(userId, 'b/only', monday)
  for (const card of ['same/x', 'same/y', 'unlike/x']) {
    await answer(userId, card, 3, 'right', monday)
    for (const afterMillis of [600_000, 3 * 86_400_000]) {
      await answer(userId, card, 3, 'right', new Date(monday.getTime() + afterMillis))
    }
  }
  return userId
}
/** The cards that are due for review on Wednesday or before. */
async function due(userId: string) {
  const cards = ['same/x', 'same/y', 'unlike/x']
  const schedules = await Promise.all(cards.map((card) => stored(userId, card)))
  const wednesday = Math.floor(tuesday.getTime() / 86_400_000) + 1
  return cards.filter((_, i) => {
    const schedule = schedules[i]
    return schedule?.state === 'Review' && !schedule.suspended && schedule.dueDay <= wednesday
  })
}

test('a mistaken answer makes one card due on the next day that asks for the same belief, unrated', async () => {
  const userId = await learnerOf('believer')
  const before = await stored(userId, 'same/x')
  await answer(userId, 'asked/x', 1, 'wrong', tuesday)
  expect(await due(userId)).toEqual(['same/x'])
  const after = await stored(userId, 'same/x')
  expect(before.state === 'Review' && { ...before, revision: 4, dueDay: 0 }).toEqual({
    ...after,
    dueDay: 0,
    lastEventAtMillis: before.lastEventAtMillis,
  })
  expect(after.lastEventAtMillis).toBe(tuesday.getTime())
  expect(await stored(userId, 'unlike/x')).toMatchObject({ revision: 3 })
  const card = await readCard({ id: userId, isAuthor: false }, idOf('same/x'), tuesday)
  expect(card?.history.map(({ event }) => event)).toEqual(['brought', 'rated', 'rated', 'rated'])
})

test('undoing the answer takes that back, too', async () => {
  const userId = await learnerOf('undoer')
  const before = await stored(userId, 'same/x')
  await answer(userId, 'asked/x', 1, 'wrong', tuesday)
  expect(await undoReview(userId, 'last', tuesday)).toMatchObject({ kind: 'undone' })
  expect(await due(userId)).toEqual([])
  expect(await stored(userId, 'same/x')).toEqual({ ...before, revision: 5 })
})

test('a right answer, a card of another belief, one that was not learned or is suspended: nothing comes', async () => {
  const userId = await learnerOf('knower')
  await answer(userId, 'asked/x', 3, 'right', tuesday)
  expect(await due(userId)).toEqual([])
  await hide(userId, 'same/x', 'suspended')
  await hide(userId, 'same/y', 'suspended')
  await answer(userId, 'asked/x', 1, 'wrong', tuesday)
  expect(await due(userId)).toEqual([])
  expect(await stored(userId, 'unlike/x')).toMatchObject({ revision: 3 })
})

test('a card that was answered on the same day does not come again at once', async () => {
  const userId = await learnerOf('believer in both')
  await answer(userId, 'asked/x', 1, 'wrong', tuesday)
  const today = (await studyQueue(userId, tuesday)).cards.map(({ cardId }) => cardId)
  for (const card of ['same/x', 'same/y']) expect(today).not.toContain(idOf(card))
})
