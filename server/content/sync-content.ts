import { createHash } from 'node:crypto'
import { sameIdRule, sameLessonId } from '#domain/content/same-id'
import { prisma } from '#server/database/prisma'
import type { AppliedContent, Built, CardChanges } from '#server/content/apply-content'
import type { LessonBuilder } from '#server/content/lesson-builder'
import { noteBrokenFiles } from '#server/content/broken-files'
import { placeOf } from '#server/content/place-of'
import { readContentFolder } from '#server/content/read-content-folder'
import type { BrokenFile, ContentFolder, LessonFile } from '#server/content/read-content-folder'
import { readStoredCourses, readStoredLessons } from '#server/content/stored-lessons'
import type { StoredCourseRow, StoredLessonRow } from '#server/content/stored-lessons'

export interface SyncOptions {
  contentFolder: string
  builder: LessonBuilder
  now: Date
  /** Called before each lesson is built. */
  onProgress: (progress: { file: string; done: number; total: number }) => void
}

export interface SyncReport {
  /** Lessons that were not touched: neither they nor what they are made with has changed. */
  unchanged: number
  /** Lessons that were built anew. */
  built: { id: string; file: string; cards: number; questions: number; warnings: number; rejected: number }[]
  /** Ids of the lessons whose files are gone. */
  retired: string[]
  /** What could not be used, and why. It was left as it was. */
  broken: BrokenFile[]
  /** Ids of the cards to which something happened. */
  cards: CardChanges
}

/** Long enough for thousands of cards, and for another sync to finish first. */
const patience = { maxWait: 60_000, timeout: 120_000 }

/**
 * Takes up what the content folder holds. An unchanged lesson costs a hash; a changed one is built, and one transaction
 * brings the database up to date; what could not be used is noted for authors after it. Safe when several processes do
 * it at once, and beside a running app.
 *
 * @throws ContentError if the content folder cannot be read
 */
export async function syncContent(options: SyncOptions): Promise<SyncReport> {
  const { contentFolder, builder, now, onProgress } = options
  const folder = await readContentFolder(contentFolder)
  const files = folder.courses
    .filter((course) => !course.isLeftAlone)
    .flatMap((course) =>
      course.lessons.map((lesson) => ({
        lesson,
        misconceptions: course.misconceptions,
        hash: hashOf([
          builder.version,
          builder.engineVersion,
          lesson.file,
          lesson.markdown,
          course.misconceptions,
        ]),
      })),
    )
  const stored = await readStoredLessons(prisma)
  const changed = lessonsToBuild(files, stored)
  const built: Built[] = []
  const broken = [...folder.broken]
  for (const [done, { lesson, misconceptions, hash }] of changed.entries()) {
    onProgress({ file: lesson.file, done, total: changed.length })
    const build = await builder.build({
      course: lesson.courseId,
      file: lesson.file,
      markdown: lesson.markdown,
      place: placeOf(contentFolder, lesson.file),
      misconceptions,
    })
    if (build.errors.length > 0) broken.push({ file: lesson.file, errors: build.errors })
    else built.push({ build, hash, position: lesson.position })
  }

  const rebuilt = new Set(changed.map(({ lesson }) => lesson.file))
  const usable = withoutDoubleIds(built, keptLessons(folder, stored, rebuilt, broken), broken)
  const kept = keptLessons(folder, stored, rebuilt, broken)
  const isUpToDate = usable.length === 0 && isAsStored(folder, await readStoredCourses(prisma), stored, kept)
  const applied = isUpToDate ? null : await follow({ folder, built: usable, kept, builder, now })
  await noteBrokenFiles(broken)
  return {
    unchanged: files.length - changed.length,
    built: applied?.built ?? [],
    retired: applied?.retiredLessonIds ?? [],
    broken,
    cards: applied?.cards ?? { added: [], edited: [], reset: [], retired: [], returned: [] },
  }
}

