import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { catalogue } from '#domain/findings/catalogue'

const root = path.join(import.meta.dirname, '../../..')
const fixtures = path.join(root, 'tests/fixtures/lessons/lint')

/** Rules that no lesson can violate or show: the test that covers each, and words from it. */
const coveredElsewhere: Record<string, [file: string, words: string]> = {
  E03: ['tests/domain/items/lint-items.test.ts', 'no place'],
  E21: ['tests/domain/items/lint-items.test.ts', '1 options'],
  E26: ['tests/domain/items/present-item.test.ts', 'shows numbers in ascending order'],
  E29: ['tests/domain/quiz/draw-questions.test.ts', 'no question gives away the answer to another'],
  E31: ['tests/domain/items/lint-items.test.ts', 'no feedback'],
}

const numbers = (letter: string, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => `${letter}${String(from + i).padStart(2, '0')}`)
const rules = [
  ...numbers('E', 1, 9),
  ...numbers('W', 10, 13),
  ...numbers('E', 20, 31),
  ...numbers('E', 40, 47),
  'W48',
]
/** Rules whose violation is reported to authors; the examples of the catalogue show each. */
const reported = new Set(Object.keys(catalogue))

const guide = readFileSync(path.join(root, 'docs/authoring.md'), 'utf8')

test.each(rules)('the guide for authors lists %s', (rule) => {
  expect(guide).toContain(`| ${rule} `)
})

test.each(rules.filter((rule) => !reported.has(rule)))(
  '%s is shown by a lesson of its own or covered by a test',
  (rule) => {
    const lessons = readdirSync(fixtures).filter(
      (file) => file.endsWith('.md') && file.split('-').includes(rule),
    )
    const [file, words = ''] = coveredElsewhere[rule] ?? []
    const isCovered = file !== undefined && readFileSync(path.join(root, file), 'utf8').includes(words)
    expect(lessons.length > 0 || isCovered).toBe(true)
  },
)

/** Rules about sets and sessions, not about single items: the test that covers each, and words from it. */
const coveredInSessions: Record<string, [file: string, words: string]> = {
  W14: ['tests/server/study/study-queue.test.ts', 'new cards come from opened lessons alone'],
  W49: ['tests/domain/items/introduction-order.test.ts', 'concepts and programs alternate'],
  E60: [
    'tests/domain/study/session.test.ts',
    'is repeated until it is right, if its schedule does not repeat it soon',
  ],
  W61: ['tests/domain/schedule/queue.test.ts', 'new cards keep their order, but siblings do not follow'],
  W62: ['tests/server/quiz/quiz.test.ts', 'is offered until the lesson was asked about, and is no review'],
  W63: ['tests/server/quiz/quiz.test.ts', 'is first what the learner was sure of, and wrong'],
}

test.each(Object.entries(coveredInSessions))('%s is covered by a test of sessions', (_, [file, words]) => {
  expect(readFileSync(path.join(root, file), 'utf8')).toContain(words)
})
