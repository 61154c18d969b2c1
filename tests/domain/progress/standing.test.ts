import { expect, test } from 'vitest'
import { defaultWeights } from '#domain/schedule/fsrs'
import { forecast, passRate, reviewsPerDay } from '#domain/progress/activity'
import { cardStanding, conceptState } from '#domain/progress/standing'
import { testsOfCards } from '#domain/progress/tests-of-cards'
import type { RecallEvent } from '#domain/progress/tests-of-cards'
import { newSchedule } from '#domain/schedule/schedule'
import type { Rating } from '#domain/schedule/rating'
import type { CardSchedule } from '#domain/schedule/schedule'

const rated = (cardId: string, studyDay: number, rating: Rating): RecallEvent => ({
  cardId,
  studyDay,
  event: { kind: 'rated', rating },
})
const reset = (cardId: string, studyDay: number): RecallEvent => ({
  cardId,
  studyDay,
  event: { kind: 'reset' },
})
const review = (stability: number, lastStudyDay: number, dueDay: number): CardSchedule => ({
  ...newSchedule,
  state: 'Review',
  stability,
  difficulty: 5,
  weightsVersion: defaultWeights.version,
  lastReviewedAtMillis: 0,
  lastStudyDay,
  dueDay,
})
const learning: CardSchedule = {
  ...newSchedule,
  state: 'Learning',
  step: 0,
  stability: 1,
  difficulty: 5,
  weightsVersion: defaultWeights.version,
  dueAtMillis: 0,
  lastReviewedAtMillis: 0,
  lastStudyDay: 100,
}
const passed = [{ studyDay: 100, passed: true }]

test('the first rating of a later study day is a test; all others are practice', () => {
  const events = [rated('a', 1, 3), rated('a', 1, 4), rated('a', 3, 1), rated('a', 3, 3), rated('a', 4, 2)]
  expect(testsOfCards(events).get('a')).toEqual([
    { studyDay: 3, passed: false },
    { studyDay: 4, passed: true },
  ])
})

test('a card that was reset has no tests', () => {
  const events = [rated('a', 1, 3), rated('a', 3, 3), reset('a', 4), rated('a', 5, 3)]
  expect(testsOfCards(events).has('a')).toBe(false)
})

test('a card is known only after a test was passed, and as long as it would probably be recalled', () => {
  expect(cardStanding(newSchedule, [], 100, defaultWeights)).toBe('new')
  expect(cardStanding(learning, passed, 100, defaultWeights)).toBe('learning')
  expect(cardStanding(review(8, 100, 108), [], 100, defaultWeights)).toBe('learning')
  expect(cardStanding(review(8, 100, 108), passed, 100, defaultWeights)).toBe('known')
  expect(cardStanding(review(8, 100, 108), passed, 108, defaultWeights)).toBe('known')
  expect(cardStanding(review(8, 100, 108), passed, 109, defaultWeights)).toBe('fading')
  // Variation may put a card off a little beyond 90 %: nothing can be done about it before it is due.
  expect(cardStanding(review(8, 100, 110), passed, 109, defaultWeights)).toBe('known')
  expect(
    cardStanding(review(8, 100, 108), [...passed, { studyDay: 101, passed: false }], 101, defaultWeights),
  ).toBe('learning')
})

test('a concept is probably known when all its cards are known', () => {
  expect(conceptState([])).toBe('not tested')
  expect(conceptState(['new', 'new'])).toBe('not tested')
  expect(conceptState(['known', 'new'])).toBe('learning')
  expect(conceptState(['known', 'learning', 'fading'])).toBe('learning')
  expect(conceptState(['known', 'fading'])).toBe('fading')
  expect(conceptState(['known', 'known'])).toBe('probably known')
})

test('days without reviews are shown as such', () => {
  expect(
    reviewsPerDay([rated('a', 98, 3), rated('b', 98, 1), rated('a', 100, 3), rated('a', 90, 3)], 100, 3),
  ).toEqual([
    { studyDay: 98, date: '1970-04-09', ratings: 2, forgotten: 1 },
    { studyDay: 99, date: '1970-04-10', ratings: 0, forgotten: 0 },
    { studyDay: 100, date: '1970-04-11', ratings: 1, forgotten: 0 },
  ])
})

test('what is overdue or being learned is due today', () => {
  const schedules = [
    newSchedule,
    learning,
    review(8, 90, 98),
    review(8, 99, 100),
    review(8, 100, 102),
    review(8, 100, 103),
  ]
  expect(forecast(schedules, 100, 3).map((day) => day.due)).toEqual([3, 0, 1])
  expect(forecast([{ ...learning, suspended: true }], 100, 1).map((day) => day.due)).toEqual([0])
})

test('fewer than five tests make no rate', () => {
  const tests = [1, 2, 3, 4, 5].map((studyDay) => ({ studyDay, passed: studyDay !== 3 }))
  expect(passRate(tests, 2)).toBeNull()
  expect(passRate(tests, 1)).toEqual({ passed: 4, of: 5 })
})
