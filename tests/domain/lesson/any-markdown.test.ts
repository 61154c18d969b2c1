import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { makeItems } from '#domain/items/make-items'
import { leaks } from '#domain/items/mask-answer'
import { findConcepts, findEdges } from '#domain/lesson/find-concepts'
import { parseLesson } from '#domain/lesson/parse-lesson'
import { readMarkdown } from '#domain/lesson/read-markdown'
import { divideLesson } from '#domain/lesson/divide-lesson'
import { htmlOfSections } from '#domain/lesson/lesson-html'
import { renderLesson } from '#domain/lesson/render-lesson'

const words = fc.constantFrom(
  'task',
  'loop',
  'a',
  'the',
  'coroutine',
  'that',
  'runs',
  '`await`',
  '**bold**',
  'event',
  'Definition',
  'Syntax',
  '协程',
  'مهمة',
  '__proto__',
  'constructor',
  '<b>',
  '</b>',
  '<script>',
  '{{x}}',
  '[link](javascript:alert(1))',
  '&amp;',
  '\u202e',
  '\u0000',
  '![](x.png)',
  '$1',
  '~~',
  '|',
  '\\',
  '*',
  '_',
)
const text = fc.array(words, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(' '))
const separators = fc.constantFrom(': ', ' - ', ' – ', '—', '：', ' ', ' (alias): ', ':\n  - ')
const bullets = fc.constantFrom('- ', '* ', '+ ', '1. ', '2) ', '  - ', '> - ', '- [ ] ')
const blocks = fc.oneof(
  text,
  text.map((title) => `# ${title}`),
  text.map((title) => `${title}\n---`),
  fc.constantFrom(
    '## Key terms',
    '## Overview',
    '## Best practices',
    '## Use cases',
    '### Tuples',
    '---',
    '***',
    '```',
    '~~~python',
    '    x = 1',
    '| Term | Meaning |\n|--|--|\n| a | b c d |',
  ),
  fc
    .tuple(bullets, text, separators, text)
    .map(([bullet, term, separator, meaning]) => `${bullet}**${term}**${separator}${meaning}.`),
  fc.tuple(text, text).map(([term, meaning]) => `${term}\n: ${meaning}`),
  fc
    .tuple(fc.constantFrom('python', 'py', 'pycon', '', 'js'), text)
    .map(([language, code]) => `\`\`\`${language}\n${code}\n\`\`\``),
  text.map((payload) => `<!-- quiz: ${payload} -->`),
  fc.constantFrom(
    '<!-- quiz:',
    '<!-- quiz:card\nQ: x\nA: y\n-->',
    '<!-- quiz: skip -->',
    '<div>',
    '</div>',
    '<!--',
  ),
)
const lessons = fc.array(blocks, { maxLength: 14 }).map((parts) => parts.join('\n\n'))
const anything = fc.oneof({ weight: 3, arbitrary: lessons }, fc.string({ unit: 'binary', maxLength: 300 }))

function itemsOf(markdown: string) {
  const lesson = parseLesson('lesson.md', readMarkdown(markdown))
  const { concepts } = findConcepts('course', lesson)
  const lastLine = markdown.split(/\r\n?|\n/u).length
  const items = makeItems({ course: 'course', lesson, lastLine, concepts, programs: [], misconceptions: [] })
  return { lesson, concepts, lastLine, items, all: [...items.cards, ...items.questions] }
}

