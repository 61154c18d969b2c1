import { expect, test } from 'vitest'
import { findFormulas } from '#domain/formula/find-formulas'

const formulasIn = (text: string) =>
  findFormulas(text).flatMap((piece) => (piece.kind === 'formula' ? [piece.text] : []))

test.each([
  ['The area is $\\pi r^2$.', ['\\pi r^2']],
  ['With $a$ and $b$, $a + b$ is even.', ['a', 'b', 'a + b']],
  ['A price of $5, and a share of $x$.', ['x']],
  ['($n!$)', ['n!']],
  ['$\\text{all of them} = 1$', ['\\text{all of them} = 1']],
  ['$P(\\text{rain}) = 0.3$', ['P(\\text{rain}) = 0.3']],
])('%s has the formulas %j', (text, formulas) => {
  expect(formulasIn(text)).toEqual(formulas)
})

test.each([
  'It costs $5 and then $10 more.',
  'From $5 to $10, or US$5 to A$6.',
  'A $5 bill (or US$).',
  'Set $HOME and $PATH.',
  'Pay $3 now and get $4 back, or 5$ in all.',
  'Only one $ sign.',
  'Escaped \\$x\\$.',
  '$$ is the id of the shell.',
])('%s has none', (text) => {
  expect(formulasIn(text)).toEqual([])
})

test('nothing of the text is lost', () => {
  expect(findFormulas('So $x$, $5.')).toEqual([
    { kind: 'text', text: 'So ' },
    { kind: 'formula', text: 'x' },
    { kind: 'text', text: ', $5.' },
  ])
  expect(findFormulas('')).toEqual([])
})
