import { describe, expect, test } from 'vitest'
import { noDrafts } from '#domain/items/item-draft'
import type { GeneratedCard, GeneratedQuestion } from '#domain/items/items'
import { lintItems } from '#domain/items/lint-items'
import { keyOption, siblingOption } from '#domain/items/option'
import { sampleCard, sampleQuestion } from '#tests/support/sample-build'

const lastLine = 10
const card = sampleCard({
  id: 'course/loop/term-to-meaning',
  prompt: 'What does “Loop” mean?',
  answer: 'A repetition.',
})

/** Rules by which an item is rejected. */
function rulesAgainst(items: { cards?: GeneratedCard[]; questions?: GeneratedQuestion[] }): string[] {
  const drafts = { ...noDrafts(), cards: items.cards ?? [card], questions: items.questions ?? [] }
  return lintItems(drafts, [], lastLine).rejected.map(({ rule }) => rule)
}
const against = (sketch: Partial<GeneratedCard>) => rulesAgainst({ cards: [{ ...card, ...sketch }] })

const options = [
  keyOption('Goes round in a circle', 'So it does.'),
  siblingOption('Takes one of two ways', 'That is a branch.'),
  siblingOption('Hands back the result', 'That is a return.'),
]
const choice = sampleQuestion(card, {
  kind: 'meaning-choice',
  prompt: 'Which of these descriptions fits the term “Loop”?',
  answer: 'Goes round in a circle',
  accepted: ['Goes round in a circle'],
  options,
})
const againstChoice = (sketch: Partial<GeneratedQuestion>) =>
  rulesAgainst({ questions: [{ ...choice, ...sketch }] })
const withKey = (text: string) => [keyOption(text, 'So it is.'), ...options.slice(1)]

test('a sound card and a sound choice pass', () => {
  expect(rulesAgainst({ questions: [choice] })).toEqual([])
})

describe('an item is rejected', () => {
  test.each([
    ['E01', { facet: 'meaning-to-term', prompt: 'What do loops do?', answer: 'Loop', accepted: ['Loop'] }],
    ['E03', { source: { file: 'a.md', first: 9, last: 11 } }],
    ['E03', { source: { file: 'a.md', first: 0, last: 1 } }],
    ['E05', { answer: ' ' }],
    ['E05', { answer: 'word '.repeat(26) }],
    ['E06', { prompt: 'Loop.' }],
    ['E08', { answer: 'A \u202erepetition.' }],
  ] satisfies [string, Partial<GeneratedCard>][])('by %s: %o', (rule, sketch) => {
    expect(against(sketch)).toEqual([rule])
  })

  test('by E02 where the same question has another answer', () => {
    const other = { ...card, id: 'course/cycle/term-to-meaning', answer: 'Something else.' }
    expect(rulesAgainst({ cards: [card, other] })).toEqual(['E02', 'E02'])
  })

  test('by E04 where another item has the same id', () => {
    expect(rulesAgainst({ cards: [card, card] })).toEqual(['E04'])
  })
})

describe('a choice is rejected', () => {
  const long = 'Goes round in a circle that is so much longer than any of the other options are'
  test.each([
    ['E20', { options: options.slice(1) }],
    ['E20', { options: [...options, keyOption('Is also right here', 'Two keys.')] }],
    ['E20', { options: [...options.slice(0, 2), siblingOption('takes one of two ways', 'Again.')] }],
    ['E21', { options: options.slice(0, 1) }],
    ['E23', { options: withKey(long) }],
    ['E24', { options: withKey('A way round in a circle') }],
    ['E25', { options: [...options.slice(0, 2), siblingOption('Hands back things, never names', 'No.')] }],
    ['E27', { options: withKey('Goes along the loop again') }],
    ['E28', { prompt: 'Which is a loop?' }],
    ['E31', { options: [...options.slice(0, 2), siblingOption('Hands back the result', ' ')] }],
  ] satisfies [string, Partial<GeneratedQuestion>][])('by %s: %o', (rule, sketch) => {
    expect(againstChoice(sketch)).toEqual([rule])
  })
})

test('a question is dropped with its card', () => {
  const drafts = { ...noDrafts(), questions: [choice] }
  expect(lintItems(drafts, [], lastLine).questions).toEqual([])
})
