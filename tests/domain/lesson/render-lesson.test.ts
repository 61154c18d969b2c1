import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

import { highlightPython } from '#domain/lesson/highlight-python'
import { renderLesson } from '#domain/lesson/render-lesson'

describe('a rendered lesson', () => {
  it('leaves out the heading that the page shows as its title, and begins with level two', () => {
    expect(renderLesson('# Loops\n\n## For\n\n### Range', 'Loops')).toBe(
      '<h2 id="section-for" dir="auto">For</h2>\n<h3 id="section-range" dir="auto">Range</h3>',
    )
  })

  it('keeps a first heading that is not the title', () => {
    expect(renderLesson('# Something else entirely\n\nText', 'Loops')).toContain(
      '<h2 id="section-something-else-entirely"',
    )
  })

  it('gives headings different ids, and makes links to them work', () => {
    const html = renderLesson('## A b\n\n## A b\n\n[there](#a-b)', '')
    expect(html).toContain('id="section-a-b"')
    expect(html).toContain('id="section-a-b-2"')
    expect(html).toContain('href="#section-a-b"')
  })

  it('shows Python as scrollable, focusable, highlighted code without inline style', () => {
    const html = renderLesson('```py\nprint("<b>")\n```', '')
    expect(html).toMatch(
      /^<pre tabindex="0" data-line="1" data-language="python" id="line-1"><code class="hljs language-python">/,
    )
    expect(html).toContain('&#x3C;b>')
    expect(html).not.toContain('style=')
  })

  it('says of Python blocks in which line of the file they begin', () => {
    const html = renderLesson(
      '---\ntitle: T\n---\n\n# T\n\n- item\n\n  ```python\n  x\n  ```\n\n```text\ny\n```',
      'T',
    )
    expect(html.match(/data-line="\d+"/g)).toEqual(['data-line="9"'])
  })

  it('names every block by the line in which it begins, once, and whatever stands in raw HTML', () => {
    const html = renderLesson(
      '# T\n\npara\ngoes on\n\n- one\n- two\n\n| a |\n| - |\n| b |\n\n<p data-line="x">raw</p>',
      'T',
    )
    expect(html.match(/id="line-[^"]*"/g)).toEqual([3, 6, 7, 9, 11].map((line) => `id="line-${line}"`))
    expect(html).not.toContain('data-line')
  })

  it('leaves plain and unknown code as it is', () => {
    expect(renderLesson('```\n1 < 2\n```', '')).toBe(
      '<pre tabindex="0" id="line-1"><code>1 &#x3C; 2\n</code></pre>',
    )
    expect(renderLesson('```klingon\nQapla\n```', '')).toContain('Qapla')
  })

  it('opens links to other places without handing over the page', () => {
    expect(renderLesson('[x](https://example.org)', '')).toContain(
      '<a href="https://example.org" rel="noopener">',
    )
    expect(renderLesson('[x](other.md)', '')).toContain('<a href="other.md">')
  })

  it('shows neither front matter nor comments nor marks for Jekyll', () => {
    const html = renderLesson('---\na: 1\n---\n<!-- quiz: skip -->\n{% raw %}x{% endraw %} {: .y}', '')
    expect(html.trim()).toBe('<p dir="auto" id="line-5">x </p>')
  })

  it('keeps tables, task boxes, footnotes and harmless HTML', () => {
    const html = renderLesson(
      '| a |\n|--|\n| b |\n\n- [x] done[^1]\n\n[^1]: foot\n\n<details><summary>s</summary>t</details>',
      '',
    )
    for (const part of ['<table', 'type="checkbox"', 'href="#user-content-fn-1"', '<details><summary']) {
      expect(html).toContain(part)
    }
  })

  it('drops everything that could run', () => {
    const hostile = readFileSync(path.join(import.meta.dirname, '../../fixtures/lessons/hostile.md'), 'utf8')
    const html = renderLesson(hostile, '')
    expect(html).not.toMatch(
      /<(?:script|style|svg|iframe|form|button)\b|javascript:|data:|\sonclick|\sonerror|\sstyle=/i,
    )
  })
})

describe('highlighted Python', () => {
  it('escapes what it shows', () => {
    expect(highlightPython('x = "<script>"')).toBe('x = <span class="hljs-string">"&#x3C;script>"</span>')
  })
})
