import { createHash } from 'node:crypto'
import { diffContent, type ContentPlan } from '#domain/content/diff-content'
import { duplicateIdRule, duplicateLessonId } from '#domain/content/duplicate-id'
import { massRetirement, type Loss } from '#domain/content/mass-retirement'
import type { LessonBuild } from '#domain/items/items'
import type { Misconception } from '#domain/items/misconceptions'
import type { AppliedPart, BuiltLesson, CardChanges } from '#server/content/apply-content'
import { recordBrokenFiles } from '#server/content/broken-files'
import { ContentChangedError, waitForQuietContent } from '#server/content/content-revision'
import { deleteOldRuns } from '#server/content/delete-old-runs'
import type { LessonBuilder } from '#server/content/lesson-builder'
import { placeOf } from '#server/content/place-of'
import { readContentFolder } from '#server/content/read-content-folder'
import type { BrokenFile, ContentFolder, LessonFile } from '#server/content/read-content-folder'
import { readStoredLessons, type StoredCourse, type StoredLesson } from '#server/content/stored-lessons'

export interface SyncOptions {
  contentFolder: string
  builder: LessonBuilder
  now: Date
  /** Whether most of a course may be retired; by default, that is refused. */
  mayRetireMost?: boolean
  /** Called before each lesson is built. */
  onProgress: (progress: { file: string; done: number; total: number }) => void
}

export interface SyncReport {
  /** Number of lessons that were not rebuilt, because neither they nor the code that builds them changed. */
  unchanged: number
  /** Lessons that were rebuilt. */
  built: AppliedPart['built']
  /** Ids of the lessons whose files are gone. */
  retired: string[]
  /** Files that could not be used, and why. Their lessons are unchanged. */
  broken: BrokenFile[]
  /** Ids of the cards that changed. */
  cards: CardChanges
}

/**
 * Imports the content folder into the database. An unchanged lesson costs a hash; changed ones are built and then
 * written, a few per transaction; files that cannot be used are recorded for authors. Safe to run in several processes
 * at once, beside a running app, and to interrupt: the next sync does the rest.
 *
 * @throws ContentError if the content folder cannot be read, or most of a course would be retired
 */
export async function syncContent(options: SyncOptions): Promise<SyncReport> {
  const folder = await readContentFolder(options.contentFolder)
  const files = filesOf(folder, options.builder)
  const builds = new Map<string, LessonBuild>()
  const applied: AppliedPart[] = []
  const broken = await bringUpToDate({ ...options, folder, files, builds, applied })
  await recordBrokenFiles(broken)
  await deleteOldRuns(options.builder.engineVersion)
  const built = applied.flatMap((part) => part.built)
  const touched = new Set([...built, ...broken].map(({ file }) => file))
  return {
    unchanged: files.filter(({ lesson }) => !touched.has(lesson.file)).length,
    built,
    retired: applied.flatMap(({ retiredLessonIds }) => retiredLessonIds),
    broken,
    cards: mergeChanges(applied),
  }
}

interface SyncRun extends SyncOptions {
  folder: ContentFolder
  files: SourceFile[]
  /** Builds so far, by file. They stay valid when a plan has to be made again. */
  builds: Map<string, LessonBuild>
  /** What was written so far. */
  applied: AppliedPart[]
}

/** Plans and applies, lays out the maps, and starts again whenever another sync came in between. Returns the files that cannot be used. */
async function bringUpToDate(sync: SyncRun): Promise<BrokenFile[]> {
  for (;;) {
    try {
      return await planAndApply(sync)
    } catch (error) {
      if (!(error instanceof ContentChangedError)) throw error
      await waitForQuietContent()
    }
  }
}

async function planAndApply(sync: SyncRun): Promise<BrokenFile[]> {
  const { folder, builder, now, applied, mayRetireMost = false } = sync
  const { revision, courses, stored, unique, kept, broken } = await compare(sync)
  const moved = movedLessons(folder, kept)
  const isUpToDate =
    unique.length === 0 &&
    moved.length === 0 &&
    stored.filter(({ isRetired }) => !isRetired).length === kept.length &&
    hasSameCourses(folder, courses)
  if (!isUpToDate) {
    // Loaded lazily, because usually nothing has changed.
    const { applyContent } = await import('#server/content/apply-content')
    const keptLessonIds = new Set(kept.map(({ id }) => id))
    const { engineVersion } = builder
    const changes = {
      folder,
      built: unique,
      keptLessonIds,
      moved,
      revision,
      engineVersion,
      now,
      mayRetireMost,
    }
    await applyContent(changes, (part) => applied.push(part))
  }
  const { layOutCourses } = await import('#server/content/lay-out-courses')
  await layOutCourses()
  return broken
}

/** Compares the content folder with the database, and builds what has changed. */
async function compare(sync: SyncRun) {
  const { folder, files } = sync
  const { revision, courses, lessons: stored } = await readStoredLessons()
  const changed = filesToBuild(files, stored)
  const { built, broken: unusable } = await buildLessons(changed, sync)
  const rebuilt = new Set(changed.map(({ lesson }) => lesson.file))
  const broken = [...folder.broken, ...unusable]
  const { unique, duplicates } = separateDuplicates(built, keptLessons(folder, stored, rebuilt, broken))
  broken.push(...duplicates)
  return { revision, courses, stored, unique, kept: keptLessons(folder, stored, rebuilt, broken), broken }
}

/** What a sync would do. */
export interface PlannedSync {
  plan: ContentPlan
  /** Files that could not be used, and why. */
  broken: BrokenFile[]
  /** Courses of which it would retire most. */
  losses: Loss[]
}

/**
 * Plans what {@link syncContent} would do, without changing any content. Runs of programs are stored, so that a sync
 * afterwards does not repeat them.
 *
 * @throws ContentError if the content folder cannot be read
 */
