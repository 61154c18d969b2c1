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
 * What a learner's graded answers say about misconceptions, in any order: in study, in practice and in quizzes. Guesses,
 * and answers that the learner says were right, say nothing.
 *
 * @param cardIds only answers to these cards; by default, to all
 */
export async function beliefSigns(
  db: Transaction,
  userId: string,
  cardIds?: readonly string[],
): Promise<LoggedSign[]> {
  const answers = await gradedAnswers(db, userId, cardIds)
  const options = await optionsOfItems(db, [...new Set(answers.map(({ itemId }) => itemId))])
  const reader = new RowReader()
  return answers.flatMap(({ id, itemId, answer: stored, correct, courseId, confidence, ...row }) => {
    const own = options.get(itemId) ?? []
    if (own.length === 0 || confidence === 'guess') return []
    const answer = reader.read(`event ${id}`, () => answerSchema.parse(JSON.parse(stored)))
    if (answer === null) return []
    const named = correct ? own.flatMap(({ misconception }) => misconception ?? []) : shownBy(own, answer)
    return [...new Set(named)].map((misconception) => ({
      ...row,
      ...{ eventId: id, itemId, courseId, misconception, answer, shows: !correct },
      belief: beliefGroup(courseId, misconception),
    }))
  })
}

/** The misconception that a wrong answer shows; none if it shows no known one. */
function shownBy(options: Options, answer: Answer): string[] {
  const misconception = wrongOption(options, answer)?.misconception ?? null
  return misconception === null ? [] : [misconception]
}

async function gradedAnswers(db: Transaction, userId: string, cardIds: readonly string[] | undefined) {
  const found = db
    .selectFrom('ReviewLog as log')
    .innerJoin('Card as card', 'card.id', 'log.cardId')
    .innerJoin('Lesson as lesson', 'lesson.id', 'card.lessonId')
    .where('log.userId', '=', userId)
    .where('log.event', 'in', ['rated', 'practised'])
    .where('log.correct', 'is not', null)
    .where('log.override', 'is', null)
    .where('card.facet', '=', 'behaviour')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom('ReviewLog as undo').select('undo.id').whereRef('undo.undoneId', '=', 'log.id'),
        ),
      ),
    )
    .select(['log.id', 'log.cardId', 'log.itemId', 'log.answer', 'log.correct', 'log.confidence'])
    .select(['log.studyDay', givenAt.as('atMillis'), 'lesson.courseId'])
  const rows = await (
    cardIds === undefined
      ? found
      : found.where('log.cardId', 'in', jsonElements(sql.val(JSON.stringify(cardIds))))
  ).execute()
  return rows.flatMap(({ itemId, answer, correct, ...row }) =>
    itemId === null || answer === null ? [] : [{ ...row, itemId, answer, correct: Boolean(correct) }],
  )
}

/**
 * The wrong options of some items, each with the misconception that leads to it, by item id: their own, or else those of
 * the question in which the outputs of the same program are given.
 */
async function optionsOfItems(
  db: Transaction,
  itemIds: readonly string[],
): Promise<ReadonlyMap<string, Options>> {
  const rows = await db
    .selectFrom('Item as shown')
    .where('shown.id', 'in', jsonElements(sql.val(JSON.stringify(itemIds))))
    .select((eb) => [
      'shown.id',
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
    rows.map(({ id, own, about }) => {
      const options = [...parsed(id, own), ...parsed(id, about)]
      return [id, options.filter(({ correct, misconception }) => !correct && misconception !== null)]
    }),
  )
}
