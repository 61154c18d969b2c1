import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.join(import.meta.dirname, '../../..')
const fixtures = path.join(root, 'tests/fixtures/lessons/lint')

/** Rules that a lesson alone cannot break or show: the test that holds each, and words that it has. */
const heldElsewhere: Record<string, [file: string, words: string]> = {
  E03: ['tests/domain/items/lint-items.test.ts', "'E03'"],
  E21: ['tests/domain/items/lint-items.test.ts', "'E21'"],
  E26: ['tests/domain/items/ask.test.ts', 'shows numbers in ascending order'],
  E29: ['tests/domain/quiz/draw-questions.test.ts', 'no question holds the answer to another'],
  E31: ['tests/domain/items/lint-items.test.ts', "'E31'"],
}

const guide = readFileSync(path.join(root, 'docs/authoring.md'), 'utf8')
const rules = [...guide.matchAll(/^\| ([EW]\d\d(?:, [EW]\d\d)*) +\|/gmu)].flatMap(
  (row) => row[1]?.split(', ') ?? [],
)

test('the guide for authors names every rule for items', () => {
  const numbers = (letter: string, from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, i) => `${letter}${String(from + i).padStart(2, '0')}`)
  const expected = [
    ...numbers('E', 1, 9),
    ...numbers('W', 10, 13),
    ...numbers('E', 20, 31),
    ...numbers('E', 40, 47),
    'W48',
  ]
  expect([...new Set(rules)].toSorted()).toEqual(expected.toSorted())
})

test.each([...new Set(rules)])('%s is shown by a lesson of its own, or held by a test', (rule) => {
  const lessons = readdirSync(fixtures).filter(
    (file) => file.endsWith('.md') && file.split('-').includes(rule),
  )
  const [file, words = ''] = heldElsewhere[rule] ?? []
  const isHeld = file !== undefined && readFileSync(path.join(root, file), 'utf8').includes(words)
  expect(lessons.length > 0 || isHeld).toBe(true)
})
