import { sql } from 'kysely'
import { textOfAnswer } from '#domain/items/answer'
import { itemFaceSchema } from '#domain/items/item-face'
import type { Belief, BeliefState } from '#domain/progress/beliefs'
import { confidenceCalibration, type ConfidenceCalibration } from '#domain/progress/confidence-calibration'
import type { Transaction } from '#server/database/transaction'
import { jsonElements } from '#server/database/sql-functions'
import { shownBeliefs, type LoggedSign } from '#server/progress/belief-signs'
import { RowReader } from '#server/row-reader'
import { answerRecord, isGradedInForce } from '#server/study/answer-record'
import { ofParts, type AnswerRecord, type RecordPart } from '#server/study/record-parts'
import { studySettings } from '#server/study/study-settings'
import { detectLanguage } from '#domain/language/detect-language'
import type { ItemKind } from '#domain/items/items'
import { readWithRecord } from '#server/study/answer-record'

/** A misconception that a learner's answers have shown. */
export interface HeldBelief {
  id: string
  belief: string
  truth: string
  /** Of both, as a BCP 47 tag; null if it cannot be told. */
  language: string | null
  courseTitle: string
  state: BeliefState
  /** How often it was shown. */
  times: number
  /** The answer that showed it last, with the program that it is about. */
  lastShown: AnswerToProgram
  /** The right answers since then, oldest first. */
  refutedBy: { cardId: string; atMillis: number; studyDay: number }[]
}

interface AnswerToProgram {
  cardId: string
  atMillis: number
  /** What was asked; null if the item is damaged. */
  prompt: string | null
  kind: ItemKind | null
  /** The language of the lesson that it is from; null if it cannot be told. */
  language: string | null
  codeHtml: string | null
  /** What was answered, as text. */
  answer: string
}

/** A belief that a learner no longer answers by. */
export type LeftBelief = Pick<HeldBelief, 'id' | 'belief' | 'truth' | 'language'>

/** An answer that was wrong although the learner was sure of it. */
export interface SureMistake {
  eventId: string
  cardId: string
  atMillis: number
  /** What the card is about; null if that has no name. */
  term: string | null
  /** The language of the lesson that it is from; null if it cannot be told. */
  language: string | null
}

export interface BeliefReport {
  /** Those held first. */
  beliefs: HeldBelief[]
  confidence: ConfidenceCalibration
  /** The latest first. */
  sureMistakes: SureMistake[]
  timeZone: string
}

const mistakesShown = 10

/** What a learner wrongly believed and still believes, and how well they know what they know. Computed from the log. */
export function readBeliefs(userId: string): Promise<BeliefReport> {
  return readWithRecord(userId, async (db) => {
    const { dayBoundary } = await studySettings(db, userId)
    const record = await answerRecord(db, userId)
    const answers = statedAnswers(record, null).flat()
    return {
      beliefs: await described(db, await shownBeliefs(db, userId, record)),
      confidence: confidenceCalibration(answers),
      sureMistakes: await sureMistakes(db, answers),
      timeZone: dayBoundary.timeZone,
    }
  })
}

/**
 * The beliefs that a learner left behind on a study day, see {@link shownBeliefs}.
 *
 * @param record the learner's
 */
export async function beliefsLeftOn(
  db: Transaction,
  userId: string,
  record: AnswerRecord,
  studyDay: number,
): Promise<LeftBelief[]> {
  // A belief is left behind by an answer, and most often there was none yet on the day on which this is asked.
  if (!latestDays(record, null).some((day) => day >= studyDay)) return []
  const left = (await shownBeliefs(db, userId, record)).filter(({ leftOnDay }) => leftOnDay === studyDay)
  if (left.length === 0) return []
  return (await described(db, left)).map(({ id, belief, truth, language }) => ({
    ...{ id, belief, truth, language },
  }))
}

/** The study day of the latest answer in each part. */
const latestDays = ofParts(
  (cards: RecordPart) => {
    let latest = -Infinity
    for (const { logged } of cards.values())
      for (const { studyDay } of logged) latest = Math.max(latest, studyDay)
    return latest
  },
  () => '',
)

