import { describe, expect, test } from 'vitest'
import { bySeverity } from '#domain/findings/finding'
import { noDrafts } from '#domain/items/drafts'
import type { GeneratedCard, GeneratedQuestion } from '#domain/items/items'
import { lintItems } from '#domain/items/lint-items'
import { keyOption, distractorOption } from '#domain/items/option'
import { sampleCard, sampleQuestion } from '#tests/support/sample-build'

const lastLine = 10
const card = sampleCard({
  id: 'course/loop/term-to-meaning',
  prompt: 'What does “Loop” mean?',
  answer: 'A repetition.',
})

/** The rules and messages by which items are rejected. */
function objectionsTo(items: { cards?: GeneratedCard[]; questions?: GeneratedQuestion[] }): string[] {
  const drafts = { ...noDrafts(), cards: items.cards ?? [card], questions: items.questions ?? [] }
  const { rejected } = bySeverity(lintItems(drafts, [], lastLine).findings)
  return rejected.map(({ rule, message }) => `${rule} ${message}`)
}
const against = (sketch: Partial<GeneratedCard>) => objectionsTo({ cards: [{ ...card, ...sketch }] })

const options = [
  keyOption('Goes round in a circle', 'So it does.'),
  distractorOption('Takes one of two ways', 'That is a branch.'),
  distractorOption('Hands back the result', 'That is a return.'),
]
const choice = sampleQuestion(card, {
  kind: 'meaning-choice',
  prompt: 'Which of these descriptions fits the term “Loop”?',
  answer: 'Goes round in a circle',
  accepted: ['Goes round in a circle'],
  options,
})
const againstChoice = (sketch: Partial<GeneratedQuestion>) =>
  objectionsTo({ questions: [{ ...choice, ...sketch }] })
const withKey = (text: string) => [keyOption(text, 'So it is.'), ...options.slice(1)]

test('a valid card and a valid choice pass', () => {
  expect(objectionsTo({ questions: [choice] })).toEqual([])
})

// The examples of the catalogue show what lessons can cause; these would be bugs in the item makers.
describe('a faulty item is rejected by E16, with the fault', () => {
  test.each([
    [{ source: { file: 'a.md', first: 9, last: 11 } }, 'no place'],
    [{ source: { file: 'a.md', first: 0, last: 1 } }, 'no place'],
    [{ answer: ' ' }, 'no answer'],
    [{ answer: 'word '.repeat(26) }, 'too long'],
    [{ prompt: 'Loop.' }, 'neither asks nor leaves a blank'],
  ] satisfies [Partial<GeneratedCard>, string][])('a card: %o', (sketch, fault) => {
    expect(against(sketch)).toEqual([expect.stringMatching(`^E16 .*${fault}`)])
  })

  const long = 'Goes round in a circle that is so much longer than any of the other options are'
  test.each([
    [{ options: options.slice(1) }, 'Not exactly one'],
    [{ options: [...options, keyOption('Is also right here', 'Two keys.')] }, 'Not exactly one'],
    [{ options: options.slice(0, 1) }, '1 options'],
    [{ options: withKey(long) }, 'by its length'],
    [{ options: withKey('A way round in a circle') }, 'by its form'],
    [{ prompt: 'Which is a loop?' }, 'options covered'],
    [{ options: [...options.slice(0, 2), distractorOption('Hands back the result', ' ')] }, 'no feedback'],
  ] satisfies [Partial<GeneratedQuestion>, string][])('a choice: %o', (sketch, fault) => {
    expect(againstChoice(sketch)).toEqual([expect.stringMatching(`^E16 .*${fault}`)])
  })
})

test('a question is dropped with its card', () => {
  const drafts = { ...noDrafts(), questions: [choice] }
  expect(lintItems(drafts, [], lastLine).questions).toEqual([])
})