describe('any Markdown', () => {
  it('is parsed, rendered and made into items without throwing', () => {
    fc.assert(
      fc.property(anything, (markdown) => {
        const { lesson } = itemsOf(markdown)
        expect(typeof renderLesson(readMarkdown(markdown), lesson.title).html).toBe('string')
      }),
      { numRuns: 400 },
    )
  })

  it('renders no script, event handler, style or dangerous URL', () => {
    fc.assert(
      fc.property(anything, (markdown) => {
        const tags = renderLesson(readMarkdown(markdown), '').html.match(/<[a-z][^>]*>/giu) ?? []
        for (const tag of tags) {
          expect(tag).not.toMatch(/^<(?:script|iframe|style|object|embed|form|link|meta|base|svg)\b/iu)
          expect(tag.replace(/"[^"]*"/gu, '""')).not.toMatch(/\s(?:on\w+|style)=/iu)
          expect(tag).not.toMatch(/(?:href|src)="\s*(?:javascript|data|vbscript):/iu)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('is divided at its headings, without gaps, and each part begins with the heading that it is named after', () => {
    fc.assert(
      fc.property(anything, (markdown) => {
        const document = readMarkdown(markdown)
        const { html, parts } = renderLesson(document, '')
        for (const [i, { anchor, level, line, offset }] of parts.entries()) {
          const isHeading = html.slice(offset).startsWith(`<h${level} id="${anchor}"`)
          expect(anchor === '' ? [i, offset] : isHeading).toEqual(anchor === '' ? [0, 0] : true)
          expect(line).toBeGreaterThan(parts[i - 1]?.line ?? 0)
          expect(line).toBeLessThanOrEqual(document.lines.length)
        }
        expect(new Set(parts.map(({ anchor }) => anchor)).size).toBe(parts.length)
        expect(parts.length === 0).toBe(!html.includes('<'))
        const sections = htmlOfSections(html, divideLesson(parts, []))
        expect(sections.join('')).toBe(parts.length === 0 ? '' : html)
      }),
      { numRuns: 300 },
    )
  })

  it('gives every item a place in the file and a unique id', () => {
    fc.assert(
      fc.property(anything, (markdown) => {
        const { all, lastLine, lesson } = itemsOf(markdown)
        for (const { source } of all) {
          expect(source.file).toBe('lesson.md')
          expect(source.first).toBeGreaterThanOrEqual(1)
          expect(source.last).toBeGreaterThanOrEqual(source.first)
          expect(source.last).toBeLessThanOrEqual(lastLine)
        }
        for (const { line } of lesson.findings) if (line !== null) expect(line).toBeLessThanOrEqual(lastLine)
        expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
      }),
      { numRuns: 300 },
    )
  })

  it('gives no item whose prompt contains its answer, and no choice with two right options', () => {
    fc.assert(
      fc.property(lessons, (markdown) => {
        for (const item of itemsOf(markdown).all) {
          const asksForTerm = ['term-typed', 'term-choice', 'cloze'].includes(item.kind)
          if (asksForTerm || item.id.endsWith('/meaning-to-term')) {
            expect(leaks(item.prompt.replaceAll('____', ' '), [String(item.answer)])).toBe(false)
          }
          if (item.options.length > 0) {
            expect(item.options.filter((option) => option.correct)).toHaveLength(1)
            expect(new Set(item.options.map((option) => option.text)).size).toBe(item.options.length)
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  it('gives a concept graph without cycles', () => {
    fc.assert(
      fc.property(lessons, (markdown) => {
        const edges = findEdges(itemsOf(markdown).concepts, 'course')
        const done = new Set<string>()
        const visit = (id: string, path: readonly string[]): void => {
          expect(path).not.toContain(id)
          if (done.has(id)) return
          for (const edge of edges) if (edge.from === id) visit(edge.to, [...path, id])
          done.add(id)
        }
        for (const { from } of edges) visit(from, [])
      }),
      { numRuns: 200 },
    )
  })
})

const definitions = fc.uniqueArray(
  fc.record({
    term: fc.constantFrom(
      'Stack',
      'Queue',
      'Heap',
      'Graph',
      'Event loop',
      'Task',
      'Future',
      'Lock',
      '`await`',
      'C++',
      '协程',
    ),
    meaning: fc.constantFrom(
      'An object that stands for a result to come.',
      'A collection that gives back the last element first.',
      'A tree whose root is the smallest element of all.',
      'A part that gives ready work its turns.',
    ),
  }),
  { selector: ({ term }) => term, minLength: 1, maxLength: 8 },
)

const idsOf = (markdown: string) =>
  itemsOf(markdown)
    .items.cards.map(({ id }) => id)
    .sort()

describe('ids of cards', () => {
  it('stay the same when a lesson is reformatted, reordered or renumbered', () => {
    // Whether a lone item defines its name is judged by what is around it, too.
    const lists = definitions.filter((list) => list.length > 1)
    fc.assert(
      fc.property(lists, (list) => {
        const asBullets = list.map(({ term, meaning }) => `- **${term}**: ${meaning}`).join('\n')
        const reordered = [...list].reverse().map(({ term, meaning }) => `* __${term}__ – ${meaning}`)
        const numbered = list.map(({ term, meaning }, index) => `${index + 3}. **${term}:** ${meaning}`)
        const ids = idsOf(`# T\n\n${asBullets}\n`)
        expect(idsOf(`# T\n\nA new paragraph.\n\n${reordered.join('\n\n')}\n`)).toEqual(ids)
        expect(idsOf(`---\nx: 1\n---\n# T\r\n\r\n${numbered.join('\r\n')}\r\n`)).toEqual(ids)
      }),
      { numRuns: 100 },
    )
  })
})
