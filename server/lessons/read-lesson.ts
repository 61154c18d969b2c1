import { z } from 'zod'
import { shownProgramSchema, type ShownProgram } from '#domain/program/shown-program'
import { prisma } from '#server/database/prisma'

export interface LessonLink {
  id: string
  courseId: string
  slug: string
  title: string
}

export interface CourseLessons {
  id: string
  title: string
  description: string
  /** In the order of the course. */
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
  /** Sanitised. */
  html: string
  /** Its blocks that were run. */
  programs: ShownProgram[]
  /** How many there are to practise with. */
  exercises: number
  openedAtMillis: number | null
  concepts: { id: string; term: string; aliases: string[]; definition: string }[]
  cards: number
  questions: number
  previous: LessonLink | null
  next: LessonLink | null
}

const linkSelect = { id: true, courseId: true, slug: true, title: true } as const
const current = { retiredAtMillis: null }
/** A file without text is a lesson that is still to be written. */
const readable = { ...current, html: { not: '' } }
const aliasesSchema = z.array(z.string())
const shownProgramsSchema = z.array(shownProgramSchema)

const learnerSelect = (userId: string) =>
  ({
    ...linkSelect,
    visits: { where: { userId }, select: { firstAtMillis: true } },
    _count: {
      select: { concepts: { where: current }, cards: { where: current }, questions: { where: current } },
    },
  }) as const

interface LearnerRow extends LessonLink {
  visits: { firstAtMillis: bigint }[]
  _count: { concepts: number; cards: number; questions: number }
}

/** All courses with their lessons, in their order. */
export async function listLessons(userId: string): Promise<CourseLessons[]> {
  const courses = await prisma.course.findMany({
    where: { ...current, lessons: { some: readable } },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      title: true,
      description: true,
      lessons: { where: readable, orderBy: { position: 'asc' }, select: learnerSelect(userId) },
    },
  })
  return courses.map((course) => ({ ...course, lessons: course.lessons.map(listed) }))
}

/** One lesson, or null if there is none of that name. */
export async function readLesson(userId: string, courseId: string, slug: string): Promise<Lesson | null> {
  const row = await prisma.lesson.findFirst({
    where: { courseId, slug, ...current },
    select: {
      ...learnerSelect(userId),
      html: true,
      programs: true,
      exercises: true,
      position: true,
      course: { select: { title: true } },
      concepts: {
        where: current,
        orderBy: { position: 'asc' },
        select: { id: true, term: true, aliases: true, definition: true },
      },
    },
  })
  if (row === null) return null
  const [previous, next] = await Promise.all([
    prisma.lesson.findFirst({
      where: { courseId, ...readable, position: { lt: row.position } },
      orderBy: { position: 'desc' },
      select: linkSelect,
    }),
    prisma.lesson.findFirst({
      where: { courseId, ...readable, position: { gt: row.position } },
      orderBy: { position: 'asc' },
      select: linkSelect,
    }),
  ])
  return {
    ...listed(row),
    html: row.html,
    programs: shownProgramsSchema.parse(JSON.parse(row.programs)),
    exercises: z.array(z.unknown()).parse(JSON.parse(row.exercises)).length,
    courseTitle: row.course.title,
    concepts: row.concepts.map((concept) => ({
      ...concept,
      aliases: aliasesSchema.parse(JSON.parse(concept.aliases)),
    })),
    previous,
    next,
  }
}

/** Notes that a learner has opened a lesson: from now on its cards may be introduced to them. */
export async function visitLesson(userId: string, lessonId: string, now: Date): Promise<void> {
  const lastAtMillis = BigInt(now.getTime())
  await prisma.lessonVisit.upsert({
    where: { userId_lessonId: { userId, lessonId } },
    create: { userId, lessonId, firstAtMillis: lastAtMillis, lastAtMillis },
    update: { lastAtMillis },
    select: { userId: true },
  })
}

function listed({ visits, _count, id, courseId, slug, title }: LearnerRow) {
  const [visit] = visits
  return {
    id,
    courseId,
    slug,
    title,
    openedAtMillis: visit === undefined ? null : Number(visit.firstAtMillis),
    ..._count,
  }
}
