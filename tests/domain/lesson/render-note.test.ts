import { expect, test } from 'vitest'
import { readMarkdown } from '#domain/lesson/read-markdown'
import { renderNote } from '#domain/lesson/render-note'

const render = (markdown: string) => renderNote(readMarkdown(markdown))

test('Markdown is shown, with highlighted code', () => {
  const html = render('Some **bold** `code`\n\n```python\ndef f(): pass\n```')
  expect(html).toContain('<strong>bold</strong> <code>code</code>')
  expect(html).toContain('<span class="hljs-keyword">def</span>')
})

test('headings are below those of the page', () => {
  expect(render('# A\n\n###### B')).toBe('<h3 dir="auto">A</h3>\n<h6 dir="auto">B</h6>')
})

test('several notes on one page do not share ids', () => {
  expect(render('# A\n\n<p id="line-1">x</p>\n\nx[^1]\n\n[^1]: note')).not.toMatch(
    / (?:id|aria-describedby)=/u,
  )
})

test('an image is replaced by its description, because it would tell others when it is shown', () => {
  expect(render('![a cat](https://example.org/pixel.png) <img src=x alt="b">')).toBe(
    '<p dir="auto">a cat b</p>',
  )
})

test('hostile HTML does nothing', () => {
  const html = render(
    [
      '<img src=x onerror=alert(1)><script>alert(1)</script><style>*{display:none}</style>',
      '<a href="javascript:alert(1)" onclick=alert(1)>x</a> <iframe src="//evil"></iframe>',
      '<form action="//evil"><input name=a><button>x</button></form><svg onload=alert(1)><use href="#x"/></svg>',
      '[x](javascript:alert(1)) [y](data:text/html,<script>)',
      '<div style="position:fixed" class="hljs">x</div>',
    ].join('\n\n'),
  )
  expect(html).not.toMatch(/<(?:script|style|iframe|form|svg|img|button)|on\w+=|javascript:|data:|style=/iu)
})

test('formulas are drawn, and amounts of money stay', () => {
  expect(render('From $5 on, $x^2$ grows.')).toMatch(/From \$5 on, <span><math .*<\/math><\/span> grows\./s)
})
