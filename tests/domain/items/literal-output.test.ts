import { expect, test } from 'vitest'
import { printsOnlyLiterals } from '#domain/items/program/literal-output'
import type { RunRecord } from '#domain/program/run-record'

const run = (stdout: string): RunRecord => ({
  outcome: 'finished',
  stdout,
  stderr: '',
  exception: null,
  seconds: 0,
  deterministic: true,
  reasons: [],
  summary: '',
  python: '3.14.0',
})

test.each([
  ['print("tea")', 'tea\n'],
  ['print(123)\nprint(-1.5)', '123\n-1.5\n'],
  ["print(repr('tea'))", "'tea'\n"],
  ["ages = {'Ada': 36}\nprint(ages)", "{'Ada': 36}\n"],
])('%j is read off', (source, stdout) => {
  expect(printsOnlyLiterals(source, run(stdout))).toBe(true)
})

test.each([
  ['print(1 + 2)', '3\n'],
  ['print(3,14)', '3 14\n'],
  ['text = "tea"\ntext.upper()\nprint(text)', 'tea\n'],
  ['a = [1]\nb = a\nprint(b)', '[1]\n'],
  ['print(1_000)', '1000\n'],
])('%j takes a thought', (source, stdout) => {
  expect(printsOnlyLiterals(source, run(stdout))).toBe(false)
})
