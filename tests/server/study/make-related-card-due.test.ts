import { beforeAll, expect, test } from 'vitest'
import { readCard } from '#server/cards/read-card'
import { beginLesson } from '#tests/support/begin-lesson'
import { changeCard } from '#server/study/change-card'
import { recordReview } from '#server/study/record-review'
import { studyQueue } from '#server/study/study-queue'
import { undoReview } from '#server/study/undo-review'
import { makeCard, makeCourse, makeLearner, sampleFace } from '#tests/support/sample-course'
import { storedSchedule } from '#tests/support/stored-schedule'

const monday = new Date('2026-11-23T12:00:00Z')
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
    const face = question(card === 'unlike/x' ? 'M02' : 'M01')
    await makeCard({ ...made, card, position: position + 3, face })
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
/** A learner who learned three of the cards on Monday, and meets the first one on Tuesday. */
async function learnerOf(name: string) {
  const userId = await makeLearner(name)
  await beginLesson(userId, 'b/only', monday)
  for (const card of ['same/x', 'same/y', 'unlike/x']) {
    await answer(userId, card, 3, 'right', monday)
    await answer(userId, card, 3, 'right', new Date(monday.getTime() + 600_000))
  }
  return userId
}
async function due(userId: string) {
  const { cards } = await studyQueue(userId, tuesday)
  return cards.filter(({ state }) => state === 'Review').map(({ cardId }) => cardId)
}

test('a mistaken answer makes one card due that asks for the same belief, unrated', async () => {
  const userId = await learnerOf('believer')
  const before = await stored(userId, 'same/x')
  await answer(userId, 'asked/x', 1, 'wrong', tuesday)
  expect(await due(userId)).toEqual([idOf('same/x')])
  const after = await stored(userId, 'same/x')
  expect(before.state === 'Review' && { ...before, revision: 3, dueDay: 0 }).toEqual({
    ...after,
    dueDay: 0,
    lastEventAtMillis: before.lastEventAtMillis,
  })
  expect(after.lastEventAtMillis).toBe(tuesday.getTime())
  expect(await stored(userId, 'unlike/x')).toMatchObject({ revision: 2 })
  const card = await readCard({ id: userId, isAuthor: false }, idOf('same/x'), tuesday)
  expect(card?.history.map(({ event }) => event)).toEqual(['brought', 'rated', 'rated'])
})

test('undoing the answer takes that back, too', async () => {
  const userId = await learnerOf('undoer')
  const before = await stored(userId, 'same/x')
  await answer(userId, 'asked/x', 1, 'wrong', tuesday)
  expect(await undoReview(userId, 'last', tuesday)).toMatchObject({ kind: 'undone' })
  expect(await due(userId)).toEqual([])
  expect(await stored(userId, 'same/x')).toEqual({ ...before, revision: 4 })
})

test('a right answer, a card of another belief, one that was not learned or is suspended: nothing comes', async () => {
  const userId = await learnerOf('knower')
  await answer(userId, 'asked/x', 3, 'right', tuesday)
  expect(await due(userId)).toEqual([])
  await hide(userId, 'same/x', 'suspended')
  await hide(userId, 'same/y', 'suspended')
  await answer(userId, 'asked/x', 1, 'wrong', tuesday)
  expect(await due(userId)).toEqual([])
  expect(await stored(userId, 'unlike/x')).toMatchObject({ revision: 2 })
})

test('a card that was hidden for the day stays hidden; another one comes', async () => {
  const userId = await learnerOf('burier')
  await hide(userId, 'same/x', 'buried')
  await answer(userId, 'asked/x', 1, 'wrong', tuesday)
  expect(await due(userId)).toEqual([idOf('same/y')])
})
