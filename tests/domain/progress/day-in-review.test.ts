import { expect, test } from 'vitest'
import { changedSince, minutesToStudy } from '#domain/progress/day-in-review'
import type { RecallTest } from '#domain/progress/recall-tests'

test('a new card takes as many answers as it has learning steps', () => {
  expect(minutesToStudy({ learning: 1, review: 9, new: 10 }, 2, 12_000)).toBe(6)
})

test('whatever is to be studied takes at least a minute', () => {
  expect(minutesToStudy({ learning: 0, review: 1, new: 0 }, 2, 3_000)).toBe(1)
})

const tested = (studyDay: number, passed: boolean, basis: RecallTest['basis'] = 'graded') => ({
  studyDay,
  passed,
  basis,
})
const today = 100

test.each([
  ['a first test that was passed', [tested(today, true)], ['task']],
  ['a test that had been failed', [tested(90, false), tested(today, true)], ['task']],
  ['a test passed once more', [tested(90, true), tested(today, true)], []],
  ['a test passed on an earlier day', [tested(90, false), tested(99, true)], []],
  ['a failed test', [tested(90, true), tested(today, false)], []],
  ['a test that the learner judged', [tested(90, false), tested(today, true, 'self-graded')], []],
])('%s', (_, tests, strengthened) => {
  expect(changedSince([{ conceptId: 'task', tests }], today).stronger).toEqual(strengthened)
})

test('a concept is not stronger if another of its cards was failed', () => {
  const cards = [
    { conceptId: 'task', tests: [tested(today, true)] },
    { conceptId: 'task', tests: [tested(today, false)] },
    { conceptId: 'future', tests: [tested(today, true)] },
    { conceptId: null, tests: [tested(today, true)] },
  ]
  expect(changedSince(cards, today).stronger).toEqual(['future'])
})

test.each([
  ['recalled before the week, and forgotten in it', [tested(90, true), tested(96, false)], ['task']],
  ['forgotten in the week, and recalled again', [tested(90, true), tested(96, false), tested(98, true)], []],
  ['forgotten before the week already', [tested(90, false), tested(96, false)], []],
  ['never recalled', [tested(96, false)], []],
  ['forgotten before the week, and not asked since', [tested(80, true), tested(90, false)], []],
])('what was %s is weaker or not', (_, tests, weaker) => {
  expect(changedSince([{ conceptId: 'task', tests }], 94).weaker).toEqual(weaker)
})

test('a week’s gain counts from its beginning, however often a card was asked in it', () => {
  const tests = [tested(90, false), tested(95, true), tested(97, false), tested(99, true)]
  expect(changedSince([{ conceptId: 'task', tests }], 94)).toEqual({ stronger: ['task'], weaker: [] })
})
