import { expect, test } from 'vitest'
import { overridesOf } from '#domain/schedule/override'

test.each([
  ['a typed term', { kind: 'term-typed', answer: 'task' }],
  ['typed output', { kind: 'output-typed', answer: '1' }],
  ['a typed number of seconds', { kind: 'how-long', answer: '3' }],
] as const)('%s may have been mistyped', (_, face) => {
  expect(overridesOf(face)).toEqual(['typo', 'equivalent', 'key'])
})

test.each<[string, Parameters<typeof overridesOf>[0]]>([
  ['a choice', { kind: 'output-choice', answer: '1' }],
  ['a line that is picked', { kind: 'suspends-first', answer: '4' }],
  ['output that is put in order', { kind: 'printed-at', answer: ['1', '2'] }],
])('%s cannot be mistyped', (_, face) => {
  expect(overridesOf(face)).toEqual(['equivalent', 'key'])
})
