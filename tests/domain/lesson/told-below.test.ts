import { expect, test } from 'vitest'
import { isToldBelow } from '#domain/lesson/told-below'

const program = '<pre tabindex="0" data-line="3"><code>print(1 &#x3C; 2)</code></pre>\n'
const told = (below: string, stdout: string, exception: string | null = null) =>
  isToldBelow(`<p>Before</p>\n${program}${below}`, 3, { stdout, exception })

test('the output below a program tells what it prints', () => {
  expect(told('<pre tabindex="0"><code>first\nsecond\n</code></pre>', 'first\nsecond\n')).toBe(true)
  expect(told('<pre tabindex="0"><code>pip install x</code></pre>', 'first\n')).toBe(false)
})

test('so does prose that names a line of it or the exception, as whole words', () => {
  expect(told('<p>So <code>called</code> comes first.</p>', 'called\nhello\n')).toBe(true)
  expect(told('<ul>\n<li>Python says <code>True</code>.</li>\n</ul>', 'True\n')).toBe(true)
  expect(told('<p>It is recalled.</p>', 'called\n')).toBe(false)
  expect(told('<p>This raises a <code>KeyError</code>.</p>', '', 'KeyError')).toBe(true)
  expect(told('<p>The sign is <code>&#x3C;-</code> a.</p>', '&lt;- a\n')).toBe(false)
  expect(told('<p>It prints <code>&#x3C;b></code>.</p>', '<b>\n')).toBe(true)
})

test('prose after output that says nothing is read as well, but no other program', () => {
  const other = '<pre tabindex="0"><code>note</code></pre>\n<p>It prints <code>done</code>.</p>'
  expect(told(other, 'done\n')).toBe(true)
  expect(told('<pre tabindex="0" data-line="9"><code>done</code></pre>', 'done\n')).toBe(false)
  expect(told('<h3>done</h3>', 'done\n')).toBe(false)
})

test('a block that is not there tells nothing', () => {
  expect(isToldBelow('<p>done</p>', 7, { stdout: 'done', exception: null })).toBe(false)
})
