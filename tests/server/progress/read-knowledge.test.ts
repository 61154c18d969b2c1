import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { defaultWeights } from '#domain/schedule/fsrs'
import type { Rating } from '#domain/schedule/rating'
import { studyDayOf } from '#domain/schedule/study-day'
import { changeCards } from '#server/cards/change-cards'
import { database } from '#server/database/database'
import { addCard } from '#server/own/own-cards'
import { createDeck } from '#server/own/own-decks'
import { readKnowledge } from '#server/progress/read-knowledge'
import { recordReview } from '#server/study/record-review'
import { undoReview } from '#server/study/undo-review'
import { beginLesson } from '#tests/support/begin-lesson'
import { makeCourse, makeLearner, sampleFace } from '#tests/support/sample-course'
import { storedSchedule } from '#tests/support/stored-schedule'

const start = new Date('2026-11-23T08:00:00Z')
const boundary = { timeZone: 'Europe/Berlin', rolloverHour: 4 }
const cards = ['k/coroutine/meaning', 'k/coroutine/behaviour', 'k/task/meaning']

beforeAll(() => makeCourse('k', { first: cards.map((id) => id.slice(2)) }))

type Step =
  { do: 'rate'; rating: Rating } | { do: 'undo' } | { do: 'reset' | 'suspended' | 'unsuspended' | 'buried' }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('rate'), rating: fc.constantFrom(1, 3, 4) }) },
  fc.record({ do: fc.constantFrom('undo', 'reset', 'suspended', 'unsuspended', 'buried') }),
)

let keys = 0
async function take(userId: string, cardId: string, taken: Step, now: Date): Promise<void> {
  switch (taken.do) {
    case 'rate': {
      const { follows } = await storedSchedule(userId, cardId)
      const shown = { key: `knowledge-${++keys}`, cardId, itemId: `item of ${cardId}`, follows }
      const answer = { rating: taken.rating, answer: null, durationMillis: 900, atMillis: now.getTime() }
      await recordReview(userId, { ...shown, ...answer }, now)
      return
    }
    case 'undo':
      await undoReview(userId, 'last', now)
      return
    case 'reset':
    case 'suspended':
    case 'unsuspended':
    case 'buried':
      await changeCards(userId, { cardIds: [cardId], change: { event: taken.do } }, now)
  }
}

let learners = 0
test('what is computed again after an event is what a computation of everything gives', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(30), fc.constantFrom(...cards), step), { minLength: 3, maxLength: 12 }),
      async (steps) => {
        const userId = await makeLearner(`knows-${++learners}`)
        await beginLesson(userId, 'k/first', start)
        let atMillis = start.getTime()
        for (const [hours, cardId, taken] of steps) {
          atMillis += hours * 3_600_000
          await take(userId, cardId, taken, new Date(atMillis))
          const today = studyDayOf(atMillis, boundary)
          const on = (day: number) =>
            database.read(async (db) => {
              const { cards, concepts } = await readKnowledge(db, userId, day, defaultWeights)
              return { cards, concepts }
            })
          const shown = await on(today)
          // Of another day, everything is computed.
          await on(today + 1)
          expect(shown).toEqual(await on(today))
        }
      },
    ),
    { numRuns: 15 },
  )
})

test('a card that a learner has just written is one of theirs, and of nobody else', async () => {
  const [userId, other] = [await makeLearner('knows-own'), await makeLearner('knows-other')]
  const idsOf = async (learner: string) =>
    (await database.read((db) => readKnowledge(db, learner, 20_000, defaultWeights))).cards.map(
      ({ cardId }) => cardId,
    )
  const before = await idsOf(userId)
  const deckId = await createDeck(userId, 'Mine', start)
  const cardId = await addCard(userId, deckId, { face: sampleFace({ prompt: 'Why?' }), tags: [] }, start)
  expect(await idsOf(userId)).toEqual([...before, cardId])
  expect(await idsOf(other)).toEqual(before)
})
