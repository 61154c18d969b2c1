import { z } from 'zod'
import { itemFaceSchema } from '#domain/items/item-face'
import { prisma } from '#server/database/prisma'
import type { LessonLink } from '#server/lessons/read-lesson'

export interface AuthoredLesson extends LessonLink {
  file: string
  cards: number
  questions: number
  /** How many hints there are about it. */
  hints: number
  /** How many items were left out. */
  leftOut: number
}

export interface OpenFlag {
  id: string
  note: string
  createdAtMillis: number
  /** What the learner saw. */
  prompt: string
  code: string | null
  lesson: LessonLink & { line: number }
}

const current = { retiredAtMillis: null }
const linkSelect = { id: true, courseId: true, slug: true, title: true } as const
const countOf = (json: string) => z.array(z.unknown()).parse(JSON.parse(json)).length
const maxFlags = 200

/** All lessons, with what is made of each. */
export async function authorLessons(): Promise<AuthoredLesson[]> {
  const rows = await prisma.lesson.findMany({
    where: current,
    orderBy: [{ course: { position: 'asc' } }, { courseId: 'asc' }, { position: 'asc' }],
    select: {
      ...linkSelect,
      file: true,
      warnings: true,
      rejected: true,
      _count: { select: { cards: { where: current }, questions: { where: current } } },
    },
  })
  return rows.map(({ warnings, rejected, _count, ...lesson }) => ({
    ...lesson,
    ..._count,
    hints: countOf(warnings),
    leftOut: countOf(rejected),
  }))
}

/** What learners find wrong and no author has dealt with, the latest first; at most 200. */
export async function openFlags(): Promise<OpenFlag[]> {
  const rows = await prisma.itemFlag.findMany({
    where: { resolvedAtMillis: null },
    orderBy: { createdAtMillis: 'desc' },
    take: maxFlags,
    select: {
      id: true,
      note: true,
      createdAtMillis: true,
      item: { select: { face: true, firstLine: true } },
      card: { select: { lesson: { select: linkSelect } } },
    },
  })
  return rows.map(({ item, card, createdAtMillis, ...flag }) => {
    const { prompt, code } = itemFaceSchema.parse(JSON.parse(item.face))
    return {
      ...flag,
      createdAtMillis: Number(createdAtMillis),
      prompt,
      code,
      lesson: { ...card.lesson, line: item.firstLine },
    }
  })
}
