import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeLines } from '#domain/lesson/code-lines'
import { highlightPython } from '#domain/lesson/highlight-python'

const textOf = (html: string) =>
  html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&#x3C;', '<')
    .replaceAll('&#x26;', '&')

test('a string of several lines is highlighted in each, below its indentation', () => {
  expect(codeLines(highlightPython('if x:\n    y = """a\n      b"""'))).toEqual([
    { indent: '', html: '<span class="hljs-keyword">if</span> x:' },
    { indent: '    ', html: 'y = <span class="hljs-string">"""a</span>' },
    { indent: '      ', html: '<span class="hljs-string">b"""</span>' },
  ])
})

test('a long line may go on where code may be broken, in each token', () => {
  expect(codeLines('print(<span class="hljs-string">"a"</span>.join(rows[0]))')).toEqual([
    { indent: '', html: 'print(<wbr><span class="hljs-string">"a"</span>.<wbr>join(<wbr>rows[<wbr>0]))' },
  ])
})

test('the lines of any program are those of its text, each with tags that close', () => {
  const pieces = fc.constantFrom(
    'def f(x):',
    '    ',
    '\n',
    '"""',
    "f'{a}'",
    '# <b>',
    'return 1 & 2',
    '\t',
    'é 🎈',
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
      const source = parts.join('')
      const lines = codeLines(highlightPython(source))
      expect(lines.map(({ indent, html }) => indent + textOf(html))).toEqual(source.split('\n'))
      for (const { html } of lines) {
        expect(html.match(/<span/g)?.length).toBe(html.match(/<\/span>/g)?.length)
      }
    }),
  )
})
