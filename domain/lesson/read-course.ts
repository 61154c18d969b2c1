import { parseDocument } from 'yaml'
import { z } from 'zod'

import { finding, type Remark } from '#domain/findings/finding'

/** The front matter of `course.md`; null for missing values. */
export interface CourseMetadata {
  title: string | null
  description: string | null
  /** Courses are listed by ascending position. */
  position: number | null
}

const headSchema = z.object({
  title: z.string().trim().min(1).nullish(),
  description: z.string().trim().min(1).nullish(),
  position: z.int().nullish(),
})

/** With any line ends, and perhaps after a byte order mark. */
const frontMatter = /^\u{feff}?---[ \t]*\r?\n([\s\S]*?)^(?:---|\.\.\.)[ \t]*\r?$/mu

/**
 * Reads the front matter of a `course.md`; the text below it is the author's own notes.
 *
 * @returns nulls and a G15 finding if it is invalid
 */
export function readCourse(markdown: string): { head: CourseMetadata; findings: Remark[] } {
  const empty: CourseMetadata = { title: null, description: null, position: null }
  const match = frontMatter.exec(markdown)
  if (match?.index !== 0) return { head: empty, findings: [] }
  const report = (problem: string) => ({
    head: empty,
    findings: [
      finding(
        'G15',
        { line: 1 },
        `The front matter cannot be read: ${problem}.`,
        'It is ignored until the YAML between the `---` lines is correct.',
      ),
    ],
  })
  const document = parseDocument(match[1] ?? '', { prettyErrors: false, logLevel: 'silent', schema: 'core' })
  const [error] = document.errors
  if (error !== undefined) return report(error.message.replace(/\s+/gu, ' ').replace(/\.$/u, ''))
  const parsed = headSchema.safeParse(document.toJS() ?? {})
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return report(`${issue?.path.join('.') || 'it'}: ${issue?.message ?? 'not understood'}`)
  }
  const { title = null, description = null, position = null } = parsed.data
  return { head: { title, description, position }, findings: [] }
}
