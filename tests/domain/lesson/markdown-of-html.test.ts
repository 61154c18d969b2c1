import fc from 'fast-check'
import { expect, test } from 'vitest'
import { markdownOfHtml } from '#domain/lesson/markdown-of-html'
import { readMarkdown } from '#domain/lesson/read-markdown'
import { renderNote } from '#domain/lesson/render-note'
import { hostileText } from '#tests/support/hostile-items'
import { textOfHtml } from '#tests/support/html-text'

const markdownOf = (html: string) => markdownOfHtml(html).markdown
const shownAs = (html: string) => renderNote(readMarkdown(markdownOf(html)))
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
/** Text as a browser shows it. */
const collapsed = (text: string) => text.replaceAll(/\s+/gu, ' ').trim()

/** Pieces that mean something in Markdown. */
const markup = [
  ...[
    '*',
    '**',
    '_',
    '`',
    '```',
    '~~~',
    '# ',
    '- ',
    '+ ',
    '1. ',
    '1) ',
    '> ',
    '| a | b |',
    '---',
    '===',
    '![a](b)',
  ],
  ...[
    '[a](b)',
    '[^1]',
    '[ ] ',
    'https://a.example',
    'www.a.example',
    'a@b.example',
    '&amp;',
    '<b>',
    '\\',
    ':',
    '$x$',
  ],
  ...['    ', '\n', '\n\n', 'word', '^', '~', ':::', '{{c1::x}}', '<!-- x -->'],
]
const markdownText = fc.array(fc.constantFrom(...markup), { maxLength: 10 }).map((parts) => parts.join(''))

test('what is text stays text, whatever it would mean in Markdown', () => {
  fc.assert(
    fc.property(fc.oneof(markdownText, hostileText), (text) => {
      const html = shownAs(`<p>${escaped(text)}</p>`)
      expect(collapsed(textOfHtml(html))).toBe(collapsed(text))
      // An address becomes a link, however it is written.
      expect(html).not.toMatch(/<(?!\/?(?:p|a)\b)/u)
    }),
    { numRuns: 500 },
  )
})

test('code stays code, to the last character', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const html = shownAs(`a<pre><code>${escaped(text)}</code></pre>`)
      expect(textOfHtml(html).replace(/\n$/u, '')).toContain(text.replace(/\n$/u, ''))
    }),
  )
})

test('emphasis, lists, breaks and web addresses come along', () => {
  expect(markdownOf('<b>a</b> <em>b</em><br>c<br><br>d')).toBe('**a** *b*  \nc\n\nd')
  expect(markdownOf('x<ul><li>a</li><li>b<br>c</li></ul>y')).toBe('x\n\n- a\n- b  \n  c\n\ny')
  expect(markdownOf('<a href="https://a.example/x">a</a> <a href="javascript:x">b</a>')).toBe(
    '[a](<https://a.example/x>) b',
  )
  expect(markdownOf('one<div>two</div><div>three</div>')).toBe('one\n\ntwo\n\nthree')
})

test('pictures and sounds are noticed', () => {
  expect(markdownOfHtml('a <img src=x> b')).toEqual({ markdown: 'a b', hasMedia: true })
  expect(markdownOfHtml('a [sound:x.mp3]')).toEqual({ markdown: 'a', hasMedia: true })
  expect(markdownOfHtml('a [b]')).toEqual({ markdown: 'a \\[b\\]', hasMedia: false })
})

test('HTML that is nested too deeply is refused, not followed', () => {
  expect(() => markdownOf(`${'<div>'.repeat(20_000)}deep`)).toThrow(RangeError)
})

test('sounds whose names never end take no time', () => {
  const started = performance.now()
  expect(markdownOfHtml('[sound:'.repeat(14_000)).hasMedia).toBe(false)
  expect(performance.now() - started).toBeLessThan(1_000)
})

/** What is stressed, as it is shown. */
const stressedIn = (html: string) =>
  [...html.matchAll(/<(?:strong|em)>(?:<(?:strong|em)>)?([^<]*)</gu)].map(([, text]) => text)

test.each([
  ['<b>私[わたし]</b>は', ['私[わたし]']],
  ['は<b>「私」</b>', ['「私」']],
  ['f<b>(x)</b>y', ['(x)']],
  ['a<b><i>(x)</i></b>b', ['(x)']],
  ['5<b>*</b>5', ['*']],
  ['a<b>b</b>c', ['b']],
  ['a <b>(x)</b>, y', ['(x)']],
])('%s stays stressed, and no mark is shown', (html, stressed) => {
  const shown = shownAs(html)
  expect(stressedIn(shown)).toEqual(stressed)
  expect(textOfHtml(shown).trim()).toBe(textOfHtml(html))
})

test('what is stressed says the same, whatever is around it', () => {
  const part = fc.array(fc.constantFrom('x', '(', ')', '。', ' ', '私', '-', '*', '_', '5'), { maxLength: 4 })
  const text = part.map((chars) => chars.join(''))
  fc.assert(
    fc.property(text, text, text, (before, within, after) => {
      const html = `<p>${before}<b>${within}</b>${after}</p>`
      expect(collapsed(textOfHtml(shownAs(html)))).toBe(collapsed(before + within + after))
    }),
  )
})
