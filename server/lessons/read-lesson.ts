import { z } from 'zod'
import { lessonPartSchema, type LessonPart } from '#domain/lesson/lesson-part'
import { shownProgramSchema, type ShownProgram } from '#domain/program/shown-program'
import { database } from '#server/database/database'
import type { Transaction } from '#server/database/transaction'

export interface LessonLink {
  id: string
  courseId: string
  slug: string
  title: string
  /** That it is written in, as a BCP 47 tag; null if it cannot be told. */
  language: string | null
}

export interface CourseLessons {
  id: string
  title: string
  description: string
  /** Of its lessons, as a BCP 47 tag; null if it cannot be told. */
  language: string | null
  /** In course order. */
  lessons: (LessonLink & {
    /** When the learner first opened it; null if never. */
    openedAtMillis: number | null
    concepts: number
    cards: number
    questions: number
  })[]
}

export interface Lesson extends LessonLink {
  courseTitle: string
  /** Sanitised HTML. */
  html: string
  /** What its headings divide it into. */
  parts: LessonPart[]
  /** Anchor of the part that the learner was reading; null if they have not been anywhere yet. */
  place: string | null
  hasDeclinedPretest: boolean
  /** Its code blocks that were run. */
  programs: ShownProgram[]
  /** Number of exercises. */
  exercises: number
  openedAtMillis: number | null
  concepts: { id: string; term: string; aliases: string[]; definition: string }[]
  cards: number
  questions: number
  previous: LessonLink | null
  next: LessonLink | null
}

const aliasesSchema = z.array(z.string())
const shownProgramsSchema = z.array(shownProgramSchema)
const partsSchema = z.array(lessonPartSchema)

/** All courses with their lessons, in order. */
export async function listLessons(userId: string): Promise<CourseLessons[]> {
  const { courses, lessons } = await database.read(async (db) => ({
    courses: await db
      .selectFrom('Course')
      .select(['id', 'title', 'description'])
      .where('ownerId', 'is', null)
      .where('retiredAtMillis', 'is', null)
      .orderBy('position')
      .orderBy('id')
      .execute(),
    lessons: await lessonsOfLearner(db, userId)
      .where(...isWritten)
      .orderBy('lesson.position')
      .execute(),
  }))
  const lessonsOf = Map.groupBy(lessons, ({ courseId }) => courseId)
  return courses.flatMap((course) => {
    const own = lessonsOf.get(course.id)
    return own === undefined ? [] : [{ ...course, language: own[0]?.language ?? null, lessons: own }]
  })
}

/** One lesson with its concepts and neighbours; null if there is no such lesson. */
export async function readLesson(userId: string, courseId: string, slug: string): Promise<Lesson | null> {
  const found = await database.read(async (db) => {
    const row = await lessonsOfLearner(db, userId)
      .innerJoin('Course as course', 'course.id', 'lesson.courseId')
      .where('lesson.courseId', '=', courseId)
      .where('lesson.slug', '=', slug)
      .leftJoin('LessonVisit as mark', (join) =>
        join.onRef('mark.lessonId', '=', 'lesson.id').on('mark.userId', '=', userId),
      )
      .select(['lesson.html', 'lesson.parts', 'lesson.programs', 'lesson.exercises', 'lesson.position'])
      .select(['course.title as courseTitle', 'mark.place', 'mark.pretestDeclinedAtMillis'])
      .executeTakeFirst()
    if (row === undefined) return null
    const { position, ...lesson } = row
    const neighbours = db
      .selectFrom('Lesson as lesson')
      .select(linkColumns)
      .where('lesson.courseId', '=', courseId)
      .where('lesson.retiredAtMillis', 'is', null)
      .where(...isWritten)
    return {
      lesson,
      concepts: await db
        .selectFrom('Concept')
        .select(['id', 'term', 'aliases', 'definition'])
        .where('lessonId', '=', lesson.id)
        .where('retiredAtMillis', 'is', null)
        .orderBy('position')
        .execute(),
      previous: await neighbours
        .where('lesson.position', '<', position)
        .orderBy('lesson.position', 'desc')
        .limit(1)
        .executeTakeFirst(),
      next: await neighbours
        .where('lesson.position', '>', position)
        .orderBy('lesson.position')
        .limit(1)
        .executeTakeFirst(),
    }
  })
  if (found === null) return null
  const { parts, programs, exercises, pretestDeclinedAtMillis, ...lesson } = found.lesson
  return {
    ...lesson,
    parts: partsIn(parts),
    hasDeclinedPretest: pretestDeclinedAtMillis !== null,
    programs: shownProgramsSchema.parse(JSON.parse(programs)),
    exercises: z.array(z.unknown()).parse(JSON.parse(exercises)).length,
    concepts: found.concepts.map((concept) => ({
      ...concept,
      aliases: aliasesSchema.parse(JSON.parse(concept.aliases)),
    })),
    previous: found.previous ?? null,
    next: found.next ?? null,
  }
}

