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
import { isGradedInForce, type AnswerRecord } from '#server/study/answer-record'

/** A sign of a belief, and the answer that gives it. */
export interface LoggedSign extends BeliefSign {
  /** Id of the answer in the log. */
  eventId: string
  cardId: string
  itemId: string
  courseId: string
  /** Id of the misconception within its course. */
  misconception: string
  /** What was answered; null for a right answer. */
  answer: Answer | null
}

const optionsSchema = zm.array(optionSchema)
type Options = zm.infer<typeof optionsSchema>

/**
 * What a learner's graded answers say about misconceptions, oldest first: in study, in practice and in quizzes. Guesses,
 * and answers that were undone or that the learner says were right, say nothing; but they too have shown the program.
 *
 * @param record the learner's
 * @param cardIds only answers to these cards; by default, to all
 */
export async function beliefSigns(
  db: Transaction,
  userId: string,
  record: AnswerRecord,
  cardIds: readonly string[] = [...record.keys()],
): Promise<LoggedSign[]> {
  const courses = await coursesOfPrograms(db, cardIds)
  const logged = [...courses.keys()]
    .flatMap((cardId) => record.get(cardId)?.logged ?? [])
    .toSorted((a, b) => a.atMillis - b.atMillis)
  const questions = await questionsOfItems(db, [...new Set(logged.flatMap(({ itemId }) => itemId ?? []))])
  const asked = new Set<string>()
  const telling = logged.flatMap((given) => {
    const { itemId } = given
    const courseId = courses.get(given.cardId)
    if (itemId === null || courseId === undefined) return []
    const { program, options } = questions.get(itemId) ?? { program: itemId, options: [] }
    const isNewProgram = !asked.has(program)
    asked.add(program)
    const isTelling = isGradedInForce(given) && options.length > 0 && given.confidence !== 'guess'
    return isTelling ? [{ ...given, itemId, courseId, options, isNewProgram }] : []
  })
  const answers = await answersOf(
    db,
    userId,
    telling.filter(({ correct }) => !correct).map(({ id }) => id),
  )
  return telling.flatMap(({ id, cardId, itemId, courseId, atMillis, studyDay, ...given }) => {
    const answer = answers.get(id) ?? null
    const named = given.correct
      ? given.options.flatMap(({ misconception }) => misconception ?? [])
      : shownBy(given.options, answer)
    return [...new Set(named)].map((misconception) => ({
      ...{ eventId: id, cardId, itemId, courseId, atMillis, studyDay, misconception, answer },
      ...{ shows: !given.correct, isNewProgram: given.isNewProgram },
      belief: beliefGroup(courseId, misconception),
    }))
  })
}

/** The misconception that a wrong answer shows; none if it shows no known one, or is damaged. */
function shownBy(options: Options, answer: Answer | null): string[] {
  const misconception = answer === null ? null : (wrongOption(options, answer)?.misconception ?? null)
  return misconception === null ? [] : [misconception]
}

/** The courses of those among some cards that ask about programs, by card id. */
async function coursesOfPrograms(
  db: Transaction,
  cardIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('Card as card')
    .innerJoin('Lesson as lesson', 'lesson.id', 'card.lessonId')
    .where('card.id', 'in', jsonElements(sql.val(JSON.stringify(cardIds))))
    .where('card.facet', '=', 'behaviour')
    .select(['card.id', 'lesson.courseId'])
    .execute()
  return new Map(rows.map(({ id, courseId }) => [id, courseId]))
}

/** What was answered, by id in the log; null if it is damaged. */
async function answersOf(
  db: Transaction,
  userId: string,
  eventIds: readonly string[],
): Promise<ReadonlyMap<string, Answer | null>> {
  const rows = await db
    .selectFrom('ReviewLog')
    .where('userId', '=', userId)
    .where('id', 'in', jsonElements(sql.val(JSON.stringify(eventIds))))
    .select(['id', 'answer'])
    .execute()
  const reader = new RowReader()
  return new Map(
    rows.map(({ id, answer }) => [
      id,
      reader.read(`event ${id}`, () => answerSchema.parse(JSON.parse(answer ?? ''))),
    ]),
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
