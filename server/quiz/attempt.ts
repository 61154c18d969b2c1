import { answerSchema, type Answer } from '#domain/items/answer'
import { presentItem } from '#domain/items/present-item'
import type { PresentedItem } from '#domain/items/presented-item'
import type { Confidence } from '#domain/items/confidence'
import { itemFaceSchema, type ItemFace } from '#domain/items/item-face'
import type { Transaction } from '#server/database/transaction'
import type { RowReader } from '#server/row-reader'
import type { LessonLink } from '#server/lessons/read-lesson'

/** The columns of {@link Attempt}. */
export const attemptColumns = [
  'id',
  'userId',
  'purpose',
  'feedback',
  'seed',
  'startedAtMillis',
  'deadlineMillis',
  'finishedAtMillis',
] as const

/** A learner's quiz, without its questions. */
export type Attempt = NonNullable<Awaited<ReturnType<typeof readAttempt>>>

/** A learner's quiz; undefined if there is none with this id. */
export function readAttempt(db: Transaction, userId: string, attemptId: string) {
  return db
    .selectFrom('QuizAttempt')
    .select(attemptColumns)
    .where('id', '=', attemptId)
    .where('userId', '=', userId)
    .executeTakeFirst()
}

/** What a learner answered, and when. */
export interface GivenAnswer {
  answer: Answer
  /** How sure the learner was; null if that was not asked. */
  confidence: Confidence | null
  atMillis: number
}

/** A question of a quiz with its key. `ClosedQuestion` says when the key may leave the server. */
export interface StoredQuestion {
  position: number
  cardId: string
  itemId: string
  face: ItemFace
  ask: PresentedItem
  /** Hash of the recorded run of its program; null if it asks about no program. */
  runHash: string | null
  /** The lesson that it was made from, with the line of its file, 1-based. */
  lesson: LessonLink & { line: number }
  /** Term of its main concept; null if it has none. */
  concept: string | null
  marked: boolean
  /** Null while unanswered. */
  given: GivenAnswer | null
  /** Null until it is graded. */
  correct: boolean | null
}

/** A question that has an answer. */
export type AnsweredQuestion = StoredQuestion & { given: GivenAnswer }

/** All questions of a quiz, in order, except those that are damaged. */
export async function readQuestions(
  db: Transaction,
  attempt: Attempt,
  reader: RowReader,
): Promise<StoredQuestion[]> {
  const rows = await questionRows(db, attempt).orderBy('answer.position').execute()
  return rows.flatMap(
    (row) =>
      reader.read(`question ${row.position + 1} of quiz ${attempt.id}`, () => questionOf(attempt, row)) ?? [],
  )
}

/** One question of a quiz; undefined if it has none at that position. */
export async function readQuestion(
  db: Transaction,
  attempt: Attempt,
  position: number,
): Promise<StoredQuestion | undefined> {
  const row = await questionRows(db, attempt).where('answer.position', '=', position).executeTakeFirst()
  return row && questionOf(attempt, row)
}

function questionRows(db: Transaction, { id, userId }: Attempt) {
  return db
    .selectFrom('QuizAnswer as answer')
    .innerJoin('QuizAttempt as attempt', 'attempt.id', 'answer.attemptId')
    .innerJoin('Item as item', 'item.id', 'answer.itemId')
    .innerJoin('Question as question', 'question.id', 'answer.questionId')
    .innerJoin('Lesson as lesson', 'lesson.id', 'question.lessonId')
    .leftJoin('CardConcept as main', (join) =>
      join.onRef('main.cardId', '=', 'question.cardId').on('main.position', '=', 0),
    )
    .leftJoin('Concept as concept', 'concept.id', 'main.conceptId')
    .where('answer.attemptId', '=', id)
    .where('attempt.userId', '=', userId)
    .select(['answer.position', 'answer.answer', 'answer.confidence', 'answer.answeredAtMillis'])
    .select(['answer.marked', 'answer.correct', 'question.cardId', 'concept.term'])
    .select(['item.id as itemId', 'item.face', 'item.runHash', 'item.firstLine'])
    .select(['lesson.id as lessonId', 'lesson.courseId', 'lesson.slug', 'lesson.title', 'lesson.language'])
}

type QuestionRow = Awaited<ReturnType<ReturnType<typeof questionRows>['execute']>>[number]

function questionOf({ seed }: Attempt, row: QuestionRow): StoredQuestion {
  const { position, lessonId, courseId, slug, title, language } = row
  const face = itemFaceSchema.parse(JSON.parse(row.face))
  return {
    position,
    cardId: row.cardId,
    itemId: row.itemId,
    face,
    ask: presentItem(face, `${seed} ${position}`),
    runHash: row.runHash,
    lesson: { id: lessonId, courseId, slug, title, language, line: row.firstLine },
    concept: row.term,
    marked: Boolean(row.marked),
    given: givenIn(row),
    correct: row.correct === null ? null : Boolean(row.correct),
  }
}

function givenIn({ answer, confidence, answeredAtMillis }: QuestionRow): GivenAnswer | null {
  if (answer === null || answeredAtMillis === null) return null
  return { answer: answerSchema.parse(JSON.parse(answer)), confidence, atMillis: answeredAtMillis }
}
