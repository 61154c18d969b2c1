import fc from 'fast-check'
import { expect, test } from 'vitest'
import { weekdays } from '#domain/schedule/easy-days'
import { defaultWeights, fuzzRange, intervalInDays, weightsOf } from '#domain/schedule/fsrs'
import { intervalsSchema, defaultIntervals } from '#domain/schedule/intervals'
import { applyEvent, changesInForce, replay } from '#domain/schedule/replay'
import type { PlacedChange, ScheduleEvent } from '#domain/schedule/replay'
import { previewRatings, retrievability, reviewCard } from '#domain/schedule/review-card'
import type { SchedulingOptions } from '#domain/schedule/review-card'
import { ratings } from '#domain/schedule/rating'
import { newSchedule } from '#domain/schedule/schedule'
import type { Rating } from '#domain/schedule/rating'
import type { CardSchedule } from '#domain/schedule/schedule'
import { startOfStudyDay, studyDayOf } from '#domain/schedule/study-day'
import { fsrs6Reference } from '#tests/fixtures/fsrs6-reference'

const minute = 60_000
const day = 24 * 60 * minute
const start = Date.parse('2022-11-29T12:30:00Z')
const plain: SchedulingOptions = {
  dayBoundary: { timeZone: 'UTC', rolloverHour: 4 },
  desiredRetention: 0.9,
  weights: defaultWeights,
  intervals: { ...defaultIntervals, longestDays: 36_500 },
  fuzzSeed: null,
}

const rateAll = (given: readonly Rating[], options = plain) =>
  given.reduce<{ schedule: CardSchedule; atMillis: number }>(
    ({ schedule, atMillis }, rating) => {
      const after = reviewCard(schedule, rating, atMillis, options)
      return { schedule: after, atMillis: dueMillis(after, atMillis, options) }
    },
    { schedule: newSchedule, atMillis: start },
  ).schedule

const dueMillis = (schedule: CardSchedule, atMillis: number, { dayBoundary }: SchedulingOptions) =>
  schedule.state === 'New'
    ? atMillis
    : 'dueDay' in schedule
      ? startOfStudyDay(schedule.dueDay, dayBoundary)
      : schedule.dueAtMillis

test('thirteen ratings on their due days give the intervals of the reference', () => {
  const { ratings: given, interval_days, state_before } = fsrs6Reference.ivl_13
  let schedule: CardSchedule = newSchedule
  let atMillis = start
  const intervals: number[] = []
  const states: string[] = []
  for (const rating of given) {
    states.push(schedule.state)
    const today = studyDayOf(atMillis, plain.dayBoundary)
    schedule = reviewCard(schedule, rating as Rating, atMillis, plain)
    intervals.push(schedule.state === 'Review' ? schedule.dueDay - today : 0)
    atMillis = dueMillis(schedule, atMillis, plain)
  }
  expect(intervals).toEqual(interval_days)
  expect(states).toEqual(state_before)
})

test('a new card shows the steps and the first interval of the reference', () => {
  const { due_minutes } = fsrs6Reference.first_repeat
  const previews = Object.values(previewRatings(newSchedule, start, plain))
  expect(
    previews.map((preview) => (preview.kind === 'days' ? preview.days * 1_440 : preview.minutes)),
  ).toEqual(due_minutes)
})

test('Hard repeats the second learning step, and lasts half as long again in the only relearning step', () => {
  const second = rateAll([3])
  expect(previewRatings(second, start + 10 * minute, plain)[2]).toEqual({ kind: 'minutes', minutes: 10 })
  const forgotten = rateAll([4, 1])
  expect(forgotten).toMatchObject({ state: 'Relearning', lapses: 1 })
  expect(previewRatings(forgotten, start, plain)[2]).toEqual({ kind: 'minutes', minutes: 15 })
})

test('five minutes across midnight in UTC are not a day for a learner elsewhere', () => {
  const options = { ...plain, dayBoundary: { timeZone: 'America/New_York', rolloverHour: 4 } }
  const beforeMidnight = Date.parse('2026-11-23T23:58:00Z')
  const once = reviewCard(newSchedule, 3, beforeMidnight, options)
  const twice = reviewCard(once, 3, beforeMidnight + 5 * minute, options)
  expect(twice).toMatchObject({ state: 'Review' })
  expect('stability' in twice && twice.stability).toBeCloseTo(2.3065, 4)
})