export async function planContent(options: SyncOptions): Promise<PlannedSync> {
  const folder = await readContentFolder(options.contentFolder)
  const files = filesOf(folder, options.builder)
  const { revision, unique, kept, broken } = await compare({
    ...options,
    folder,
    files,
    builds: new Map(),
    applied: [],
  })
  const { readStoredContent } = await import('#server/content/stored-content')
  const { content } = await readStoredContent(revision)
  const plan = diffContent(content, {
    builds: unique.map(({ build }) => build),
    keptLessonIds: new Set(kept.map(({ id }) => id)),
  })
  return { plan, broken, losses: massRetirement(content, plan) }
}

interface SourceFile {
  lesson: LessonFile
  misconceptions: Misconception[]
  /** Hash of everything that the lesson is built from. */
  sourceHash: string
}

function filesOf(folder: ContentFolder, { version, engineVersion }: LessonBuilder): SourceFile[] {
  return folder.courses
    .filter((course) => !course.isUnreadable)
    .flatMap(({ lessons, misconceptions }) =>
      lessons.map((lesson) => ({
        lesson,
        misconceptions,
        sourceHash: hashOf([
          ...[version, engineVersion, lesson.file, lesson.markdown, misconceptions],
          ...Object.entries(lesson.modules),
        ]),
      })),
    )
}

/**
 * Lessons that are new or changed. A lesson that lost an item to another lesson with the same id is built again as soon
 * as anything in the course changes, because the id may be free now.
 */
function filesToBuild(files: readonly SourceFile[], stored: readonly StoredLesson[]): SourceFile[] {
  const current = new Map(stored.filter(({ isRetired }) => !isRetired).map((row) => [row.file, row]))
  const isChanged = ({ lesson, sourceHash }: SourceFile) =>
    current.get(lesson.file)?.sourceHash !== sourceHash
  const present = new Set(files.map(({ lesson }) => lesson.file))
  const changedCourses = new Set([
    ...files.filter(isChanged).map(({ lesson }) => lesson.courseId),
    ...[...current.values()].filter(({ file }) => !present.has(file)).map(({ courseId }) => courseId),
  ])
  return files.filter((file) => {
    if (isChanged(file)) return true
    const gaveUp = current.get(file.lesson.file)?.rejectedRules.includes(duplicateIdRule) ?? false
    return gaveUp && changedCourses.has(file.lesson.courseId)
  })
}

/** Builds the files that have no build yet. */
async function buildLessons(
  files: readonly SourceFile[],
  { contentFolder, builder, builds, onProgress }: SyncRun,
): Promise<{ built: BuiltLesson[]; broken: BrokenFile[] }> {
  const built: BuiltLesson[] = []
  const broken: BrokenFile[] = []
  for (const [done, { lesson, misconceptions, sourceHash }] of files.entries()) {
    const { file, courseId, markdown, position, modules } = lesson
    let build = builds.get(file)
    if (build === undefined) {
      onProgress({ file, done, total: files.length })
      const place = placeOf(contentFolder, file)
      build = await builder.build({ course: courseId, file, markdown, place, misconceptions, modules })
      builds.set(file, build)
    }
    if (build.errors.length > 0) broken.push({ file, errors: build.errors })
    else built.push({ build, sourceHash, position })
  }
  return { built, broken }
}

/** Stored lessons that stay unchanged, because their files did not change or cannot be used. */
function keptLessons(
  folder: ContentFolder,
  stored: readonly StoredLesson[],
  rebuilt: ReadonlySet<string>,
  broken: readonly BrokenFile[],
): StoredLesson[] {
  const files = folder.courses.flatMap((course) => course.lessons.map(({ file }) => file))
  const kept = new Set([...files.filter((file) => !rebuilt.has(file)), ...broken.map(({ file }) => file)])
  return stored.filter((row) => !row.isRetired && kept.has(row.file))
}

/** Separates lessons with a unique id from files whose lesson id is already taken by another file. */
function separateDuplicates(
  built: readonly BuiltLesson[],
  kept: readonly StoredLesson[],
): { unique: BuiltLesson[]; duplicates: BrokenFile[] } {
  const files = new Map(kept.map((row) => [row.id, row.file]))
  const unique: BuiltLesson[] = []
  const duplicates: BrokenFile[] = []
  for (const lesson of built) {
    const { id, file } = lesson.build
    const other = files.get(id)
    if (other === undefined) {
      files.set(id, file)
      unique.push(lesson)
    } else {
      duplicates.push({ file, errors: [duplicateLessonId(id, other)] })
    }
  }
  return { unique, duplicates }
}

/** Kept lessons whose position in their course changed. */
function movedLessons(folder: ContentFolder, kept: readonly StoredLesson[]) {
  const positions = new Map(
    folder.courses.flatMap(({ lessons }) => lessons.map(({ file, position }) => [file, position])),
  )
  return kept.flatMap(({ id, file, position: before }) => {
    const position = positions.get(file) ?? before
    return position === before ? [] : [{ id, position }]
  })
}

/** Whether the courses equal the stored ones. */
function hasSameCourses({ courses }: ContentFolder, stored: readonly StoredCourse[]): boolean {
  const heads = courses.map(({ id, title, description, position }) => ({ id, title, description, position }))
  return JSON.stringify(heads) === JSON.stringify(stored)
}

function mergeChanges(applied: readonly AppliedPart[]): CardChanges {
  const changed = (change: keyof CardChanges) => applied.flatMap(({ cards }) => cards[change])
  return {
    added: changed('added'),
    edited: changed('edited'),
    reset: changed('reset'),
    retired: changed('retired'),
    returned: changed('returned'),
  }
}

function hashOf(parts: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}
