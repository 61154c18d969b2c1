import { beforeAll, expect, test } from 'vitest'
import { randomFrom } from '#domain/random/random-from'
import type { Rating } from '#domain/schedule/rating'
import { beginLesson } from '#tests/support/begin-lesson'
import { progress } from '#server/progress/progress'
import { recordReview } from '#server/study/record-review'
import type { StudyCard } from '#domain/study/study-card'
import { studyQueue } from '#server/study/study-queue'
import { makeCourse, makeLearner } from '#tests/support/sample-course'

// Simulated learners, who study once a day as long as anything is due.
const start = Date.parse('2026-11-23T18:00:00Z')
const minute = 60_000
const day = 24 * 60 * minute
const terms = ['loop', 'task', 'await', 'future', 'gather', 'queue', 'lock', 'event', 'timeout', 'cancel']
const everyDay = (count: number) => Array.from({ length: count }, (_, index) => index)

beforeAll(async () => {
  await makeCourse('s', { lesson: terms.flatMap((term) => [`${term}/meaning`, `${term}/term`]) })
})

async function reader(name: string) {
  const userId = await makeLearner(name)
  await beginLesson(userId, 's/lesson', new Date(start))
  return userId
}

let reviews = 0

/** Studies on some days, and tells what each of them took. */
async function study(userId: string, days: number[], rate: (card: StudyCard) => Rating) {
  const perDay: { shown: number; introduced: number }[] = []
  for (const dayOfStudy of days) {
    const counted = { shown: 0, introduced: 0 }
    for (let atMillis = start + dayOfStudy * day; ; atMillis += minute / 2) {
      const now = new Date(atMillis)
      const { cards, counts } = await studyQueue(userId, now)
      const [card] = cards
      expect(counts.learning + counts.review + counts.new > 0).toBe(card !== undefined)
      if (card === undefined) break
      counted.shown += 1
      if (card.state === 'New') counted.introduced += 1
      // Twenty cards keep nobody longer than this, however badly it goes.
      expect(counted.shown).toBeLessThan(400)
      const { cardId, itemId, revision } = card
      const key = `simulated-${++reviews}`
      const review = {
        key,
        cardId,
        itemId,
        revision,
        rating: rate(card),
        answer: null,
        durationMillis: 1,
        atMillis,
      }
      expect((await recordReview(userId, review, now)).kind).toBe('recorded')
    }
    perDay.push(counted)
  }
  return perDay
}

/** Where a learner stands some hours after studying. */
const atNight = (userId: string, dayOfStudy: number) =>
  progress(userId, new Date(start + dayOfStudy * day + 5 * 60 * minute))

test('who always knows it knows every concept after sixty days, with little work', async () => {
  const userId = await reader('ideal')
  const days = await study(userId, everyDay(60), () => 3)
  expect(days.slice(0, 3).map(({ introduced }) => introduced)).toEqual([10, 10, 0])
  const { concepts, passRate } = await atNight(userId, 59)
  expect(concepts.map(({ state }) => state)).toEqual(terms.map(() => 'known'))
  expect(passRate.graded).toBeNull()
  expect(passRate.selfGraded?.passed).toBe(passRate.selfGraded?.of)
  const shown = days.reduce((sum, { shown }) => sum + shown, 0)
  expect(shown).toBeGreaterThan(80)
  expect(shown).toBeLessThan(140)
})

test('who guesses is not told that they know it', async () => {
  const userId = await reader('guesser')
  const random = randomFrom('guesser')
  await study(userId, everyDay(4), () => (random() < 1 / 3 ? 3 : 1))
  const { concepts, passRate } = await atNight(userId, 3)
  expect(concepts.filter(({ state }) => state === 'known').length).toBeLessThan(2)
  expect((passRate.selfGraded?.passed ?? 0) / (passRate.selfGraded?.of ?? 1)).toBeLessThan(0.6)
})

test('who stays away finds everything fading, and nothing lost', async () => {
  const userId = await reader('absent')
  await study(userId, everyDay(6), () => 3)
  expect(await atNight(userId, 5)).toMatchObject({ counts: { due: 0 }, cardsBy: { known: 20 } })
  expect(await atNight(userId, 70)).toMatchObject({ counts: { due: 20 }, cardsBy: { known: 0, fading: 20 } })
  const days = await study(userId, [70], (card) => (card.state === 'Review' ? 1 : 3))
  expect(days).toEqual([{ shown: 40, introduced: 0 }])
  expect(await atNight(userId, 70)).toMatchObject({ counts: { due: 0 }, cardsBy: { learning: 20 } })
})
