import { describe, expect, test } from 'vitest'
import { forecastExam, newPerDayFor } from '#domain/schedule/exam-forecast'
import { defaultWeights, recallProbability } from '#domain/schedule/fsrs'

const options = {
  ...{ examInDays: 30, newPerDay: 10, desiredRetention: 0.9, weights: defaultWeights, longestDays: 365 },
}
const learned = Array.from({ length: 100 }, (_, index) => ({
  ...{ memory: { stability: 20, difficulty: 5 }, elapsedDays: 5, dueInDays: 10 + (index % 5) },
}))
const forecastOf = (...given: Parameters<typeof forecastExam>) => {
  const forecast = forecastExam(...given)
  if (forecast === null) throw new Error('The exam is about cards.')
  return forecast
}

describe('what an exam will find', () => {
  test('if nothing is answered any more, is what FSRS predicts for its day, give or take', () => {
    const { left } = forecastOf(learned, 0, 2, options)
    const predicted = 100 * recallProbability(20, 35, defaultWeights)
    expect(left.atLeast).toBeLessThan(predicted)
    expect(left.atMost).toBeGreaterThan(predicted)
    expect(left.atMost - left.atLeast).toBeLessThan(20)
  })

  test('is more if the cards that are due are answered', () => {
    const { studied, left, answersPerDay } = forecastOf(learned, 0, 2, options)
    expect(studied.atLeast).toBeGreaterThan(left.atMost)
    expect(studied.atLeast).toBeGreaterThanOrEqual(90)
    // Each comes once by itself, and most of them once more before the exam.
    expect(answersPerDay * 30).toBeGreaterThan(100)
    expect(answersPerDay * 30).toBeLessThan(300)
  })

  test('does not count cards that are never begun as recalled', () => {
    const { studied, left } = forecastOf(learned, 100, 2, { ...options, newPerDay: 0 })
    expect(studied.atMost).toBeLessThanOrEqual(50)
    expect(left.atMost).toBeLessThan(50)
  })

  test('counts those that are begun in time', () => {
    expect(forecastOf(learned, 100, 2, options).studied.atLeast).toBeGreaterThan(85)
    expect(forecastOf([], 100, 2, { ...options, examInDays: 1 }).studied.atMost).toBeLessThanOrEqual(15)
  })

  test('is the same for ten times as many cards, with ten times the answers', () => {
    const many = Array.from({ length: 10 }, () => learned).flat()
    const [few, all] = [forecastOf(learned, 0, 2, options), forecastOf(many, 0, 2, options)]
    expect(Math.abs(all.studied.atLeast - few.studied.atLeast)).toBeLessThan(5)
    expect(all.answersPerDay / few.answersPerDay).toBeCloseTo(10, 0)
  })

  test('has the range of independent chances: of many cards narrower than of few', () => {
    const { left } = forecastOf(learned.slice(0, 1), 0, 2, options)
    // Its chance is 0.86: forgotten more often than once in twenty exams.
    expect(left).toEqual({ atLeast: 0, atMost: 100 })
    const four = Array.from({ length: 4 }, () => learned).flat()
    const width = (cards: typeof learned) => {
      const { atLeast, atMost } = forecastOf(cards, 0, 2, options).left
      return atMost - atLeast
    }
    expect(width(learned)).toBeGreaterThan(10)
    expect(width(four)).toBeLessThanOrEqual(width(learned) / 2 + 2)
  })

  test('is nothing without cards', () => {
    expect(forecastExam([], 0, 2, options)).toBeNull()
  })
})

test('new cards are begun a week before the exam', () => {
  expect(newPerDayFor(46, 30)).toBe(2)
  expect(newPerDayFor(47, 30)).toBe(3)
  expect(newPerDayFor(5, 3)).toBe(5)
  expect(newPerDayFor(0, 30)).toBe(0)
})
