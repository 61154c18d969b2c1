import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'

import { toSlug } from '#domain/lesson/slug'

/** Markdown files in a folder of lessons that are not lessons. */
const otherMarkdown =
  /^(?:course|readme|changelog|contributing|code_of_conduct|security|license|licence|todo)\.(?:md|markdown)$/iu
const lessonName = /\.(?:md|markdown)$/iu

/** The lesson files at a path: the file itself, or every lesson below the folder, sorted by name. */
export async function findLessonFiles(place: string): Promise<string[]> {
  if (!(await stat(place)).isDirectory()) return [place]
  const entries = (await readdir(place, { withFileTypes: true })).sort((a, b) =>
    a.name.localeCompare(b.name, 'en', { numeric: true }),
  )
  const found: string[] = []
  for (const entry of entries) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
    const inside = path.join(place, entry.name)
    if (entry.isDirectory()) found.push(...(await findLessonFiles(inside)))
    else if (entry.isFile() && lessonName.test(entry.name) && !otherMarkdown.test(entry.name))
      found.push(inside)
  }
  return found
}

/**
 * The course that a lesson belongs to, and its folder: the folder directly below the nearest `content`, or else the
 * folder that the file is in.
 */
export function courseOf(file: string): { course: string; folder: string } {
  const absolute = path.resolve(file)
  const parts = path.dirname(absolute).split(path.sep)
  const content = parts.lastIndexOf('content')
  const folder =
    content >= 0 && content < parts.length - 1
      ? parts.slice(0, content + 2).join(path.sep)
      : path.dirname(absolute)
  return { course: toSlug(path.basename(folder)) || 'course', folder }
}