/** What a lesson is divided by: its parts and its code blocks that were run. */
export async function readPartsAndPrograms(
  db: Transaction,
  lessonId: string,
): Promise<Pick<Lesson, 'parts' | 'programs'>> {
  const { parts, programs } = await db
    .selectFrom('Lesson')
    .select(['parts', 'programs'])
    .where('id', '=', lessonId)
    .executeTakeFirstOrThrow()
  return { parts: partsIn(parts), programs: shownProgramsSchema.parse(JSON.parse(programs)) }
}

/** The parts of a lesson. One that was stored before lessons had parts is a single one. */
function partsIn(json: string): LessonPart[] {
  const parts = partsSchema.parse(JSON.parse(json))
  return parts.length > 0 ? parts : [{ anchor: '', title: '', level: 2, line: 1, offset: 0, words: 0 }]
}

/** Records that a learner has opened a lesson. */
export async function visitLesson(userId: string, lessonId: string, now: Date): Promise<void> {
  const lastAtMillis = now.getTime()
  await database.writeOf(userId, (db) =>
    db
      .insertInto('LessonVisit')
      .values({ userId, lessonId, firstAtMillis: lastAtMillis, lastAtMillis })
      .onConflict((visit) => visit.columns(['userId', 'lessonId']).doUpdateSet({ lastAtMillis }))
      .execute(),
  )
}

/** The columns of a {@link LessonLink}, of the table `lesson`. */
const linkColumns = [
  'lesson.id',
  'lesson.courseId',
  'lesson.slug',
  'lesson.title',
  'lesson.language',
] as const

/** An empty file is a lesson that has yet to be written. */
const isWritten = ['lesson.html', '!=', ''] as const

/** Query for all current lessons of courses, with the time at which the learner first opened each, and the number of its items. */
function lessonsOfLearner(db: Transaction, userId: string) {
  return db
    .selectFrom('Lesson as lesson')
    .where('lesson.ownerId', 'is', null)
    .where('lesson.retiredAtMillis', 'is', null)
    .select(linkColumns)
    .select((eb) => {
      const count = eb.fn.countAll<number>().as('count')
      return [
        eb
          .selectFrom('LessonVisit as visit')
          .select('visit.firstAtMillis')
          .where('visit.userId', '=', userId)
          .whereRef('visit.lessonId', '=', 'lesson.id')
          .as('openedAtMillis'),
        eb
          .selectFrom('Concept as concept')
          .select(count)
          .whereRef('concept.lessonId', '=', 'lesson.id')
          .where('concept.retiredAtMillis', 'is', null)
          .$asScalar()
          .$notNull()
          .as('concepts'),
        eb
          .selectFrom('Card as card')
          .select(count)
          .whereRef('card.lessonId', '=', 'lesson.id')
          .where('card.retiredAtMillis', 'is', null)
          .$asScalar()
          .$notNull()
          .as('cards'),
        eb
          .selectFrom('Question as question')
          .select(count)
          .whereRef('question.lessonId', '=', 'lesson.id')
          .where('question.retiredAtMillis', 'is', null)
          .$asScalar()
          .$notNull()
          .as('questions'),
      ]
    })
}