interface Changes {
  folder: ContentFolder
  built: Built[]
  kept: StoredLessonRow[]
  builder: LessonBuilder
  now: Date
}

/** Brings the database up to date. What that needs is loaded only where something changed. */
async function follow({ folder, built, kept, builder, now }: Changes): Promise<AppliedContent> {
  const [{ diffContent }, { applyContent }, { readStoredContent }] = await Promise.all([
    import('#domain/content/diff-content'),
    import('#server/content/apply-content'),
    import('#server/content/stored-content'),
  ])
  return prisma.$transaction(async (tx) => {
    const plan = diffContent(await readStoredContent(tx), {
      builds: built.map(({ build }) => build),
      keptLessonIds: new Set(kept.map((lesson) => lesson.id)),
    })
    return applyContent(tx, { plan, folder, built, engineVersion: builder.engineVersion, now })
  }, patience)
}

interface FileWithHash {
  lesson: LessonFile
  hash: string
}

/**
 * Lessons that are new or changed. One that had to give up an item to another lesson of its course is built
 * again as soon as anything in the course changes: it may have it now.
 */
function lessonsToBuild<File extends FileWithHash>(files: File[], stored: StoredLessonRow[]): File[] {
  const storedAs = (file: string) => stored.find((row) => row.file === file && !row.isRetired)
  const isChanged = ({ lesson, hash }: File) => storedAs(lesson.file)?.sourceHash !== hash
  const present = new Set(files.map(({ lesson }) => lesson.file))
  const restless = new Set([
    ...files.filter(isChanged).map(({ lesson }) => lesson.courseId),
    ...stored.filter((row) => !row.isRetired && !present.has(row.file)).map((row) => row.courseId),
  ])
  return files.filter((file) => {
    if (isChanged(file)) return true
    const gaveUp = storedAs(file.lesson.file)?.rejectedRules.includes(sameIdRule) ?? false
    return gaveUp && restless.has(file.lesson.courseId)
  })
}

/** Stored lessons that stay as they are: their files did not change, or something about them is broken. */
function keptLessons(
  folder: ContentFolder,
  stored: StoredLessonRow[],
  rebuilt: ReadonlySet<string>,
  broken: BrokenFile[],
): StoredLessonRow[] {
  const files = folder.courses.flatMap((course) => course.lessons.map(({ file }) => file))
  const kept = new Set([...files.filter((file) => !rebuilt.has(file)), ...broken.map(({ file }) => file)])
  return stored.filter((row) => !row.isRetired && kept.has(row.file))
}

/** Leaves out lessons whose id another file has, and reports them. */
function withoutDoubleIds(built: Built[], kept: StoredLessonRow[], broken: BrokenFile[]): Built[] {
  const files = new Map(kept.map((row) => [row.id, row.file]))
  return built.filter(({ build: { id, file } }) => {
    const other = files.get(id)
    if (other === undefined) {
      files.set(id, file)
      return true
    }
    broken.push({ file, errors: [sameLessonId(id, other)] })
    return false
  })
}

/** Whether the courses, and which lessons they have in which order, are as they are stored. */
function isAsStored(
  folder: ContentFolder,
  courses: StoredCourseRow[],
  lessons: StoredLessonRow[],
  kept: StoredLessonRow[],
): boolean {
  const heads = folder.courses.map(({ id, title, description, position }) => ({
    id,
    title,
    description,
    position,
  }))
  const positions = positionsOf(folder)
  return (
    JSON.stringify(heads) === JSON.stringify(courses) &&
    lessons.filter((row) => !row.isRetired).length === kept.length &&
    kept.every((row) => (positions.get(row.file) ?? row.position) === row.position)
  )
}

/** The place of each lesson file in its course. */
function positionsOf(folder: ContentFolder): Map<string, number> {
  return new Map(
    folder.courses.flatMap((course) => course.lessons.map(({ file, position }) => [file, position])),
  )
}

function hashOf(parts: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}
