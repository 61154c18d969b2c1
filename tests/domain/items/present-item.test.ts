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

describe('an item as it is asked', () => {
  test('holds neither the key nor the reason nor what is said about an option', () => {
    const ask = presentItem(face({ options: [option('a', true), option('b')] }), 'seed')
    expect(Object.keys(ask).sort()).toEqual(['codeHtml', 'codeLines', 'kind', 'lines', 'options', 'prompt'])
    expect(JSON.stringify(ask)).not.toMatch(/the key|the reason|about|correct/)
  })

  test('shows every option once, in an order that the seed decides', () => {
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

  test('never shows lines in the right order to begin with, unless there is only one order', () => {
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
