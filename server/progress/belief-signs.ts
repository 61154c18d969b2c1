import { sql } from 'kysely'
import * as zm from 'zod/mini'
import { answerSchema, type Answer } from '#domain/items/answer'
import { beliefGroup } from '#domain/items/sibling-groups'
import { wrongOption } from '#domain/items/wrong-option'
import { optionSchema } from '#domain/items/item-face'
import type { BeliefSign } from '#domain/progress/beliefs'
import type { Transaction } from '#server/database/sqlite-database'
import { jsonElements, jsonValue } from '#server/database/sqlite-functions'
import { RowReader } from '#server/row-reader'
import { givenAt } from '#server/study/given-at'

/** A sign of a belief, and the answer that gives it. */
export interface LoggedSign extends BeliefSign {
  /** Id of the answer in the log. */
  eventId: string
  cardId: string
  itemId: string
  courseId: string
  /** Id of the misconception within its course. */
  misconception: string
  answer: Answer
}

const optionsSchema = zm.array(optionSchema)
type Options = zm.infer<typeof optionsSchema>

/**
 * What a learner's graded answers say about misconceptions, oldest first: in study, in practice and in quizzes. Guesses,
 * and answers that were undone or that the learner says were right, say nothing; but they too have shown the program.
 *
 * @param cardIds only answers to these cards; by default, to all
 */
export async function beliefSigns(
  db: Transaction,
  userId: string,
  cardIds?: readonly string[],
): Promise<LoggedSign[]> {
  const answers = await answersToPrograms(db, userId, cardIds)
  const questions = await questionsOfItems(db, [...new Set(answers.map(({ itemId }) => itemId))])
  const reader = new RowReader()
  const asked = new Set<string>()
  return answers.flatMap(({ id, cardId, itemId, atMillis, studyDay, courseId, ...given }) => {
    const { program, options } = questions.get(itemId) ?? { program: itemId, options: [] }
    const isNewProgram = !asked.has(program)
    asked.add(program)
    const isSilent = given.correct === null || given.override !== null || given.isUndone
    if (isSilent || options.length === 0 || given.confidence === 'guess') return []
    const answer = reader.read(`event ${id}`, () => answerSchema.parse(JSON.parse(given.answer ?? '')))
    if (answer === null) return []
    const named = given.correct
      ? options.flatMap(({ misconception }) => misconception ?? [])
      : shownBy(options, answer)
    return [...new Set(named)].map((misconception) => ({
      ...{ eventId: id, cardId, itemId, atMillis, studyDay, courseId, misconception, answer, isNewProgram },
      ...{ shows: !given.correct, belief: beliefGroup(courseId, misconception) },
    }))
  })
}

/** The misconception that a wrong answer shows; none if it shows no known one. */
function shownBy(options: Options, answer: Answer): string[] {
  const misconception = wrongOption(options, answer)?.misconception ?? null
  return misconception === null ? [] : [misconception]
}

/** All answers about programs, oldest first, whether they are graded and in force or not. */
async function answersToPrograms(db: Transaction, userId: string, cardIds: readonly string[] | undefined) {
  const found = db
    .selectFrom('ReviewLog as log')
    .innerJoin('Card as card', 'card.id', 'log.cardId')
    .innerJoin('Lesson as lesson', 'lesson.id', 'card.lessonId')
    .where('log.userId', '=', userId)
    .where('log.event', 'in', ['rated', 'practised'])
    .where('card.facet', '=', 'behaviour')
    .select(['log.id', 'log.cardId', 'log.itemId', 'log.answer', 'log.correct', 'log.confidence'])
    .select(['log.override', 'log.studyDay', givenAt.as('atMillis'), 'lesson.courseId'])
    .select((eb) =>
      eb
        .exists(eb.selectFrom('ReviewLog as undo').select('undo.id').whereRef('undo.undoneId', '=', 'log.id'))
        .as('isUndone'),
    )
    .orderBy(givenAt)
    .orderBy('log.revision')
  const rows = await (
    cardIds === undefined
      ? found
      : found.where('log.cardId', 'in', jsonElements(sql.val(JSON.stringify(cardIds))))
  ).execute()
  return rows.flatMap(({ itemId, correct, isUndone, ...row }) =>
    itemId === null
      ? []
      : [
          {
            ...row,
            itemId,
            correct: correct === null ? null : Boolean(correct),
            isUndone: Boolean(isUndone),
          },
        ],
  )
}

interface QuestionOfItem {
  /** Identifies the program that it is about. */
  program: string
  /** The wrong options, each with the misconception that leads to it. */
  options: Options
}

/**
 * What some items ask, by item id. The options are their own, or else those of the question in which the outputs of the
 * same program are given.
 */
async function questionsOfItems(
  db: Transaction,
  itemIds: readonly string[],
): Promise<ReadonlyMap<string, QuestionOfItem>> {
  const rows = await db
    .selectFrom('Item as shown')
    .where('shown.id', 'in', jsonElements(sql.val(JSON.stringify(itemIds))))
    .select((eb) => [
      'shown.id',
      'shown.runHash',
      jsonValue<string>(eb.ref('shown.face'), '$.options').as('own'),
      eb
        .selectFrom('Question as question')
        .innerJoin('Item as choice', 'choice.id', 'question.itemId')
        .whereRef('question.cardId', '=', 'shown.cardId')
        .where('question.retiredAtMillis', 'is', null)
        .where('choice.kind', '=', 'output-choice')
        .whereRef('choice.runHash', '=', 'shown.runHash')
        .where('shown.kind', 'in', ['output-typed', 'output-order'])
        .select((each) => jsonValue<string>(each.ref('choice.face'), '$.options').as('options'))
        .limit(1)
        .as('about'),
    ])
    .execute()
  const reader = new RowReader()
  const parsed = (id: string, json: string | null) =>
    reader.read(`item ${id}`, () => optionsSchema.parse(JSON.parse(json ?? '[]'))) ?? []
  return new Map(
    rows.map(({ id, runHash, own, about }) => {
      const options = [...parsed(id, own), ...parsed(id, about)]
      const misleading = options.filter(({ correct, misconception }) => !correct && misconception !== null)
      return [id, { program: runHash ?? id, options: misleading }]
    }),
  )
}
