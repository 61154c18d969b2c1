import type { Root } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

import type { Finding } from '#domain/findings/finding'
import { findUnparseableLine } from '#domain/lesson/find-unparseable-line'
import { readFrontMatter, repairFrontMatter, type FrontMatter } from '#domain/lesson/read-front-matter'

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml'])

/** A lesson as it was parsed, once, for everything that is made of it. */
export interface LessonDocument {
  /** The lines of the file, in the order of their numbers. */
  lines: readonly string[]
  /** CommonMark and GFM, never MDX. Whoever changes it changes a copy. */
  root: Root
  frontMatter: FrontMatter
  /** What could not be used of the front matter. */
  findings: Finding[]
}

/** A text that would take minutes to parse, from this line on. */
export class UnparseableMarkdown extends Error {
  readonly line: number

  constructor(line: number) {
    super(`The Markdown is too tangled to be parsed from line ${line} on.`)
    this.line = line
  }
}

/** The text as every later step sees it: no byte order mark, line feeds only, no NUL. Line numbers stay. */
export function normaliseSource(markdown: string): string {
  return markdown
    .replace(/^\u{feff}/u, '')
    .replace(/\r\n?/gu, '\n')
    .replaceAll('\0', '\u{fffd}')
}

/**
 * Parses a lesson: its front matter and its Markdown.
 *
 * @throws UnparseableMarkdown if that would take minutes
 * @throws RangeError if it is nested too deeply
 */
export function readMarkdown(markdown: string): LessonDocument {
  const source = normaliseSource(markdown).split('\n')
  const unparseableLine = findUnparseableLine(source)
  if (unparseableLine !== null) throw new UnparseableMarkdown(unparseableLine)
  const { lines, findings } = repairFrontMatter(source)
  const root = processor.parse(lines.join('\n'))
  const yaml = root.children.find((node) => node.type === 'yaml')
  const front = readFrontMatter(yaml?.value ?? '', yaml?.position?.start.line ?? 1)
  return {
    lines,
    root,
    frontMatter: front.values,
    findings: [...findings, ...front.findings],
  }
}
