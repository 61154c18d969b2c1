import type { Heading, Root } from 'mdast'

import { classifyHeading } from '#domain/lesson/classify-heading'
import { titleText } from '#domain/lesson/plain-text'
import type { LessonDocument } from '#domain/lesson/read-markdown'
import { toSlug } from '#domain/lesson/slug'

/** The file name without folder and extension. */
function fileStem(file: string): string {
  return (file.split(/[\\/]/u).at(-1) ?? file).replace(/\.(?:md|markdown|mdown|mkd)$/iu, '')
}

/**
 * The slug for a file name, without the leading date or number, which only orders the files (item rule E04). A name
 * that is nothing but a date or numbers stays whole, or `01` and `11` would be the same.
 */
export function slugFromFile(file: string): string {
  const stem = fileStem(file)
  const bare = /\p{L}/u.test(stem)
    ? stem.replace(/^(?:\d{4}-\d{2}-\d{2}|\d+)(?:[\s._-]+(?=.)|(?=[^\d\s._-]))/u, '')
    : stem
  return toSlug(bare) || toSlug(stem) || 'lesson'
}

/** The slug of a lesson: from the front matter, else from the file name. */
export function slugOf({ frontMatter }: LessonDocument, file: string): string {
  return toSlug(frontMatter.id ?? '') || slugFromFile(file)
}

/** The title for a lesson that has none: its file name without number and extension. */
export function titleFromFile(file: string): string {
  const words = slugFromFile(file).replaceAll('-', ' ').trim()
  const title = words.replace(/^\p{Ll}/u, (first) => first.toUpperCase())
  return title === '' || classifyHeading(title) === 'stop' ? fileStem(file) || 'Lesson' : title
}

/** The heading that the page shows as its title: the first of level one. */
export function titleHeading(root: Root): Heading | undefined {
  return headingsOf(root).find(({ depth }) => depth === 1)
}

/** The title of a lesson: from the front matter, else from its first heading, else from the file name. */
export function titleOf({ root, frontMatter }: LessonDocument, file: string): string {
  const heading = titleHeading(root) ?? headingsOf(root)[0]
  return (
    (frontMatter.title ?? '').replace(/\s+/gu, ' ') ||
    titleText(heading?.children ?? []) ||
    titleFromFile(file)
  )
}

function headingsOf(root: Root): Heading[] {
  return root.children.filter((node) => node.type === 'heading')
}
