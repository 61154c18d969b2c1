import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

import { highlightPython } from '#domain/lesson/highlight-python'
import { readMarkdown } from '#domain/lesson/read-markdown'
import { renderLesson } from '#domain/lesson/render-lesson'

const render = (markdown: string, title: string, file?: string) =>
  renderLesson(readMarkdown(markdown), title, file).html

describe('a rendered lesson', () => {
  it('leaves out the heading that the page shows as its title, and starts with level two', () => {
    expect(render('# Loops\n\n## For\n\n### Range', 'Loops')).toBe(
      '<h2 id="section-for" dir="auto">For</h2>\n<h3 id="section-range" dir="auto">Range</h3>',
    )
  })

  it('keeps a first heading that is not the title', () => {
    expect(render('# Something else entirely\n\nText', 'Loops')).toContain(
      '<h2 id="section-something-else-entirely"',
    )
  })

  it('gives headings unique ids, and points links at them', () => {
    const html = render('## A b\n\n## A b\n\n[there](#a-b)', '')
    expect(html).toContain('id="section-a-b"')
    expect(html).toContain('id="section-a-b-2"')
    expect(html).toContain('href="#section-a-b"')
  })

  it('shows Python as scrollable, focusable, highlighted code without inline style', () => {
    const html = render('```py\nprint("<b>")\n```', '')
    expect(html).toMatch(
      /^<pre tabindex="0" data-line="1" data-language="python" id="line-1"><code class="hljs language-python">/,
    )
    expect(html).toContain('&#x3C;b>')
    expect(html).not.toContain('style=')
  })

  it('gives Python blocks the line number at which they start in the file', () => {
    const html = render(
      '---\ntitle: T\n---\n\n# T\n\n- item\n\n  ```python\n  x\n  ```\n\n```text\ny\n```',
      'T',
    )
    expect(html.match(/data-line="\d+"/g)).toEqual(['data-line="9"'])
  })

  it('gives every block a unique id from its first line, whatever raw HTML contains', () => {
    const html = render(
      '# T\n\npara\ngoes on\n\n- one\n- two\n\n| a |\n| - |\n| b |\n\n<p data-line="x">raw</p>',
      'T',
    )
    expect(html.match(/id="line-[^"]*"/g)).toEqual([3, 6, 7, 9, 11].map((line) => `id="line-${line}"`))
    expect(html).not.toContain('data-line')
  })

  it('leaves plain code and code in unknown languages unchanged', () => {
    expect(render('```\n1 < 2\n```', '')).toBe(
      '<pre tabindex="0" id="line-1"><code>1 &#x3C; 2\n</code></pre>',
    )
    expect(render('```klingon\nQapla\n```', '')).toContain('Qapla')
  })

  it('renders the definition lists of kramdown, with and without blank lines in between', () => {
    const html = render(
      'Loop\nScheduler\n: Gives *turns*\n  to tasks.\n: Or none.\n\n`await`\n\n: Waits.\n\nEnd: of it',
      '',
    )
    expect(html.replace(/ (?:dir|id)="[^"]*"/g, '').replaceAll('\n', ' ')).toBe(
      '<dl> <dt>Loop</dt> <dt>Scheduler</dt> <dd>Gives <em>turns</em> to tasks.</dd> <dd>Or none.</dd> <dt><code>await</code></dt> <dd>Waits.</dd> </dl> <p>End: of it</p>',
    )
    expect(html.match(/id="line-\d+"/g)).toHaveLength(7)
    expect(render(': no term', '')).toContain('<p dir="auto" id="line-1">: no term</p>')
  })

  it('links to images and lessons in the content folder, but to no other files', () => {
    const html = render(
      '![a](img/a%20b.png) ![b](../../etc/passwd) [next](02-next.md#Some-part) [data](data.csv) [web](https://x.example/a.md) [here](#there) [up](/lessons)',
      '',
      'course/01-first.md',
    )
    expect(html).toContain('<img src="/content/course/img/a%20b.png" alt="a" loading="lazy">')
    expect(html).toContain('<img alt="b" loading="lazy">')
    expect(html).toContain('<a href="/content/course/02-next.md#section-some-part">next</a>')
    expect(html).toContain('<a>data</a>')
    expect(html).toContain('href="https://x.example/a.md"')
    expect(html).toContain('href="#there"')
    expect(html).toContain('href="/lessons"')
  })

  it('adds `noopener` to links to other sites', () => {
    expect(render('[x](https://example.org)', '')).toContain('<a href="https://example.org" rel="noopener">')
    expect(render('[x](other.md)', '')).toContain('<a href="other.md">')
  })

  it('shows no front matter, comments or Jekyll markup', () => {
    const html = render('---\na: 1\n---\n<!-- quiz: skip -->\n{% raw %}x{% endraw %} {: .y}', '')
    expect(html.trim()).toBe('<p dir="auto" id="line-5">x </p>')
  })

  it('keeps tables, task boxes, footnotes and harmless HTML', () => {
    const html = render(
      '| a |\n|--|\n| b |\n\n- [x] done[^1]\n\n[^1]: foot\n\n<details><summary>s</summary>t</details>',
      '',
    )
    for (const part of ['<table', 'type="checkbox"', 'href="#user-content-fn-1"', '<details><summary']) {
      expect(html).toContain(part)
    }
  })

  it('drops everything that could run code', () => {
    const hostile = readFileSync(path.join(import.meta.dirname, '../../fixtures/lessons/hostile.md'), 'utf8')
    const html = render(hostile, '')
    expect(html).not.toMatch(
      /<(?:script|style|svg|iframe|form|button)\b|javascript:|data:|\sonclick|\sonerror|\sstyle=/i,
    )
  })
})

describe('highlighted Python', () => {
  it('is escaped', () => {
    expect(highlightPython('x = "<script>"')).toBe('x = <span class="hljs-string">"&#x3C;script>"</span>')
  })

  it('says where its parts begin, and how many words each has, without code and in any script', () => {
    const markdown = [
      'One two three.',
      '## Tasks *run*',
      'Four `five`.',
      '```python\nx = 1\n```',
      '> ## Quoted',
      '<h2 data-line="1">Raw</h2>',
      '### 事件循环',
      '事件循环',
    ].join('\n\n')
    expect(renderLesson(readMarkdown(markdown), 'Loops').parts).toMatchObject([
      { anchor: '', title: '', level: 2, line: 1, offset: 0, words: 3 },
      { anchor: 'section-tasks-run', title: 'Tasks run', level: 2, line: 3, words: 6 },
      { anchor: 'section-事件循环', title: '事件循环', level: 3, line: 15, words: 4 },
    ])
  })
})
