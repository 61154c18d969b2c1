import { describe, expect, test } from 'vitest'
import { formulaHtml } from '#domain/formula/formula-html'
import { checkFormulas } from '#domain/lesson/check-formulas'
import { titleOf } from '#domain/lesson/lesson-name'
import { parseLesson } from '#domain/lesson/parse-lesson'
import { readMarkdown } from '#domain/lesson/read-markdown'
import { renderLesson } from '#domain/lesson/render-lesson'

const htmlOf = (...lines: string[]) => renderLesson(readMarkdown(lines.join('\n')), 'Title').html

describe('a formula of a lesson', () => {
  test('becomes MathML within a line, without classes and styles', () => {
    const html = htmlOf('The value is $A = P(1 + r)^t$ then.')
    expect(html).toMatch(/<p [^>]*>The value is <span><math [^>]*>.*<\/math><\/span> then\.<\/p>/s)
    expect(html).not.toContain('style=')
    expect(html).not.toContain('$')
  })

  test('becomes a block between two dollar signs', () => {
    const html = htmlOf('So:', '', '$$', String.raw`\frac{r}{n}`, '$$', '', 'Done.')
    expect(html).toMatch(/<div class="formula" tabindex="0"[^>]*><math [^>]*display="block">.*<mfrac>/s)
    expect(html).toContain('Done.')
  })

  test('keeps what would be emphasis or an escape elsewhere', () => {
    expect(htmlOf(String.raw`The set $\{a_1 * b * c_2\}$.`)).toContain('<mo stretchy="false">{</mo>')
  })

  test('that cannot be read stays as code', () => {
    expect(htmlOf(String.raw`This is $\frac{1$ or so.`)).toContain(String.raw`<code>\frac{1</code>`)
  })
})

test('a heading with a formula is named in words, and so is a title', () => {
  const document = readMarkdown('# The number $e^x$\n\nText.\n\n## About $\\pi$\n\nMore.')
  expect(titleOf(document, 'lesson.md')).toBe('The number e^x')
  expect(renderLesson(document, 'The number e^x').parts.map(({ title }) => title)).toEqual(['', 'About π'])
})

test('a definition keeps its formula as it is written', () => {
  const meaning = String.raw`The set $\{r_1 * 2, r_2 * 3\}$ that a bank offers.`
  const lines = ['## Key concepts', '', `- **Rates**: ${meaning}`, '- **Bank**: A house that lends money.']
  const { definitions } = parseLesson('lesson.md', readMarkdown(lines.join('\n')))
  expect(definitions[0]?.meaning).toBe(meaning)
})

test('the author is told which formulas cannot be read, and where', () => {
  const lines = ['Good: $x^2$.', '', String.raw`Bad: $\frac{1$ or $\foo$.`, '', '$$', 'x^', '$$']
  expect(checkFormulas(readMarkdown(lines.join('\n')))).toEqual([
    { rule: 'G29', line: 3, message: expect.stringContaining(String.raw`\frac{1`) as string },
    { rule: 'G29', line: 3, message: expect.stringContaining('Undefined control sequence') as string },
    { rule: 'G29', line: 5, message: expect.stringContaining('x^') as string },
  ])
})

describe('what is no formula', () => {
  test('is left alone: amounts, and code with dollar signs, beside a formula and without one', () => {
    for (const more of ['', ' And $x$.']) {
      const html = htmlOf(`It costs $5 and **then** $10 more. \`echo $HOME $PATH\`${more}`)
      expect(html).toContain('It costs $5 and <strong>then</strong> $10 more. <code>echo $HOME $PATH</code>')
    }
  })

  test('is a block of code', () => {
    const html = htmlOf('```sh', 'echo $x$', '$$', '```', '', 'And $x$.')
    expect(html).toContain('</span> $x$')
    expect(html).not.toMatch(/<pre[^>]*>(?:(?!<\/pre>).)*<math/s)
    expect(html).toContain('<math')
  })
})

test('the parts of a lesson begin where its HTML says, whatever formulas are before them', () => {
  const document = readMarkdown('# Title\n\nSee $x^2$.\n\n## Second\n\nMore $y$.')
  const { html, parts } = renderLesson(document, 'Title')
  expect(html.slice(parts[1]?.offset)).toMatch(/^<h2 id="section-second"/)
})

test('nothing in TeX leads elsewhere, and it has an end', () => {
  expect(formulaHtml(String.raw`\href{javascript:alert(1)}{x}`, false)).not.toContain('href=')
  expect(formulaHtml(String.raw`\htmlStyle{color: red}{x}`, false) ?? '').not.toContain('style=')
  expect(formulaHtml(String.raw`x < y \text{<script>}`, false)).not.toContain('<script>')
  expect(formulaHtml('x'.repeat(3_000), false)).toBeNull()
  expect(formulaHtml(String.raw`\def\a{\a\a}\a`, false)).toBeNull()
})
