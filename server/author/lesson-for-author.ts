import { segmentsOf, type Segment } from '#domain/content/lesson-segments'
import { itemFaceSchema, type ItemFace } from '#domain/items/item-face'
import type { StoredFinding } from '#domain/findings/finding'
import { normaliseSource } from '#domain/lesson/read-markdown'
import { readLessonText } from '#server/content/read-lesson-text'
import { findingSchema } from '#server/content/finding-schema'
import { database } from '#server/database/database'
import type { Transaction } from '#server/database/transaction'
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
  /** The file's lines; null if it can no longer be read. */
  lines: string[] | null
  segments: Segment<AuthoredItem>[]
  /** Findings about the whole lesson. */
  general: StoredFinding[]
}

const findingsIn = (json: string): StoredFinding[] => findingSchema.array().parse(JSON.parse(json))

/** A lesson's source with the items made from it and its findings; null if there is no such lesson. */
export async function lessonForAuthor(
  contentFolder: string,
  courseId: string,
  slug: string,
): Promise<LessonForAuthor | null> {
  const stored = await database.read((db) => readStored(db, courseId, slug))
  if (stored === null) return null
  const { warnings, rejected, ...lesson } = stored.lesson
  const items = [
    ...stored.cards.flatMap((card) => [
      authored('card', card.id, card),
      ...stored.variants
        .filter(({ cardId }) => cardId === card.id)
        .map((variant) => authored('variant', variant.id, variant)),
    ]),
    ...stored.questions.map((question) => authored('question', question.id, question)),
  ]
  const findings = [...findingsIn(rejected), ...findingsIn(warnings)]
  const lines = await linesOf(path.join(contentFolder, lesson.file))
  const lastLine = Math.max(1, ...items.map(({ last }) => last), ...findings.map(({ line }) => line ?? 1))
  return {
    ...lesson,
    lines,
    segments: segmentsOf(lines?.length ?? lastLine, items, findings),
    general: findings.filter(({ line }) => line === null),
  }
}

/** The rows of a lesson, in lesson order; null if there is no such lesson. */
async function readStored(db: Transaction, courseId: string, slug: string) {
  const lesson = await db
    .selectFrom('Lesson')
    .select(['id', 'courseId', 'slug', 'title', 'language', 'file', 'warnings', 'rejected'])
    .where('courseId', '=', courseId)
    .where('slug', '=', slug)
    .where('ownerId', 'is', null)
    .where('retiredAtMillis', 'is', null)
    .executeTakeFirst()
  if (lesson === undefined) return null
  const cards = await db
    .selectFrom('Card')
    .innerJoin('Item', 'Item.id', 'Card.itemId')
    .select('Card.id')
    .select(itemColumns)
    .where('Card.lessonId', '=', lesson.id)
    .where('Card.retiredAtMillis', 'is', null)
    .orderBy('Card.position')
    .execute()
  const variants = await db
    .selectFrom('CardVariant')
    .innerJoin('Card', 'Card.id', 'CardVariant.cardId')
    .innerJoin('Item', 'Item.id', 'CardVariant.itemId')
    .select(['CardVariant.cardId', 'Item.id'])
    .select(itemColumns)
    .where('Card.lessonId', '=', lesson.id)
    .where('Card.retiredAtMillis', 'is', null)
    .orderBy('CardVariant.variant')
    .execute()
  const questions = await db
    .selectFrom('Question')
    .innerJoin('Item', 'Item.id', 'Question.itemId')
    .select('Question.id')
    .select(itemColumns)
    .where('Question.lessonId', '=', lesson.id)
    .where('Question.retiredAtMillis', 'is', null)
    .orderBy('Question.position')
    .execute()
  return { lesson, cards, variants, questions }
}

const itemColumns = ['Item.face', 'Item.runHash', 'Item.firstLine', 'Item.lastLine'] as const

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