/** The graded answers in force of which the learner has said how sure they were, in parts. */
const statedAnswers = ofParts(
  (cards: RecordPart) =>
    [...cards.values()].flatMap(({ logged }) =>
      logged
        .filter(isGradedInForce)
        .flatMap(({ id, cardId, atMillis, confidence, correct }) =>
          confidence !== null && correct !== null
            ? [{ eventId: id, cardId, atMillis, confidence, correct }]
            : [],
        ),
    ),
  () => '',
)

type StatedAnswer = ReturnType<typeof statedAnswers>[number][number]

async function sureMistakes(db: Transaction, answers: readonly StatedAnswer[]): Promise<SureMistake[]> {
  const latest = answers
    .filter(({ confidence, correct }) => confidence === 'sure' && !correct)
    .toSorted((a, b) => b.atMillis - a.atMillis)
    .slice(0, mistakesShown)
  const rows = await db
    .selectFrom('CardConcept as main')
    .innerJoin('Concept as concept', 'concept.id', 'main.conceptId')
    .innerJoin('Lesson as lesson', 'lesson.id', 'concept.lessonId')
    .where('main.position', '=', 0)
    .where('main.cardId', 'in', jsonElements(sql.val(JSON.stringify(latest.map(({ cardId }) => cardId)))))
    .select(['main.cardId', 'concept.term', 'lesson.language'])
    .execute()
  const named = new Map(rows.map((row) => [row.cardId, row]))
  return latest.map(({ eventId, cardId, atMillis }) => ({
    ...{ eventId, cardId, atMillis, term: named.get(cardId)?.term ?? null },
    language: named.get(cardId)?.language ?? null,
  }))
}

/** Beliefs with their texts. A misconception that its course no longer names is left out. */
async function described(db: Transaction, found: readonly Belief<LoggedSign>[]): Promise<HeldBelief[]> {
  const rows = await db
    .selectFrom('Misconception as misconception')
    .innerJoin('Course as course', 'course.id', 'misconception.courseId')
    .select(['misconception.courseId', 'misconception.id', 'misconception.belief', 'misconception.truth'])
    .select('course.title as courseTitle')
    .execute()
  const texts = new Map(rows.map((row) => [`${row.courseId}/${row.id}`, row]))
  const itemIds = found.flatMap(({ shown }) => shown.at(-1)?.itemId ?? [])
  const items = await itemsById(db, itemIds)
  return found.flatMap(({ belief: id, state, shown, refutedBy }): HeldBelief[] => {
    const last = shown.at(-1)
    const text = texts.get(`${last?.courseId}/${last?.misconception}`)
    if (last?.answer == null || text === undefined) return []
    const { belief, truth, courseTitle } = text
    const { cardId, atMillis, answer, itemId } = last
    const { face = null, language = null } = items.get(itemId) ?? {}
    const asked = {
      ...{ prompt: face?.prompt ?? null, kind: face?.kind ?? null, codeHtml: face?.codeHtml ?? null },
      language,
    }
    return [
      {
        ...{
          id,
          belief,
          truth,
          language: detectLanguage(`${belief} ${truth}`),
          courseTitle,
          state,
          times: shown.length,
        },
        lastShown: { cardId, atMillis, answer: textOfAnswer(answer), ...asked },
        refutedBy: refutedBy.map((sign) => ({
          ...{ cardId: sign.cardId, atMillis: sign.atMillis, studyDay: sign.studyDay },
        })),
      },
    ]
  })
}

async function itemsById(db: Transaction, itemIds: readonly string[]) {
  const rows = await db
    .selectFrom('Item as item')
    .innerJoin('Card as card', 'card.id', 'item.cardId')
    .innerJoin('Lesson as lesson', 'lesson.id', 'card.lessonId')
    .where('item.id', 'in', jsonElements(sql.val(JSON.stringify(itemIds))))
    .select(['item.id', 'item.face', 'lesson.language'])
    .execute()
  const reader = new RowReader()
  return new Map(
    rows.map(({ id, face, language }) => [
      id,
      { face: reader.read(`item ${id}`, () => itemFaceSchema.parse(JSON.parse(face))), language },
    ]),
  )
}