test('a card reviewed late in the evening is due from the start of its study day', () => {
  const options = { ...plain, dayBoundary: { timeZone: 'Europe/Berlin', rolloverHour: 4 } }
  const evening = Date.parse('2026-11-23T21:00:00Z')
  const schedule = reviewCard(newSchedule, 4, evening, options)
  expect(schedule).toMatchObject({ dueDay: studyDayOf(evening, options.dayBoundary) + 8 })
})

test('a clock that goes backwards counts as no days passed', () => {
  const schedule = rateAll([3, 3, 3])
  const after = reviewCard(schedule, 3, start - 30 * day, plain)
  expect(after).toMatchObject({ state: 'Review' })
  expect(retrievability(after, 0, defaultWeights)).toBe(1)
})

test.for([2.5, 0, 5, Number.NaN])('%s is rejected as a rating', (rating) => {
  expect(() => reviewCard(newSchedule, rating as Rating, start, plain)).toThrow()
})

/** As the optimiser gave them for a real log, tests/fixtures/revlog. */
const learnedWeights = weightsOf(
  'learned',
  [
    0.1686, 0.8157, 2.4398, 6.2041, 6.537, 0.5137, 3.1916, 0.0256, 1.6566, 0.2838, 0.6124, 1.5905, 0.0352,
    0.3957, 1.8007, 0.6009, 1.8729, 0.8653, 0.0911, 0.1507, 0.2406,
  ],
)
const anyRating = fc.constantFrom(...ratings)
const anySteps = fc
  .uniqueArray(fc.integer({ min: 1, max: 720 }), { minLength: 1, maxLength: 5 })
  .map((minutes) => minutes.toSorted((a, b) => a - b))
const anyEasyDays = fc.dictionary(
  fc.constantFrom(...weekdays),
  fc.constantFrom('less' as const, 'minimum' as const),
  { noNullPrototype: true },
)
const anyIntervals = fc.record({
  learningMinutes: anySteps,
  relearningMinutes: anySteps,
  longestDays: fc.integer({ min: 1, max: 400 }),
  easyDays: anyEasyDays,
})
const anyOptions = fc.record({
  dayBoundary: fc.record({
    timeZone: fc.constantFrom('Europe/Berlin', 'America/St_Johns', 'Pacific/Apia', 'Asia/Kolkata'),
    rolloverHour: fc.integer({ min: 0, max: 23 }),
  }),
  desiredRetention: fc.double({ min: 0.7, max: 0.99, noNaN: true }),
  weights: fc.constantFrom(defaultWeights, learnedWeights),
  intervals: anyIntervals,
  fuzzSeed: fc.option(fc.string()),
})
const anyReview = fc.record({
  rating: anyRating,
  afterMillis: fc.integer({ min: -2 * day, max: 400 * day }),
  steps: anySteps,
})
const anyHistory = fc.array(anyReview, { maxLength: 25 })

/** The steps of each review may be others than those of the one before: a learner can change them at any time. */
const after = (
  history: { rating: Rating; afterMillis: number; steps?: number[] }[],
  options: SchedulingOptions,
) => {
  let schedule: CardSchedule = newSchedule
  let atMillis = start
  for (const { rating, afterMillis, steps } of history) {
    atMillis += afterMillis
    const own = steps === undefined ? {} : { learningMinutes: steps, relearningMinutes: steps }
    const intervals = { ...options.intervals, ...own }
    schedule = reviewCard(schedule, rating, atMillis, { ...options, intervals })
  }
  return { schedule, atMillis }
}

