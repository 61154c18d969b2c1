import { besideItems, type Stretch } from '#domain/content/beside-items'
import { itemFaceSchema, type ItemFace } from '#domain/items/item-face'
import type { StoredFinding } from '#domain/findings/finding'
import { normaliseSource } from '#domain/lesson/read-markdown'
import { readLessonText } from '#server/content/read-lesson-text'
import { findingSchema } from '#server/content/finding-schema'
import { prisma } from '#server/database/prisma'
import type { LessonLink } from '#server/lessons/read-lesson'
import path from 'node:path'

/** An item as its author sees it. */
export interface AuthoredItem {
  id: string
  /** A card, one of its variants, or a question for quizzes. */
  role: 'card' | 'variant' | 'question'
  face: ItemFace
  runHash: string | null
  first: number
  last: number
}

export interface LessonForAuthor extends LessonLink {
  file: string
  /** The file's lines; null if it cannot be read any more. */
  lines: string[] | null
  stretches: Stretch<AuthoredItem>[]
  /** Findings about the whole lesson. */
  general: StoredFinding[]
}

const findingsIn = (json: string): StoredFinding[] => findingSchema.array().parse(JSON.parse(json))
const current = { retiredAtMillis: null }
const itemSelect = { id: true, face: true, runHash: true, firstLine: true, lastLine: true } as const

/** A lesson beside what is made of it, and what was left out; null if there is none of that name. */
export async function lessonForAuthor(
  contentFolder: string,
  courseId: string,
  slug: string,
): Promise<LessonForAuthor | null> {
  const row = await prisma.lesson.findFirst({
    where: { courseId, slug, ...current },
    select: {
      id: true,
      courseId: true,
      slug: true,
      title: true,
      file: true,
      warnings: true,
      rejected: true,
      cards: {
        where: current,
        orderBy: { position: 'asc' },
        select: {
          id: true,
          item: { select: itemSelect },
          variants: { orderBy: { variant: 'asc' }, select: { item: { select: itemSelect } } },
        },
      },
      questions: {
        where: current,
        orderBy: { position: 'asc' },
        select: { id: true, item: { select: itemSelect } },
      },
    },
  })
  if (row === null) return null
  const { warnings, rejected, cards, questions, ...lesson } = row
  const items: AuthoredItem[] = [
    ...cards.flatMap(({ id, item, variants }) => [
      authored('card', id, item),
      ...variants.map((variant) => authored('variant', variant.item.id, variant.item)),
    ]),
    ...questions.map(({ id, item }) => authored('question', id, item)),
  ]
  const findings = [...findingsIn(rejected), ...findingsIn(warnings)]
  const lines = await linesOf(path.join(contentFolder, lesson.file))
  const lastLine = Math.max(1, ...items.map(({ last }) => last), ...findings.map(({ line }) => line ?? 1))
  return {
    ...lesson,
    lines,
    stretches: besideItems(lines?.length ?? lastLine, items, findings),
    general: findings.filter(({ line }) => line === null),
  }
}

interface ItemRow {
  face: string
  runHash: string | null
  firstLine: number
  lastLine: number
}

const authored = (role: AuthoredItem['role'], id: string, item: ItemRow): AuthoredItem => ({
  id,
  role,
  face: itemFaceSchema.parse(JSON.parse(item.face)),
  runHash: item.runHash,
  first: item.firstLine,
  last: item.lastLine,
})

async function linesOf(file: string): Promise<string[] | null> {
  try {
    return normaliseSource(await readLessonText(file)).split('\n')
  } catch {
    return null
  }
}
