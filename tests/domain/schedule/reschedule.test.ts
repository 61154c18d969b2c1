import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isEasyDay, weekdays } from '#domain/schedule/easy-days'
import { defaultWeights, fuzzRange, intervalInDays } from '#domain/schedule/fsrs'
import { defaultIntervals } from '#domain/schedule/intervals'
import { dueDayBySettings } from '#domain/schedule/reschedule'
import { reviewCard } from '#domain/schedule/review-card'
import { newSchedule } from '#domain/schedule/schedule'

const today = 20_000
const anyCard = fc
  .record({
    stability: fc.double({ min: 0.2, max: 900, noNaN: true }),
    sinceDays: fc.integer({ min: 0, max: 300 }),
    intervalDays: fc.integer({ min: 1, max: 400 }),
    reps: fc.integer({ min: 1, max: 30 }),
  })
  .map(({ stability, sinceDays, intervalDays, reps }) => ({
    ...{ stability, reps, lastStudyDay: today - sinceDays, dueDay: today - sinceDays + intervalDays },
  }))
const anySettings = fc.record({
  desiredRetention: fc.double({ min: 0.7, max: 0.99, noNaN: true }),
  longestDays: fc.integer({ min: 7, max: 400 }),
  easyDays: fc.dictionary(
    fc.constantFrom(...weekdays),
    fc.constantFrom('less' as const, 'minimum' as const),
    { noNullPrototype: true },
  ),
})
type Settings = typeof anySettings extends fc.Arbitrary<infer Value> ? Value : never
const optionsOf = ({ desiredRetention, longestDays, easyDays }: Settings) => ({
  ...{ desiredRetention, weights: defaultWeights, today },
  intervals: { ...defaultIntervals, longestDays, easyDays },
})

test('a card comes within its fuzz range, or is due now if that has passed', () => {
  fc.assert(
    fc.property(anyCard, fc.string(), anySettings, (card, cardId, settings) => {
      const options = optionsOf(settings)
      const dueDay = dueDayBySettings(card, cardId, options)
      const asked = intervalInDays(card.stability, options.desiredRetention, defaultWeights)
      const { longestDays } = settings
      const { minDays, maxDays } = fuzzRange(Math.min(asked, longestDays), 0, longestDays)
      const isInRange = dueDay >= card.lastStudyDay + minDays && dueDay <= card.lastStudyDay + maxDays
      expect(isInRange || (dueDay <= today && card.lastStudyDay + minDays <= today)).toBe(true)
    }),
    { numRuns: 1_000 },
  )
})

test('what was moved once stays where it is', () => {
  fc.assert(
    fc.property(anyCard, fc.string(), anySettings, (card, cardId, settings) => {
      const dueDay = dueDayBySettings(card, cardId, optionsOf(settings))
      expect(dueDayBySettings({ ...card, dueDay }, cardId, optionsOf(settings))).toBe(dueDay)
    }),
    { numRuns: 1_000 },
  )
})

test('a card that is not yet due, on a day that is not easy, moves only if the interval is another one', () => {
  fc.assert(
    fc.property(anyCard, fc.string(), anySettings, (card, cardId, settings) => {
      const options = optionsOf(settings)
      const without = { ...options, intervals: { ...options.intervals, easyDays: {} } }
      const placed = { ...card, dueDay: dueDayBySettings(card, cardId, without) }
      fc.pre(placed.dueDay > today && !isEasyDay(placed.dueDay, settings.easyDays))
      expect(dueDayBySettings(placed, cardId, options)).toBe(placed.dueDay)
    }),
    { numRuns: 1_000 },
  )
})

test('a higher desired retention never makes a card due later', () => {
  fc.assert(
    fc.property(anyCard, fc.string(), anySettings, (card, cardId, settings) => {
      const options = optionsOf(settings)
      const far = { ...card, dueDay: card.lastStudyDay + 10_000 }
      const day = dueDayBySettings(far, cardId, options)
      const higher = { ...options, desiredRetention: Math.min(0.99, options.desiredRetention + 0.05) }
      expect(dueDayBySettings(far, cardId, higher)).toBeLessThanOrEqual(day)
    }),
  )
})

test('with the settings of its last answer, a card keeps the day that it got', () => {
  const options = {
    dayBoundary: { timeZone: 'UTC', rolloverHour: 4 },
    desiredRetention: 0.9,
    weights: defaultWeights,
    intervals: { ...defaultIntervals, learningMinutes: [10], easyDays: { sunday: 'minimum' as const } },
  }
  fc.assert(
    fc.property(fc.string(), fc.nat(200), (cardId, afterDays) => {
      const atMillis = (today + afterDays) * 86_400_000
      const learned = reviewCard(newSchedule, 4, atMillis, { ...options, fuzzSeed: cardId })
      if (learned.state !== 'Review') throw new Error('Easy leads to days.')
      const settings = { ...options, today: learned.lastStudyDay }
      expect(dueDayBySettings(learned, cardId, settings)).toBe(learned.dueDay)
    }),
  )
})
