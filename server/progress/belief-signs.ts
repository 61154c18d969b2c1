import { sql } from 'kysely'
import * as zm from 'zod/mini'
import { answerSchema, type Answer } from '#domain/items/answer'
import { beliefGroup } from '#domain/items/sibling-groups'
import { wrongOption } from '#domain/items/wrong-option'
import { optionSchema } from '#domain/items/item-face'
import { beliefs, type Belief, type BeliefSign } from '#domain/progress/beliefs'
import type { Transaction } from '#server/database/transaction'
import { jsonElements, jsonValue, outOfIndex } from '#server/database/sql-functions'
import { RowReader } from '#server/row-reader'
import { isGradedInForce } from '#server/study/answer-record'
import type { AnswerRecord, RecordPart } from '#server/study/record-parts'

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

/** A sign without what only the answers to all cards tell: whether its program was new. */
interface SignOfCard extends Omit<LoggedSign, 'isNewProgram'> {
  program: string
}

/** What the answers to some cards say. */
interface SignsOfCards {
  /** Oldest first. */
  signs: SignOfCard[]
  /** The answer with which each program was asked about first, by these cards. */
  firstAsked: ReadonlyMap<string, FirstAsked>
}

type FirstAsked = Pick<LoggedSign, 'eventId' | 'atMillis'>

/**
 * What the graded answers to some cards say about misconceptions: in study, in practice and in quizzes. Guesses, and answers
 * that were undone or that the learner says were right, say nothing; but they too have shown the program.
 */
export async function signsOfCards(
  db: Transaction,
  userId: string,
  cards: RecordPart,
): Promise<SignsOfCards> {
  const courses = await coursesOfPrograms(db, [...cards.keys()])
  const logged = [...courses.keys()]
    .flatMap((cardId) => cards.get(cardId)?.logged ?? [])
    .toSorted((a, b) => a.atMillis - b.atMillis)
  const questions = await questionsOfItems(db, [...new Set(logged.flatMap(({ itemId }) => itemId ?? []))])
  const firstAsked = new Map<string, FirstAsked>()
  const telling = logged.flatMap((given) => {
    const { itemId } = given
    const courseId = courses.get(given.cardId)
    if (itemId === null || courseId === undefined) return []
    const { program, options } = questions.get(itemId) ?? { program: itemId, options: [] }
    const { id: eventId, atMillis } = given
    if (!firstAsked.has(program)) firstAsked.set(program, { eventId, atMillis })
    const isTelling = isGradedInForce(given) && options.length > 0 && given.confidence !== 'guess'
    return isTelling ? [{ given, itemId, courseId, options, program }] : []
  })
  const answers = await answersOf(
    db,
    userId,
    telling.filter(({ given }) => !given.correct).map(({ given }) => given.id),
  )
  const signs = telling.flatMap(({ given, itemId, courseId, options, program }) => {
    const { id: eventId, cardId, atMillis, studyDay } = given
    const answer = answers.get(eventId) ?? null
    const named = given.correct
      ? options.flatMap(({ misconception }) => misconception ?? [])
      : shownBy(options, answer)
    return [...new Set(named)].map((misconception) => ({
      ...{ eventId, cardId, itemId, courseId, atMillis, studyDay, misconception, answer, program },
      ...{ shows: !given.correct, belief: beliefGroup(courseId, misconception) },
    }))
  })
  return { signs, firstAsked }
}

/** What a part of a learner's log says, as far as it can still matter. */
interface SignsOfPart extends Pick<SignsOfCards, 'firstAsked'> {
  byBelief: ReadonlyMap<string, SignOfCard[]>
}

/** Kept for as long as a part is the same, see `ofParts`. */
const kept = new WeakMap<RecordPart, SignsOfPart>()

async function signsOfPart(db: Transaction, userId: string, part: RecordPart): Promise<SignsOfPart> {
  const known = kept.get(part)
  if (known !== undefined) return known
  const { signs, firstAsked } = await signsOfCards(db, userId, part)
  const byBelief = new Map(
    [...Map.groupBy(signs, ({ belief }) => belief)].map(([belief, own]) => {
      // What was right before the belief was shown refutes nothing.
      const last = own.findLastIndex(({ shows }) => shows)
      return [belief, own.filter(({ shows }, index) => shows || index > last)]
    }),
  )
  kept.set(part, { byBelief, firstAsked })
  return { byBelief, firstAsked }
}

/** The misconceptions that a learner's answers have shown, see {@link beliefs}. */
export async function shownBeliefs(
  db: Transaction,
  userId: string,
  record: AnswerRecord,
): Promise<Belief<LoggedSign>[]> {
  const parts: SignsOfPart[] = []
  for (const part of record.parts) parts.push(await signsOfPart(db, userId, part))
  const lastShown = new Map<string, number>()
  for (const { byBelief } of parts) {
    for (const [belief, own] of byBelief) {
      const last = own.findLast(({ shows }) => shows)?.atMillis
      if (last !== undefined) lastShown.set(belief, Math.max(last, lastShown.get(belief) ?? last))
    }
  }
  const firstAsked = new Map<string, FirstAsked>()
  for (const part of parts) {
    for (const [program, asked] of part.firstAsked) {
      const known = firstAsked.get(program)
      if (known === undefined || asked.atMillis < known.atMillis) firstAsked.set(program, asked)
    }
  }
  const wasFirst = ({ program, eventId }: SignOfCard) => firstAsked.get(program)?.eventId === eventId
  const signs = [...lastShown].flatMap(([belief, last]) =>
    parts.flatMap(({ byBelief }) =>
      (byBelief.get(belief) ?? []).filter(({ shows, atMillis }) => shows || atMillis >= last),
    ),
  )
  // Of an answer that shows a belief, nobody asks whether its program was new.
  return beliefs(signs.map((sign) => ({ ...sign, isNewProgram: !sign.shows && wasFirst(sign) })))
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
    // Else SQLite goes through all rows of the learner by an index.
    .where(outOfIndex(sql.ref<string>('userId')), '=', userId)
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
