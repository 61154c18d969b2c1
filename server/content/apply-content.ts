import { diffContent, type ContentPlan, type PlannedCard } from '#domain/content/diff-content'
import { splitPlan } from '#domain/content/split-plan'
import type { LessonBuild } from '#domain/items/items'
import { ContentWriter } from '#server/content/content-revision'
import { lessonRows, type LessonRows } from '#server/content/lesson-rows'
import type { ContentFolder } from '#server/content/read-content-folder'
import { refuseMassRetirement } from '#server/content/refuse-mass-retirement'
import { resetLearners } from '#server/content/reset-learners'
import { readStoredContent } from '#server/content/stored-content'
import { retireOtherCourses, writeCourses } from '#server/content/write-courses'
import { retireContent, writeLessons } from '#server/content/write-lessons'

/** A lesson as it was built, and what it was built from. */
export interface BuiltLesson {
  build: LessonBuild
  sourceHash: string
  /** Place in its course. */
  position: number
}

export interface ContentChanges {
  folder: ContentFolder
  built: BuiltLesson[]
  /** Stored lessons that stay as they are. */
  keptLessonIds: ReadonlySet<string>
  /** Kept lessons whose position in their course changed. */
  moved: { id: string; position: number }[]
  /** Revision of the stored content that these changes were computed from. */
  revision: number
  engineVersion: string
  now: Date
  /** Whether most of a course may be retired. */
  mayRetireMost: boolean
}

/** Ids of cards in the database. */
export interface CardChanges {
  added: string[]
  /** Shown differently; learners keep their progress. */
  edited: string[]
  /** New again for every learner, because the answer changed. */
  reset: string[]
  retired: string[]
  returned: string[]
}

/** What one transaction did. */
export interface AppliedPart {
  built: { id: string; file: string; cards: number; questions: number; warnings: number; rejected: number }[]
  retiredLessonIds: string[]
  cards: CardChanges
}

/**
 * Brings the database up to date, a few lessons per transaction. If it is interrupted, each lesson is either unchanged
 * or up to date, and the next sync does the rest.
 *
 * @param onApplied called after each transaction with what it did
 * @throws MassRetirementError unless `mayRetireMost`; nothing is written
 * @throws ContentChangedError if another sync has written content; what was reported before is committed
 */
export async function applyContent(
  { folder, built, keptLessonIds, moved, revision, engineVersion, now, mayRetireMost }: ContentChanges,
  onApplied: (part: AppliedPart) => void,
): Promise<void> {
  const nowMillis = now.getTime()
  const { content, shownItems } = await readStoredContent(revision)
  const plan = diffContent(content, {
    builds: built.map(({ build }) => build),
    keptLessonIds,
  })
  if (!mayRetireMost) refuseMassRetirement(content, plan)
  const planned = plan.lessons.flatMap(({ concepts }) => concepts)
  const knownConcepts = new Set([...content.concepts, ...planned].map(({ id }) => id))
  const sources = new Map(built.map((lesson) => [lesson.build, lesson]))

  const writer = new ContentWriter(revision)
  await writer.write((db) => writeCourses(db, folder.courses))
  for (const part of splitPlan(content, plan)) {
    const lessons = part.lessons.map((lesson) => {
      const source = sources.get(lesson.build)
      if (source === undefined) throw new Error(`${lesson.build.file} is planned but was not built.`)
      const { sourceHash, position } = source
      return lessonRows(lesson, { sourceHash, position, engineVersion, knownConcepts, nowMillis })
    })
    const applied = describePart(part, lessons, shownItems)
    await writer.write(async (db) => {
      await writeLessons(db, lessons)
      await retireContent(db, part, nowMillis)
      await resetLearners(db, applied.cards.reset, now)
    })
    onApplied(applied)
  }
  for (let start = 0; start < moved.length; start += movesPerTransaction) {
    await writer.write(async (db) => {
      for (const { id, position } of moved.slice(start, start + movesPerTransaction)) {
        await db.updateTable('Lesson').set({ position }).where('id', '=', id).execute()
      }
    })
  }
  await writer.write((db) => retireOtherCourses(db, folder.courses, nowMillis))
}

const movesPerTransaction = 50

function describePart(
  part: ContentPlan,
  lessons: readonly LessonRows[],
  shownItems: ReadonlyMap<string, string>,
): AppliedPart {
  const cards = part.lessons.flatMap((lesson) => lesson.cards)
  const changed = (change: PlannedCard['change']) =>
    cards.filter((card) => card.change === change).map(({ id }) => id)
  const items = new Map(lessons.flatMap((lesson) => lesson.cards.map(({ id, itemId }) => [id, itemId])))
  return {
    built: part.lessons.map(({ build, cards, questions, rejected }) => ({
      id: build.id,
      file: build.file,
      cards: cards.length,
      questions: questions.length,
      warnings: build.warnings.length,
      rejected: rejected.length,
    })),
    retiredLessonIds: part.retiredLessonIds,
    cards: {
      added: changed('added'),
      edited: changed('kept').filter((id) => shownItems.get(id) !== items.get(id)),
      reset: changed('reset'),
      retired: part.retiredCardIds,
      returned: changed('returned'),
    },
  }
}
