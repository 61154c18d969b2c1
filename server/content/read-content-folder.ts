import fs from 'node:fs'
import path from 'node:path'
import type { Misconception } from '#domain/items/misconceptions'
import { finding, type Remark } from '#domain/findings/finding'
import { modulesNeededBy, modulesShownIn, type Modules } from '#domain/lesson/course-modules'
import { readCourse } from '#domain/lesson/read-course'
import { toSlug } from '#domain/lesson/slug'
import { ContentError } from '#server/content/content-error'
import { findLessonFiles } from '#server/content/find-lesson-files'
import { readLessonText } from '#server/content/read-lesson-text'
import { readMisconceptions, UnreadableMisconceptions } from '#server/content/read-misconceptions'

export interface LessonFile {
  courseId: string
  /** Relative to the content folder, with slashes. */
  file: string
  markdown: string
  /** Position among the lessons of its course. */
  position: number
  /** Modules that other lessons of its course show, as far as it imports them. */
  modules: Modules
}

/** A file that could not be used; what was imported from it before stays unchanged. */
export interface BrokenFile {
  /** Relative to the content folder: a lesson, or a file that all lessons of a course need. */
  file: string
  errors: Remark[]
}

export interface CourseFolder {
  id: string
  title: string
  description: string
  position: number
  misconceptions: Misconception[]
  lessons: LessonFile[]
  /** Whether a file that all its lessons need could not be read, so that they stay unchanged. */
  isUnreadable: boolean
}

export interface ContentFolder {
  courses: CourseFolder[]
  broken: BrokenFile[]
}

/** The course of the lessons directly in the content folder. */
const looseLessons = { id: 'content', title: 'Lessons' }

/** The position of courses that say none: a folder that was dropped in is not what newcomers begin with. */
const afterAll = 1_000_000

/** A folder's name as a title, for a course that says none: `week-3_sugar` becomes “Week 3 sugar”. */
const titleOfFolder = (name: string): string =>
  name.replace(/[-_]+/gu, ' ').replace(/^ ?\p{L}/u, (first) => first.toLocaleUpperCase())

/**
 * Reads all courses: one for each folder with lessons, and one for the lessons directly in the content folder.
 *
 * @throws ContentError if the folder is missing or cannot be read
 */
export async function readContentFolder(root: string): Promise<ContentFolder> {
  const found: ContentFolder = { courses: [], broken: [] }
  const files = (await lessonFilesIn(root)).map((file) => path.relative(root, file).split(path.sep).join('/'))
  const byFolder = Map.groupBy(files, (file) => (file.includes('/') ? file.slice(0, file.indexOf('/')) : ''))
  for (const [name, names] of byFolder) {
    const id = name === '' ? looseLessons.id : toSlug(name) || 'course'
    const other = found.courses.find((course) => course.id === id)
    if (other === undefined) {
      found.courses.push(await readCourseFolder({ root, name, id, files: names }, found.broken))
    } else {
      const taken = finding(
        'G24',
        { line: null },
        `Another folder is already the course ${id}.`,
        'Rename this one.',
      )
      found.broken.push(...names.map((file) => ({ file, errors: [taken] })))
    }
  }
  found.courses.sort((a, b) => (a.id < b.id ? -1 : 1))
  return found
}

async function lessonFilesIn(root: string): Promise<string[]> {
  try {
    return await findLessonFiles(root)
  } catch (error) {
    throw new ContentError(
      isMissing(error)
        ? `There is no folder ${root}. Create it, with a folder of lessons (.md) for each course.`
        : `The folder ${root} cannot be read: ${reasonOf(error)}.`,
    )
  }
}

interface NamedFolder {
  root: string
  /** `''` for the content folder itself. */
  name: string
  id: string
  /** Its lessons, in course order. */
  files: string[]
}

async function readCourseFolder(
  { root, name, id, files }: NamedFolder,
  broken: BrokenFile[],
): Promise<CourseFolder> {
  const folder = path.join(root, name)
  const courseFile = path.posix.join(name, 'course.md')
  const text = fs.existsSync(path.join(root, courseFile)) ? await readText(root, courseFile, broken) : ''
  const { head, findings } = readCourse(text ?? '')
  if (findings.length > 0) broken.push({ file: courseFile, errors: findings })
  const misconceptions = await readCourseMisconceptions(
    folder,
    path.posix.join(name, 'misconceptions.json'),
    broken,
  )
  const texts: { file: string; markdown: string; position: number }[] = []
  for (const [position, file] of files.entries()) {
    const markdown = await readText(root, file, broken)
    if (markdown !== null) texts.push({ file, markdown, position })
  }
  const shown = modulesShownIn(texts.map(({ markdown }) => markdown))
  const lessons = texts.map((text): LessonFile => ({
    ...text,
    courseId: id,
    modules: modulesNeededBy(text.markdown, shown),
  }))
  return {
    id,
    title: head.title ?? (name === '' ? looseLessons.title : titleOfFolder(name)),
    description: head.description ?? '',
    position: head.position ?? afterAll,
    misconceptions: misconceptions ?? [],
    lessons,
    isUnreadable: misconceptions === null,
  }
}

/** The misconceptions of a course; null if they cannot be used, which is added to `broken`. */
async function readCourseMisconceptions(
  folder: string,
  file: string,
  broken: BrokenFile[],
): Promise<Misconception[] | null> {
  try {
    return await readMisconceptions(folder)
  } catch (error) {
    if (!(error instanceof UnreadableMisconceptions)) throw error
    broken.push({ file, errors: [finding('G15', { line: null }, error.message)] })
    return null
  }
}

/** The text of a file; null if it cannot be read, which is added to `broken`. */
async function readText(root: string, file: string, broken: BrokenFile[]): Promise<string | null> {
  try {
    return await readLessonText(path.join(root, file))
  } catch (error) {
    const found = `The file cannot be read: ${reasonOf(error)}.`
    broken.push({ file, errors: [finding('G15', { line: null }, found)] })
    return null
  }
}

function reasonOf(error: unknown): string {
  const code = codeOf(error)
  if (code === 'EACCES' || code === 'EPERM') return 'this account has no right to'
  return error instanceof Error ? error.message : String(error)
}

const isMissing = (error: unknown) => codeOf(error) === 'ENOENT'

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error ? String(error.code) : null
}
