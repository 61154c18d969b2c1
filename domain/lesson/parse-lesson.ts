import { classifyHeading } from '#domain/lesson/classify-heading'
import type { Finding } from '#domain/lesson/lesson'
import type { ParsedLesson } from '#domain/lesson/parsed-lesson'
import { titleText } from '#domain/lesson/plain-text'
import { readAdvice } from '#domain/lesson/read-advice'
import { readBlocks } from '#domain/lesson/blocks/read-blocks'
import { readDefinitions } from '#domain/lesson/read-definitions'
import { readFrontMatter, repairFrontMatter } from '#domain/lesson/read-front-matter'
import { normaliseSource, readMarkdown } from '#domain/lesson/read-markdown'
import { readStatements } from '#domain/lesson/read-statements'
import { toSlug } from '#domain/lesson/slug'

/** File name without folder and extension. */
function fileStem(file: string): string {
  return (file.split(/[\\/]/u).at(-1) ?? file).replace(/\.(?:md|markdown|mdown|mkd)$/iu, '')
}

/** Slug of a lesson from its file name: a leading date or number only orders the files (item rule E04). */
export function lessonSlug(file: string): string {
  const stem = fileStem(file)
  const bare = stem.replace(/^(?:\d{4}-\d{2}-\d{2}|\d+)[\s._-]*(?=.)/u, '')
  return toSlug(bare) || toSlug(stem) || 'lesson'
}

/** Where each finding stands in the file, for reports that read from top to bottom. */
export function inLineOrder<Item extends Finding>(findings: readonly Item[]): Item[] {
  return [...findings].sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
}

/**
 * Reads a lesson. Never fails: whatever the text holds, the rest is read, and what could not be used is in
 * `findings`. `file` is the name the author knows it by; it stands in every source.
 */
export function parseLesson(file: string, markdown: string): ParsedLesson {
  const repaired = repairFrontMatter(normaliseSource(markdown))
  const root = readMarkdown(repaired.source)
  const yaml = root.children.find((node) => node.type === 'yaml')
  const front = readFrontMatter(yaml?.value ?? '', yaml?.position?.start.line ?? 1)
  const blocks = readBlocks(root, repaired.source, file)
  const headings = root.children.filter((node) => node.type === 'heading')
  const titleHeading = headings.find((heading) => heading.depth === 1) ?? headings[0]
  const title =
    plainTitle(front.values.title ?? '') ||
    plainTitle(titleHeading === undefined ? '' : titleText(titleHeading.children)) ||
    titleFromFile(file)
  const definitions = readDefinitions(blocks, title)
  const { advice, findings: adviceFindings } = readAdvice(blocks)
  const slug = front.values.id === null ? lessonSlug(file) : toSlug(front.values.id) || lessonSlug(file)
  return {
    file,
    slug,
    title,
    formerSlugs: front.values.aliases.map(toSlug).filter((former) => former !== '' && former !== slug),
    language: front.values.language,
    definitions: definitions.definitions,
    labelled: definitions.labelled,
    advice,
    statements: readStatements(blocks),
    authoredCards: blocks.authoredCards,
    fences: blocks.fences,
    findings: inLineOrder([
      ...repaired.findings,
      ...front.findings,
      ...blocks.findings,
      ...definitions.findings,
      ...adviceFindings,
    ]),
  }
}

function plainTitle(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}

/** The title of a lesson that names none: its file's name, without number and ending. */
export function titleFromFile(file: string): string {
  const words = lessonSlug(file).replaceAll('-', ' ').trim()
  const title = words.replace(/^\p{Ll}/u, (first) => first.toUpperCase())
  return title === '' || classifyHeading(title) === 'stop' ? fileStem(file) || 'Lesson' : title
}
