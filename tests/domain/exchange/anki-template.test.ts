import { expect, test } from 'vitest'
import { renderAnkiCard } from '#domain/exchange/anki-template'

const fields = (values: Record<string, string>) => new Map(Object.entries(values))

test('filters before a field are left out, and a field to type is not shown on the front', () => {
  const template = { front: '{{text:A}} {{type:B}}', back: '{{FrontSide}}<hr id=answer>{{hint:B}}' }
  expect(renderAnkiCard(template, fields({ A: 'a', B: 'b' }), 0)).toEqual({ front: 'a ', back: 'b' })
})

test('sections depend on whether a field has text, also within each other', () => {
  const front = '{{#A}}a{{#B}}b{{/B}}{{^B}}no b{{/B}}{{/A}}{{^A}}no a{{/A}}'
  const shown = (a: string, b: string) => renderAnkiCard({ front, back: '' }, fields({ A: a, B: b }), 0).front
  expect([shown('1', '1'), shown('1', '<br>'), shown('', '1'), shown('&nbsp;', '')]).toEqual([
    'ab',
    'ano b',
    'no a',
    'no a',
  ])
})

test('clozes within a cloze are shown or hidden by their number', () => {
  const template = { front: '{{cloze:T}}', back: '{{cloze:T}}' }
  const text = fields({ T: '{{c1::a {{c2::b}} c}} {{c1::d::hint}}' })
  expect(renderAnkiCard(template, text, 1).front).toBe('a <b>[…]</b> c d')
  expect(renderAnkiCard(template, text, 0)).toEqual({
    front: '<b>[…]</b> <b>[hint]</b>',
    back: '<b>a b c</b> <b>d</b>',
  })
})

test('what a field says is never a template', () => {
  expect(renderAnkiCard({ front: '{{A}}', back: '{{B}}' }, fields({ A: '{{B}}', B: '{{#A}}$&' }), 0)).toEqual(
    {
      front: '{{B}}',
      back: '{{#A}}$&',
    },
  )
})

test('marks of sections that do not pair up are left out', () => {
  const front = '{{#A}}a{{/B}} {{^A}}no a{{/A}}{{/A}}{{#B}}b'
  expect(renderAnkiCard({ front, back: '' }, fields({ A: '1', B: '' }), 0).front).toBe('a b')
})

test.each([
  ['sections that never end', '{{#A}}'.repeat(5_000)],
  ['sections within each other', '{{#A}}'.repeat(5_000) + '{{/A}}'.repeat(5_000)],
  ['a name of spaces', `{{#${' '.repeat(30_000)}`],
  ['clozes that never end', '{{c1::'.repeat(5_000)],
  ['tags that never end', '<'.repeat(100_000)],
  ['rules that never end', '<hr id=answer '.repeat(10_000)],
])('however they are made, templates and fields take no time: %s', (_, text) => {
  const started = performance.now()
  renderAnkiCard({ front: text, back: text }, fields({ A: text }), 0)
  renderAnkiCard({ front: '{{#A}}{{cloze:A}}{{/A}}', back: '' }, fields({ A: text }), 0)
  expect(performance.now() - started).toBeLessThan(2_000)
})
