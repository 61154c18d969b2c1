import { beforeAll, expect, test } from 'vitest'
import { readCard } from '#server/cards/read-card'
import { prisma } from '#server/database/prisma'
import { visitLesson } from '#server/lessons/read-lesson'
import { buryCard, suspendCard } from '#server/study/change-card'
import { recordReview } from '#server/study/record-review'
import { scheduleOf, scheduleSelect } from '#server/study/schedule-row'
import { studyQueue } from '#server/study/study-queue'
import { undoReview } from '#server/study/undo-review'
import { makeCard, makeCourse, makeLearner, sampleFace } from '#tests/support/sample-course'

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
function answer(userId: string, card: string, rating: 1 | 4, text: string, now: Date) {
  return prisma.cardSchedule
    .findUnique({ where: { userId_cardId: { userId, cardId: idOf(card) } }, select: { revision: true } })
    .then((schedule) =>
      recordReview(
        userId,
        {
          key: `related-key-${++keys}`,
          cardId: idOf(card),
          itemId: `item of ${idOf(card)}`,
          revision: schedule?.revision ?? 0,
          rating,
          answer: { kind: 'choice', text },
          durationMillis: null,
          atMillis: now.getTime(),
        },
        now,
      ),
    )
}
const stored = async (userId: string, card: string) =>
  scheduleOf(
    await prisma.cardSchedule.findUnique({
      where: { userId_cardId: { userId, cardId: idOf(card) } },
      select: scheduleSelect,
    }),
  )
/** A learner who learned three of the cards on Monday, and meets the first one on Tuesday. */
async function learnerOf(name: string) {
  const userId = await makeLearner(name)
  await visitLesson(userId, 'b/only', monday)
  for (const card of ['same/x', 'same/y', 'unlike/x']) await answer(userId, card, 4, 'right', monday)
  return userId
}
const due = (userId: string) =>
  studyQueue(userId, tuesday)
    .cards.filter(({ state }) => state === 'Review')
    .map(({ cardId }) => cardId)

test('a mistaken answer makes one card due that asks for the same belief, unrated', async () => {
  const userId = await learnerOf('believer')
  const before = await stored(userId, 'same/x')
  await answer(userId, 'asked/x', 1, 'wrong', tuesday)
  expect(due(userId)).toEqual([idOf('same/x')])
  const after = await stored(userId, 'same/x')
  expect(before.state === 'Review' && { ...before, revision: 2, dueDay: 0 }).toEqual({ ...after, dueDay: 0 })
  expect(await stored(userId, 'unlike/x')).toMatchObject({ revision: 1 })
  const card = await readCard({ id: userId, isAuthor: false }, idOf('same/x'), tuesday)
  expect(card?.history.map(({ event }) => event)).toEqual(['brought', 'rated'])
})

test('undoing the answer takes that back, too', async () => {
  const userId = await learnerOf('undoer')
  const before = await stored(userId, 'same/x')
  await answer(userId, 'asked/x', 1, 'wrong', tuesday)
  expect(await undoReview(userId, 'last', tuesday)).toMatchObject({ kind: 'undone' })
  expect(due(userId)).toEqual([])
  expect(await stored(userId, 'same/x')).toEqual({ ...before, revision: 3 })
})

test('a right answer, a card of another belief, one that was not learned or is suspended: nothing comes', async () => {
  const userId = await learnerOf('knower')
  await answer(userId, 'asked/x', 4, 'right', tuesday)
  expect(due(userId)).toEqual([])
  await suspendCard(userId, idOf('same/x'), tuesday)
  await suspendCard(userId, idOf('same/y'), tuesday)
  await answer(userId, 'asked/x', 1, 'wrong', tuesday)
  expect(due(userId)).toEqual([])
  expect(await stored(userId, 'unlike/x')).toMatchObject({ revision: 1 })
})

test('a card that was hidden for the day stays hidden; another one comes', async () => {
  const userId = await learnerOf('burier')
  await buryCard(userId, idOf('same/x'), tuesday)
  await answer(userId, 'asked/x', 1, 'wrong', tuesday)
  expect(due(userId)).toEqual([idOf('same/y')])
})
