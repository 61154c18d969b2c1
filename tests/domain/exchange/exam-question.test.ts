import { expect, test } from 'vitest'
import { examQuestion } from '#domain/exchange/exam-question'
import type { ItemFace } from '#domain/items/item-face'
import { sampleFace } from '#tests/support/sample-face'

const answerTo = (face: Partial<ItemFace>) =>
  examQuestion({ id: 'id', role: 'card', face: sampleFace(face) }).answer

test('a term is typed without the backticks that mark it as code', () => {
  const accepted = ['`await`', 'an `await` expression']
  expect(answerTo({ kind: 'cloze', answer: '`await`', accepted })).toEqual({
    kind: 'short',
    accepted: ['await', 'an await expression'],
  })
})

test('an output of one line is typed, and a longer one is graded by a person', () => {
  expect(answerTo({ kind: 'output-typed', answer: '21', accepted: ['21'] }).kind).toBe('short')
  expect(answerTo({ kind: 'output-typed', answer: '2\n1', accepted: ['2\n1'] })).toEqual({
    kind: 'essay',
    key: '<pre><code>2\n1</code></pre>',
  })
})

test('spaces at the ends of an output count, so it is not a short answer', () => {
  expect(answerTo({ kind: 'output-typed', answer: '  21', accepted: ['  21'] }).kind).toBe('essay')
})

test('lines are put in order only if no two are equal', () => {
  expect(answerTo({ kind: 'output-order', answer: ['a', 'b'] }).kind).toBe('matching')
  expect(answerTo({ kind: 'output-order', answer: ['a', 'b', 'a'] }).kind).toBe('essay')
})

test('a line of the program is picked by the number that stands before it', () => {
  const { prompt, answer } = examQuestion({
    ...{ id: 'id', role: 'card' },
    face: sampleFace({ kind: 'raises-at', code: 'a\n  b', answer: '2', accepted: ['2'] }),
  })
  expect(answer).toEqual({ kind: 'number', accepted: [2] })
  expect(prompt).toContain(
    '<ol><li><code style="white-space:pre">a</code></li><li><code style="white-space:pre">  b',
  )
})

test('what is assigned becomes pairs, and the key says which', () => {
  const face = sampleFace({
    ...{ kind: 'sort', parts: ['`list`', '`str`'], answer: ['Mutable `types`', 'Immutable `types`'] },
  })
  const { answer, explanation } = examQuestion({ id: 'id', role: 'card', face })
  expect(answer).toEqual({
    kind: 'matching',
    pairs: [
      { html: '<code>list</code>', place: 'Mutable types' },
      { html: '<code>str</code>', place: 'Immutable types' },
    ],
  })
  expect(explanation).toContain('<p><code>str</code>: <strong>Immutable <code>types</code></strong></p>')
})

test('a word that is easily overlooked is strong in the prompt, and plain in the name', () => {
  const prompt = 'Which of these does **NOT** belong to `2**3`?'
  const question = examQuestion({
    id: 'id',
    role: 'question',
    face: sampleFace({ kind: 'which-not', prompt }),
  })
  expect(question.prompt).toBe('<p>Which of these does <strong>NOT</strong> belong to <code>2**3</code>?</p>')
  expect(question.name).toBe('Which of these does NOT belong to 2**3?')
})
