import { expect, test } from 'vitest'
import { minutesToStudy, strengthenedConcepts } from '#domain/progress/day-in-review'
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
  expect(strengthenedConcepts([{ conceptId: 'task', tests }], today)).toEqual(strengthened)
})

test('a concept is not stronger if another of its cards was failed', () => {
  const cards = [
    { conceptId: 'task', tests: [tested(today, true)] },
    { conceptId: 'task', tests: [tested(today, false)] },
    { conceptId: 'future', tests: [tested(today, true)] },
    { conceptId: null, tests: [tested(today, true)] },
  ]
  expect(strengthenedConcepts(cards, today)).toEqual(['future'])
})
