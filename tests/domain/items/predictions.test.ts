import { expect, test } from 'vitest'
import { predictionsAbout } from '#domain/items/predictions'
import type { ItemKind } from '#domain/items/items'

const asked = (kinds: ItemKind[]) =>
  predictionsAbout(kinds.map((kind, i) => ({ kind, prompt: `Question ${i}` }))).map(({ kind }) => kind)

test('what a program prints is asked once, by choice if there are options', () => {
  expect(asked(['output-typed', 'output-order', 'output-choice', 'outcome'])).toEqual(['output-choice'])
  expect(asked(['outcome', 'output-typed'])).toEqual(['output-typed'])
})

test('then comes what the output does not tell, however it was found', () => {
  expect(asked(['what-if', 'runs-next', 'output-typed', 'how-long', 'what-if'])).toEqual([
    'output-typed',
    'how-long',
    'runs-next',
    'what-if',
    'what-if',
  ])
})

test('a card and a question of a quiz that ask the same are asked once', () => {
  const twice = { kind: 'how-long', prompt: 'How long?' } as const
  expect(predictionsAbout([twice, twice])).toHaveLength(1)
})

test('questions about words are not asked about programs', () => {
  expect(asked(['cloze', 'term-typed', 'self-graded'])).toEqual([])
})
