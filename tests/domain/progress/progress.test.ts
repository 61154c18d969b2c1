import { expect, test } from 'vitest'
import { defaultWeights } from '#domain/schedule/fsrs'
import { activityByDay, forecast, lastDays, passRate } from '#domain/progress/activity'
import { cardKnowledge, conceptKnowledge, noEvidence } from '#domain/progress/knowledge'
import { testsOfCard } from '#domain/progress/recall-tests'
import type { RecallEvent, RecallTest } from '#domain/progress/recall-tests'
import { newSchedule } from '#domain/schedule/schedule'
import type { Basis } from '#domain/schedule/rated-answer'
import type { Rating } from '#domain/schedule/rating'
import type { CardSchedule } from '#domain/schedule/schedule'

const rated = (cardId: string, studyDay: number, rating: Rating, basis: Basis = 'graded'): RecallEvent => ({
  cardId,
  studyDay,
  event: { kind: 'rated', rating, basis },
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
const test100 = (part: Partial<RecallTest> = {}): RecallTest => ({
  studyDay: 100,
  passed: true,
  basis: 'graded',
  ...part,
})
const passed = [test100()]

/** The state of a card that demands nothing beyond a passed recall test. */
const stateOf = (schedule: CardSchedule, tests: readonly RecallTest[], studyDay: number) =>
  cardKnowledge(schedule, { ...noEvidence, tests }, studyDay, defaultWeights)

test('the first rating of a later study day is a recall test; no other rating is', () => {
  const events = [rated('a', 1, 3), rated('a', 1, 4), rated('a', 3, 1), rated('a', 3, 3), rated('a', 4, 2)]
  expect(testsOfCard(events)).toEqual([test100({ studyDay: 3, passed: false }), test100({ studyDay: 4 })])
})

test('a reset forgets a card’s recall tests', () => {
  const events = [rated('a', 1, 3), rated('a', 3, 3), reset('a', 4), rated('a', 5, 3)]
  expect(testsOfCard(events)).toEqual([])
})

test('a card is known after a passed recall test, and for as long as it would probably be recalled', () => {
  expect(stateOf(newSchedule, [], 100)).toBe('not tested')
  expect(stateOf(learning, passed, 100)).toBe('learning')
  expect(stateOf(review(8, 100, 108), [], 100)).toBe('learning')
  expect(stateOf(review(8, 100, 108), passed, 100)).toBe('known')
  expect(stateOf(review(8, 100, 108), passed, 108)).toBe('known')
  expect(stateOf(review(8, 100, 108), passed, 109)).toBe('fading')
  // Fuzz may move the due day a little beyond 90 %. Until then the learner can do nothing about it.
  expect(stateOf(review(8, 100, 110), passed, 109)).toBe('known')
  expect(stateOf(review(8, 100, 108), [...passed, test100({ studyDay: 101, passed: false })], 101)).toBe(
    'learning',
  )
})

test('a new card that was answered only in quizzes is not sure, or being learned, by the last of these answers', () => {
  const stateAfter = (practised: boolean | null, schedule: CardSchedule = newSchedule) =>
    cardKnowledge(schedule, { ...noEvidence, tests: passed, practised }, 100, defaultWeights)
  expect(stateAfter(null)).toBe('not tested')
  expect(stateAfter(true)).toBe('not sure yet')
  expect(stateAfter(false)).toBe('learning')
  expect(stateAfter(false, review(8, 100, 108))).toBe('known')
})

test('a card that only an objection to the grade has passed is not known', () => {
  const objected = [...passed, test100({ basis: 'overridden' })]
  expect(stateOf(review(8, 100, 108), objected, 100)).toBe('not sure yet')
  expect(stateOf(review(8, 100, 108), [test100({ basis: 'self-graded' })], 100)).toBe('known')
})

test('a concept is known when all its cards are known', () => {
  expect(conceptKnowledge([])).toBe('not tested')
  expect(conceptKnowledge(['not tested', 'not tested'])).toBe('not tested')
  expect(conceptKnowledge(['known', 'not tested'])).toBe('not sure yet')
  expect(conceptKnowledge(['known', 'not sure yet'])).toBe('not sure yet')
  expect(conceptKnowledge(['learning', 'not tested'])).toBe('learning')
  expect(conceptKnowledge(['known', 'learning', 'fading'])).toBe('learning')
  expect(conceptKnowledge(['known', 'fading'])).toBe('fading')
  expect(conceptKnowledge(['known', 'known'])).toBe('known')
})

test('days without reviews are included', () => {
  const events = [rated('a', 98, 3), rated('b', 98, 1), rated('a', 100, 3), rated('a', 90, 3)]
  const answers = events.map((event) => ({
    ...event,
    ...{ atMillis: event.studyDay * 86_400_000, durationMillis: null },
  }))
  const activity = activityByDay(answers, { timeZone: 'UTC', rolloverHour: 0 })
  expect(lastDays([activity], 100, 3)).toMatchObject([
    { studyDay: 98, date: '1970-04-09', ratings: 2, forgotten: 1 },
    { studyDay: 99, date: '1970-04-10', ratings: 0, forgotten: 0 },
    { studyDay: 100, date: '1970-04-11', ratings: 1, forgotten: 0 },
  ])
})

test('overdue and learning cards are due today', () => {
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

test('there is no pass rate with fewer than five tests', () => {
  const tests = [1, 2, 3, 4, 5].map((studyDay) => test100({ studyDay, passed: studyDay !== 3 }))
  expect(passRate([tests], 2)).toEqual({ graded: null, selfGraded: null })
  expect(passRate([tests], 1)).toEqual({ graded: { passed: 4, of: 5 }, selfGraded: null })
})

test('what the learner judged counts apart, and does not raise the rate of what was graded', () => {
  const days = [1, 2, 3, 4, 5]
  const tests = [
    days.map((studyDay) => test100({ studyDay, passed: false })),
    days.map((studyDay) => test100({ studyDay, basis: studyDay < 3 ? 'overridden' : 'self-graded' })),
  ]
  expect(passRate(tests, 1)).toEqual({ graded: { passed: 0, of: 5 }, selfGraded: { passed: 5, of: 5 } })
})
