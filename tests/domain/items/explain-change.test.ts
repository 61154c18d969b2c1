import { expect, test } from 'vitest'
import { explainChange } from '#domain/items/program/explain-change'

const known = { id: 'M13', belief: 'A sleep pauses by itself', truth: 'It has to be awaited.', concepts: [] }

test('a change that a misconception takes for granted is explained by what is wrong about it', () => {
  const change = { belief: { rule: 'sleep-without-await-waits', misconception: 'M13' } }
  expect(explainChange({ misconceptions: [known] }, change)).toBe(
    'You would have expected this before the change if you thought: A sleep pauses by itself. It has to be awaited.',
  )
})

test('nothing is made up about any other change', () => {
  expect(explainChange({ misconceptions: [known] }, { belief: null })).toBeNull()
})
