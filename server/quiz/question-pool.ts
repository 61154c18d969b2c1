import * as z from 'zod/mini'
import { itemFaceSchema } from '#domain/items/item-face'
import { itemKinds } from '#domain/items/items'
import type { DrawableQuestion } from '#domain/quiz/draw-questions'
import { familyOf, type QuizSetup } from '#domain/quiz/quiz-setup'
import type { Transaction } from '#server/database/transaction'

/** The part of a quiz setup that selects the questions to draw from. */
export type PoolSetup = Pick<QuizSetup, 'lessonIds' | 'conceptIds' | 'families'>

export interface PooledQuestion extends DrawableQuestion {
  itemId: string
  lessonId: string
}

/** What the drawing looks at. */
const drawnFaceSchema = z.pick(itemFaceSchema, {
  kind: true,
  prompt: true,
  code: true,
  answer: true,
  accepted: true,
  parts: true,
  explanation: true,
})

/** All questions that a quiz may draw from. */
export async function questionPool(db: Transaction, setup: PoolSetup): Promise<PooledQuestion[]> {
  const rows = await drawableQuestions(db, setup)
    .leftJoin('CardConcept as main', (join) =>
      join.onRef('main.cardId', '=', 'card.id').on('main.position', '=', 0),
    )
    .select(['question.id', 'question.cardId', 'question.lessonId', 'question.itemId'])
    .select(['main.conceptId', 'item.face'])
    .execute()
  return rows.map((row) => ({ ...row, face: drawnFaceSchema.parse(JSON.parse(row.face)) }))
}

/** The cards of the questions that a quiz may draw from. */
export const cardsInPool = (db: Transaction, setup: PoolSetup) =>
  drawableQuestions(db, setup).select('question.cardId')

function drawableQuestions(db: Transaction, { lessonIds, conceptIds, families }: PoolSetup) {
  const kinds = itemKinds.filter((kind) => families.includes(familyOf(kind)))
  return db
    .selectFrom('Question as question')
    .innerJoin('Lesson as lesson', 'lesson.id', 'question.lessonId')
    .innerJoin('Card as card', 'card.id', 'question.cardId')
    .innerJoin('Item as item', 'item.id', 'question.itemId')
    .where('question.retiredAtMillis', 'is', null)
    .where('lesson.retiredAtMillis', 'is', null)
    .where('card.retiredAtMillis', 'is', null)
    .$if(lessonIds.length > 0, (questions) => questions.where('question.lessonId', 'in', lessonIds))
    .$if(families.length > 0, (questions) => questions.where('item.kind', 'in', kinds))
    .$if(conceptIds.length > 0, (questions) =>
      questions.where('question.cardId', 'in', (eb) =>
        eb.selectFrom('CardConcept').select('cardId').where('conceptId', 'in', conceptIds),
      ),
    )
}
