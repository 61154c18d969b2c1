import type { Root } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

import type { Finding } from '#domain/findings/finding'
import { keepCodeUnderscores } from '#domain/lesson/code-underscores'
import { markContainers } from '#domain/lesson/container-fences'
import { parseFormulas } from '#domain/lesson/markdown-formulas'
import { findUnparseableLine } from '#domain/lesson/find-unparseable-line'
import { readFrontMatter, repairFrontMatter, type FrontMatter } from '#domain/lesson/read-front-matter'

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml'])

/** A parsed lesson, which every later step shares. */
export interface LessonDocument {
  /** The lines of the file; line n has index n - 1. */
  lines: readonly string[]
  /** The syntax tree of CommonMark and GFM with formulas, never MDX. Shared: copy it before changing it. */
  root: Root
  frontMatter: FrontMatter
  /** Findings about the front matter. */
  findings: Finding[]
}

/** Thrown for Markdown that would take minutes to parse because of the block that starts on `line`. */
export class UnparseableMarkdown extends Error {
  readonly line: number

  constructor(line: number) {
    super(`The Markdown is too complex to parse from line ${line} on.`)
    this.line = line
  }
}

/** The text without byte order mark and NUL, with line feeds only. Keeps the line numbers. */
export function normaliseSource(markdown: string): string {
  return markdown
    .replace(/^\u{feff}/u, '')
    .replace(/\r\n?/gu, '\n')
    .replaceAll('\0', '\u{fffd}')
}

/**
 * Parses a lesson: its front matter and its Markdown.
 *
 * @throws UnparseableMarkdown if parsing would take minutes
 * @throws RangeError if it is nested too deeply
 */
export function readMarkdown(markdown: string): LessonDocument {
  const source = normaliseSource(markdown).split('\n')
  const unparseableLine = findUnparseableLine(source)
  if (unparseableLine !== null) throw new UnparseableMarkdown(unparseableLine)
  const { lines, findings } = repairFrontMatter(source)
  const marked = markContainers(lines)
  const root = parseFormulas(marked) ?? processor.parse(marked.join('\n'))
  keepCodeUnderscores(root, marked)
  const yaml = root.children.find((node) => node.type === 'yaml')
  const front = readFrontMatter(yaml?.value ?? '', yaml?.position?.start.line ?? 1)
  return {
    lines,
    root,
    frontMatter: front.values,
    findings: [...findings, ...front.findings],
  }
}