test('Hard is never above Good, Good never above Easy, and nothing above the maximum', () => {
  fc.assert(
    fc.property(anyHistory, anyOptions, (history, options) => {
      const { schedule, atMillis } = after(history, options)
      const previews = previewRatings(schedule, atMillis, options)
      const minutes = ratings.map((rating) => {
        const preview = previews[rating]
        return preview.kind === 'days' ? preview.days * 1_440 : preview.minutes
      })
      expect(minutes).toEqual(minutes.toSorted((a, b) => a - b))
      expect(Math.min(...minutes)).toBeGreaterThanOrEqual(1)
      expect(Math.max(...minutes)).toBeLessThanOrEqual(options.intervals.longestDays * 1_440)
    }),
    { numRuns: 500 },
  )
})

test('in Review each better rating gives at least one day more, up to the maximum', () => {
  fc.assert(
    fc.property(anyHistory, anyOptions, (history, options) => {
      const { schedule, atMillis } = after(history, options)
      if (schedule.state !== 'Review') return
      const previews = previewRatings(schedule, atMillis, options)
      const [hard = 0, good = 0, easy = 0] = ([2, 3, 4] as const).map((rating) => {
        const preview = previews[rating]
        return preview.kind === 'days' ? preview.days : 0
      })
      expect(good).toBeGreaterThanOrEqual(Math.min(hard + 1, options.intervals.longestDays))
      expect(easy).toBeGreaterThanOrEqual(Math.min(good + 1, options.intervals.longestDays))
    }),
    { numRuns: 500 },
  )
})

test('what the button says is what happens', () => {
  fc.assert(
    fc.property(anyHistory, anyOptions, anyRating, (history, options, rating) => {
      const { schedule, atMillis } = after(history, options)
      const preview = previewRatings(schedule, atMillis, options)[rating]
      const next = reviewCard(schedule, rating, atMillis, options)
      expect(preview).toEqual(
        next.state === 'Review'
          ? { kind: 'days', days: next.dueDay - studyDayOf(atMillis, options.dayBoundary) }
          : { kind: 'minutes', minutes: 'dueAtMillis' in next && (next.dueAtMillis - atMillis) / minute },
      )
    }),
    { numRuns: 500 },
  )
})

test('stability, difficulty and the chance of recall stay within their ranges, whatever the ratings and times', () => {
  fc.assert(
    fc.property(anyHistory, anyOptions, (history, options) => {
      const { schedule, atMillis } = after(history, options)
      if (schedule.state === 'New') return
      expect(schedule.stability).toBeGreaterThan(0)
      expect(schedule.difficulty).toBeGreaterThanOrEqual(1)
      expect(schedule.difficulty).toBeLessThanOrEqual(10)
      const chance =
        retrievability(schedule, studyDayOf(atMillis + 100 * day, options.dayBoundary), options.weights) ??
        Number.NaN
      expect(chance).toBeGreaterThan(0)
      expect(chance).toBeLessThanOrEqual(1)
    }),
    { numRuns: 500 },
  )
})

test('twenty ratings on one day do not give long intervals', () => {
  const reviews = Array.from({ length: 20 }, () => ({ rating: 3 as const, afterMillis: minute }))
  const { schedule } = after(reviews, plain)
  expect(schedule.state === 'Review' && schedule.dueDay - schedule.lastStudyDay).toBeLessThanOrEqual(3)
})

test('fuzz differs from card to card, but is always the same for one card', () => {
  const schedule = rateAll([3, 3, 3, 3])
  const days = (fuzzSeed: string) => {
    const preview = previewRatings(schedule, start + 60 * day, { ...plain, fuzzSeed })[3]
    return preview.kind === 'days' ? preview.days : 0
  }
  const cards = Array.from({ length: 50 }, (_, index) => `card ${index}`)
  expect(new Set(cards.map(days)).size).toBeGreaterThan(3)
  expect(cards.map(days)).toEqual(cards.map(days))
})

