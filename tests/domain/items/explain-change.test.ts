import { expect, test } from 'vitest'
import { explainChange } from '#domain/items/program/explain-change'

const known = { id: 'M13', belief: 'A sleep pauses by itself', truth: 'It has to be awaited.', concepts: [] }
const reason = 'The sleep is not awaited, so no time passes.'

test('a change that a misconception takes for granted is explained by what is wrong about it', () => {
  const change = { belief: { rule: 'sleep-without-await-waits', misconception: 'M13' } }
  expect(explainChange({ misconceptions: [known], reason }, change)).toBe(
    'You would have expected this before the change if you thought: A sleep pauses by itself. It has to be awaited.',
  )
})

test('any other change is explained by what the lesson says about the program', () => {
  expect(explainChange({ misconceptions: [known], reason }, { belief: null })).toBe(
    `The lesson says about the program before the change: ${reason}`,
  )
})

test('nothing is made up where the lesson says nothing', () => {
  expect(explainChange({ misconceptions: [known], reason: null }, { belief: null })).toBeNull()
})
