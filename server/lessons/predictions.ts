import { z } from 'zod'
import { answerSchema } from '#domain/items/answer'
import type { Grade } from '#domain/items/grade-answer'
import { itemFaceSchema, type ItemFace } from '#domain/items/item-face'
import { predictionKinds, predictionsAbout } from '#domain/items/predictions'
import { presentItem } from '#domain/items/present-item'
import type { PresentedItem } from '#domain/items/presented-item'
import { database } from '#server/database/database'
import type { Transaction } from '#server/database/transaction'
import { countSchema, idSchema } from '#server/input-schemas'
import { grade } from '#server/study/grade'

/** A code block of a lesson that was run. */
export const programPlaceSchema = z.object({ lessonId: idSchema, line: countSchema })
export type ProgramPlace = z.infer<typeof programPlaceSchema>

export const predictionSchema = z.object({ lessonId: idSchema, itemId: idSchema, answer: answerSchema })
export type GivenPrediction = z.infer<typeof predictionSchema>

/** A question about a program of a lesson, without its key. */
export interface Prediction {
  itemId: string
  ask: PresentedItem
}

/** A question with its key, once it was answered. */
export interface CheckedPrediction {
  face: ItemFace
  grade: Grade
  runHash: string | null
}

/** Lines of a lesson's file at which programs begin that it has questions about. */
export async function linesWithPredictions(lessonId: string): Promise<Set<number>> {
  const items = await database.read((db) => currentItems(db, lessonId).select('item.firstLine').execute())
  return new Set(items.map(({ firstLine }) => firstLine))
}

/** The questions about one program of a lesson, in the order in which they are asked there; empty if it has none. */
export async function readPredictions({ lessonId, line }: ProgramPlace): Promise<Prediction[]> {
  const { items, lesson } = await database.read(async (db) => ({
    items: await currentItems(db, lessonId)
      .where('item.firstLine', '=', line)
      .select(['item.id', 'item.face'])
      .orderBy('item.id')
      .execute(),
    lesson: await db.selectFrom('Lesson').select('html').where('id', '=', lessonId).executeTakeFirst(),
  }))
  const faces = items.map(({ id, face }) => ({ itemId: id, ...itemFaceSchema.parse(JSON.parse(face)) }))
  const shown = shownCode(lesson?.html ?? '', line)
  return predictionsAbout(faces).map(({ itemId, ...face }) => {
    const ask = presentItem(face, itemId)
    const isShown = ask.codeHtml !== null && textOf(ask.codeHtml) === shown
    return { itemId, ask: isShown ? { ...ask, codeHtml: null } : ask }
  })
}

/**
 * Grades an answer that was given where the lesson shows the program. It is practice: nothing is stored.
 *
 * @returns null if the lesson has no such question
 */
export async function checkPrediction({
  lessonId,
  itemId,
  answer,
}: GivenPrediction): Promise<CheckedPrediction | null> {
  return database.read(async (db) => {
    const item = await currentItems(db, lessonId)
      .innerJoin('Lesson as lesson', 'lesson.id', 'card.lessonId')
      .where('item.id', '=', itemId)
      .select(['item.face', 'item.runHash', 'lesson.courseId'])
      .executeTakeFirst()
    if (item === undefined) return null
    const face = itemFaceSchema.parse(JSON.parse(item.face))
    return { face, grade: await grade(db, face, answer, item.courseId), runHash: item.runHash }
  })
}

/** Query for what a lesson asks about its programs today, on cards and in quizzes. */
function currentItems(db: Transaction, lessonId: string) {
  return db
    .selectFrom('Card as card')
    .innerJoin('Item as item', 'item.cardId', 'card.id')
    .where('card.lessonId', '=', lessonId)
    .where('card.retiredAtMillis', 'is', null)
    .where('item.runHash', 'is not', null)
    .where('item.kind', 'in', predictionKinds)
    .where((eb) =>
      eb.or([
        eb('item.id', '=', eb.ref('card.itemId')),
        eb.exists(
          eb
            .selectFrom('Question as question')
            .whereRef('question.itemId', '=', 'item.id')
            .where('question.retiredAtMillis', 'is', null)
            .select('question.id'),
        ),
      ]),
    )
}

/** The code of the block that begins at a line, as escaped text; null if the lesson shows none there. */
function shownCode(html: string, line: number): string | null {
  const block = new RegExp(`<pre [^>]*data-line="${line}"[^>]*>(.*?)</pre>`, 's').exec(html)
  return block?.[1] === undefined ? null : textOf(block[1])
}

const textOf = (html: string) => html.replaceAll(/<[^>]*>/g, '').trim()