test('whichever days are easy, a card comes within the range in which its interval is fuzzed', () => {
  fc.assert(
    fc.property(anyHistory, anyOptions, fc.string(), (history, options, fuzzSeed) => {
      const { schedule, atMillis } = after(history, options)
      const next = reviewCard(schedule, 3, atMillis, { ...options, fuzzSeed })
      if (next.state !== 'Review') return
      const hard = previewRatings(schedule, atMillis, { ...options, fuzzSeed })[2]
      const elapsedDays =
        schedule.state === 'New' ? 0 : Math.max(0, next.lastStudyDay - schedule.lastStudyDay)
      const { longestDays } = options.intervals
      const asked = intervalInDays(next.stability, options.desiredRetention, options.weights)
      const { minDays, maxDays } = fuzzRange(Math.min(asked, longestDays), elapsedDays, longestDays)
      const days = next.dueDay - next.lastStudyDay
      expect(days).toBeGreaterThanOrEqual(minDays)
      // Good is a day longer than Hard, even where that is out of the range.
      expect(days).toBeLessThanOrEqual(Math.max(maxDays, hard.kind === 'days' ? hard.days + 1 : 0))
    }),
    { numRuns: 500 },
  )
})

test('undo after any sequence of events gives the schedule from before', () => {
  const anyEvent = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        event: fc.constant('rated' as const),
        rating: anyRating,
        waitMillis: fc.integer({ min: 0, max: 50 * day }),
      }),
    },
    fc.record({ event: fc.constantFrom('reset' as const, 'suspended' as const, 'unsuspended' as const) }),
    fc.record({ event: fc.constant('buried' as const), studyDay: fc.integer({ min: 19_000, max: 19_500 }) }),
    fc.record({ event: fc.constant('dueSet' as const), dueDay: fc.integer({ min: 19_000, max: 19_500 }) }),
  )
  fc.assert(
    fc.property(fc.array(anyEvent, { minLength: 1, maxLength: 15 }), fc.nat(), (given, undoCount) => {
      let atMillis = start
      const events = given.map((event, index): PlacedChange => {
        if (event.event === 'rated') atMillis += event.waitMillis
        const place = { id: `event ${index}`, key: `key ${index}`, atMillis }
        if (event.event !== 'rated') return { ...event, ...place }
        return {
          ...event,
          ...place,
          dayBoundary: plain.dayBoundary,
          desiredRetention: 0.9,
          intervals: plain.intervals,
          weights: defaultWeights,
        }
      })
      const schedules = events.reduce<CardSchedule[]>(
        (all, event) => [...all, applyEvent(all.at(-1) ?? newSchedule, event, 'card')],
        [newSchedule],
      )
      expect(replay(events, 'card').schedule).toEqual(schedules.at(-1))

      const undone = events.toReversed().slice(0, 1 + (undoCount % events.length))
      const history = [...events, ...undone.map(({ id }) => ({ event: 'undone' as const, undoneId: id }))]
      const expected = schedules.at(-1 - undone.length)
      expect(replay(history, 'card').schedule).toEqual({
        ...expected,
        revision: (schedules.at(-1)?.revision ?? 0) + undone.length,
      })
    }),
    { numRuns: 300 },
  )
})

test('whatever weights earlier ratings had, the memory is that of the current weights from the start', () => {
  const anyRated = fc.record({
    rating: anyRating,
    waitMillis: fc.integer({ min: 0, max: 50 * day }),
    weights: fc.constantFrom(defaultWeights, learnedWeights),
  })
  fc.assert(
    fc.property(fc.array(anyRated, { minLength: 1, maxLength: 15 }), (given) => {
      let atMillis = start
      const events = given.map(({ waitMillis, ...event }, index) => {
        atMillis += waitMillis
        const place = { id: `event ${index}`, key: `key ${index}`, atMillis }
        return { ...plain, event: 'rated' as const, ...event, ...place }
      })
      const lastOf = (all: typeof events) => replay(all, 'card').schedule
      const { weights } = events.at(-1) ?? plain
      const [stored, always] = [lastOf(events), lastOf(events.map((event) => ({ ...event, weights })))]
      if (stored.state === 'New' || always.state === 'New') throw new Error('It was rated.')
      const { stability, difficulty, weightsVersion } = always
      expect(stored).toMatchObject({ stability, difficulty, weightsVersion })
    }),
    { numRuns: 300 },
  )
})

test('a memory that was computed with other weights is refused', () => {
  const options = { ...plain, weights: learnedWeights }
  expect(() => reviewCard(rateAll([3, 3]), 3, start + 9 * day, options)).toThrow(/carried over/)
})

