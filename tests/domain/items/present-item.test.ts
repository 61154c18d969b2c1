import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { presentItem } from '#domain/items/present-item'
import type { ItemFace } from '#domain/items/item-face'

const face = (part: Partial<ItemFace>): ItemFace => ({
  kind: 'output-choice',
  prompt: 'What does this program print?',
  code: null,
  codeHtml: null,
  answer: 'the key',
  accepted: ['the key'],
  options: [],
  explanation: 'the reason',
  run: null,
  ...part,
})
const option = (text: string, correct = false) => ({
  text,
  correct,
  misconception: null,
  feedback: `about ${text}`,
  runHash: null,
  partsAt: null,
})

describe('a presented item', () => {
  test('has neither the key nor the explanation nor feedback on an option', () => {
    const ask = presentItem(face({ options: [option('a', true), option('b')] }), 'seed')
    expect(Object.keys(ask).sort()).toEqual([
      'codeHtml',
      'codeLines',
      'kind',
      'lines',
      'options',
      'parts',
      'prompt',
    ])
    expect(JSON.stringify(ask)).not.toMatch(/the key|the reason|about|correct/)
  })

  test('shows every option once, in an order determined by the seed', () => {
    const texts = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 5 })
    fc.assert(
      fc.property(texts, fc.string(), (options, seed) => {
        const asked = face({ options: options.map((text) => option(text)) })
        expect(presentItem(asked, seed).options.toSorted()).toEqual(options.toSorted())
        expect(presentItem(asked, seed)).toEqual(presentItem(asked, seed))
      }),
    )
  })

  test('shows numbers in ascending order', () => {
    const options = ['10', '2', '3.5'].map((text) => option(text))
    expect(presentItem(face({ options }), 'seed').options).toEqual(['2', '3.5', '10'])
  })

  test('never starts with the lines in the right order, unless all lines are equal', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 2, maxLength: 8 })
    fc.assert(
      fc.property(lines, fc.string(), (answer, seed) => {
        const ask = presentItem(face({ kind: 'output-order', answer }), seed)
        expect(ask.lines.toSorted()).toEqual(answer.toSorted())
        if (new Set(answer).size > 1) expect(ask.lines).not.toEqual(answer)
      }),
    )
  })
})
