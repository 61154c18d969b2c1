import { describe, expect, it } from 'vitest'
import type { Answer } from '#domain/items/answer'
import { decisivePlace } from '#domain/items/decisive-place'
import { gradeAnswer } from '#domain/items/grade-answer'
import { itemFaceSchema } from '#domain/items/item-face'
import type { ItemKind } from '#domain/items/items'

const face = (kind: ItemKind, answer: string | string[], more: object = {}) =>
  itemFaceSchema.parse({
    kind,
    prompt: 'What does this program print?',
    code: 'print("tea")',
    codeHtml: null,
    answer,
    accepted: [Array.isArray(answer) ? answer.join('\n') : answer],
    options: [],
    explanation: '',
    run: { summary: '', seconds: 3, python: '3.14.2', stdout: 'kettle on\ntea\nmilk\n' },
    ...more,
  })

const place = (item: ReturnType<typeof face>, answer: Answer) =>
  decisivePlace(item, answer, gradeAnswer(item, answer))

const printed = 'kettle on\ntea\nmilk'

describe('the decisive place for a wrong answer', () => {
  it('is the first line that differs from the printed one', () => {
    expect(place(face('output-typed', printed), { kind: 'text', text: 'kettle on\nmilk\ntea' })).toEqual({
      kind: 'printed-line',
      number: 2,
    })
    const order = face('output-order', printed.split('\n'))
    expect(place(order, { kind: 'lines', lines: ['tea', 'kettle on', 'milk'] })).toMatchObject({ number: 1 })
  })

  it('is the first line that differs in a chosen output', () => {
    const item = face('output-choice', printed, {
      options: [
        { text: printed, correct: true, misconception: null, feedback: '' },
        { text: 'kettle on\ntea', correct: false, misconception: 'M01', feedback: '' },
      ],
    })
    expect(place(item, { kind: 'choice', text: 'kettle on\ntea' })).toMatchObject({ number: 3 })
  })

  it('is the line that was printed at the moment asked about', () => {
    expect(place(face('printed-at', 'milk'), { kind: 'text', text: 'tea' })).toMatchObject({ number: 3 })
  })

  it('is the line of the program that suspends', () => {
    expect(place(face('suspends-first', '14'), { kind: 'line', line: 12 })).toEqual({
      kind: 'source-line',
      number: 14,
    })
  })

  it('does not exist for a right answer, after giving up, or for a question about a term', () => {
    expect(place(face('output-typed', printed), { kind: 'text', text: printed })).toBeNull()
    expect(place(face('output-typed', printed), { kind: 'gave-up' })).toBeNull()
    expect(place(face('term-typed', 'Task', { run: null }), { kind: 'text', text: 'Future' })).toBeNull()
  })
})