test('events are folded in the order in which they were given, in whatever order they arrive', () => {
  const rated = (id: string, minutes: number, rating: Rating, follows: string | null) => ({
    ...plain,
    ...{ event: 'rated' as const, id, key: id, rating, follows, atMillis: start + minutes * minute },
  })
  const dueSet = {
    ...{ event: 'dueSet' as const, id: 'dueSet', key: 'dueSet', dueDay: 20_000 },
    atMillis: start + 20 * minute,
  }
  const events: ScheduleEvent[] = [
    rated('a', 0, 3, null),
    rated('b', 10, 3, 'a'),
    rated('c', 15, 1, 'b'),
    dueSet,
  ]
  const schedule = replay(events, 'card').schedule
  expect(schedule).toMatchObject({ state: 'Review', dueDay: 20_000, lapses: 1, reps: 3, follows: 'c' })
  fc.assert(
    fc.property(fc.shuffledSubarray(events, { minLength: 4 }), (arrived) => {
      expect(replay(arrived, 'card').schedule).toEqual(schedule)
    }),
  )
})

test('events from before times were stored keep the order in which they arrived', () => {
  const place = (id: string, minutes: number) => ({ id, key: id, atMillis: start + minutes * minute })
  const events: ScheduleEvent[] = [
    { event: 'suspended', ...place('first', 5), isEarlier: true },
    { event: 'unsuspended', ...place('second', 0), isEarlier: true },
    { event: 'suspended', ...place('third', 4) },
  ]
  expect(changesInForce(events).map(({ id, showing }) => [id, showing])).toEqual([
    ['third', null],
    ['first', null],
    ['second', null],
  ])
  expect(replay(events, 'card').schedule).toMatchObject({ suspended: false, revision: 3 })
})

test('the default maximum interval is a year', () => {
  const atLast = rateAll([4, 4, 4, 4, 4, 4], { ...plain, intervals: defaultIntervals })
  expect(atLast.state === 'Review' && atLast.dueDay - atLast.lastStudyDay).toBe(365)
})

test('a learner’s own steps are taken one after the other', () => {
  const intervals = { learningMinutes: [2, 30, 240], relearningMinutes: [5, 60], longestDays: 90 }
  const options = { ...plain, intervals }
  const minutesOf = (schedule: CardSchedule) =>
    Object.values(previewRatings(schedule, start, options)).map((preview) =>
      preview.kind === 'minutes' ? preview.minutes : 'days',
    )
  expect(minutesOf(newSchedule)).toEqual([2, 16, 30, 'days'])
  expect(minutesOf(rateAll([3], options))).toEqual([2, 30, 240, 'days'])
  expect(minutesOf(rateAll([3, 3], options))).toEqual([2, 240, 'days', 'days'])
  expect(minutesOf(rateAll([3, 3, 3], options))).toEqual([5, 'days', 'days', 'days'])
  expect(minutesOf(rateAll([3, 3, 3, 1], options))).toEqual([5, 33, 60, 'days'])
})

test('a card whose step was removed counts as in the last step', () => {
  const inThird = rateAll([3, 3], {
    ...plain,
    intervals: { ...defaultIntervals, learningMinutes: [2, 30, 240] },
  })
  expect(inThird).toMatchObject({ state: 'Learning', step: 2 })
  expect(previewRatings(inThird, start, plain)).toMatchObject({
    1: { kind: 'minutes', minutes: 1 },
    2: { kind: 'minutes', minutes: 10 },
    3: { kind: 'days' },
  })
})

test.each([
  ['no step', { learningMinutes: [] }],
  ['steps that do not grow', { learningMinutes: [10, 10] }],
  ['a step of more than half a day', { relearningMinutes: [721] }],
  ['seven steps', { learningMinutes: [1, 2, 3, 4, 5, 6, 7] }],
  ['half a minute', { learningMinutes: [0.5] }],
  ['a longest interval of some days', { longestDays: 6 }],
])('%s is refused as a setting', (_, setting) => {
  expect(intervalsSchema.safeParse(defaultIntervals).success).toBe(true)
  expect(intervalsSchema.safeParse({ ...defaultIntervals, ...setting }).success).toBe(false)
})
