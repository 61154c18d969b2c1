import { z } from 'zod'
import { answerSchema, confidenceSchema, type Answer } from '#domain/items/answer'
import { gradeAnswer } from '#domain/items/grade-answer'
import { itemFaceSchema } from '#domain/items/item-face'
import { applyEvent, timeOfRating } from '#domain/schedule/replay'
import { ratingSchema } from '#domain/schedule/schedule'
import type { Sql } from '#server/database/direct'
import { direct } from '#server/database/prisma'
import { appendEventDirectly } from '#server/study/append-event'
import { makeSameBeliefCardDue } from '#server/study/make-same-belief-card-due'
import { carriedOver } from '#server/study/carry-over'
import { eventOfKey } from '#server/study/events-of-card'
import { otherTerms } from '#server/study/other-terms'
import { scheduleColumns, scheduleOf, type JoinedSchedule } from '#server/study/schedule-row'
import { summaryOf } from '#server/study/schedule-summary'
import type { ScheduleSummary } from '#server/study/schedule-summary'
import { studySettings } from '#server/study/study-settings'

const maxDurationMillis = 10 * 60_000

export const reviewInputSchema = z.object({
  /** Made by the client once per showing; sending it again changes nothing. */
  key: z.string().regex(/^[\w-]{8,100}$/),
  cardId: z.string().min(1),
  /** The item that was shown. */
  itemId: z.string().min(1),
  /** Of the schedule that was shown. */
  revision: z.int().min(0),
  rating: ratingSchema,
  /** What was typed, chosen or ordered; null where the learner judged without it. */
  answer: answerSchema.nullable().default(null),
  /** What the learner said before the answer was shown; null if it was not asked. */
  confidence: confidenceSchema.nullish(),
  /** Null if the learner was away meanwhile. */
  durationMillis: z.int().min(0).nullable(),
  /** When it was rated, by the client's clock. */
  atMillis: z.int(),
})
export type ReviewInput = z.infer<typeof reviewInputSchema>

export interface ReviewResult {
  /**
   * `stale`: the schedule had changed since it was shown (another tab or device was first), so this one was
   * kept as practice. `repeated`: the key was known; the answer is the one from then.
   */
  kind: 'recorded' | 'repeated' | 'stale'
  reviewId: string
  schedule: ScheduleSummary
}

/** There is no such card or item; perhaps the page is older than the content. */
export class UnknownCardError extends Error {}

/**
 * Records a rating: the log and the schedule, in one transaction.
 *
 * @param now the server's time; the client's is believed only as far as `trustedTime` does
 * @throws UnknownCardError
 */
export function recordReview(userId: string, input: ReviewInput, now: Date): Promise<ReviewResult> {
  return direct.write((sql) => {
    const earlier = resultOfKey(sql, userId, input.key)
    if (earlier !== null) return earlier
    const { cardId, itemId } = input
    const row = sql.get<ShownRow>(readShown, { userId, cardId, itemId })
    if (row === undefined) throw new UnknownCardError(`There is no item ${itemId} of card ${cardId}.`)
    const settings = studySettings(sql, userId)
    const before = scheduleOf(row)
    const times = { clientAtMillis: input.atMillis, serverAtMillis: now.getTime() }
    const isStale = before.revision !== input.revision
    const after = isStale
      ? before
      : applyEvent(
          carriedOver(sql, { userId, cardId }, before, settings),
          { event: 'rated', id: input.key, rating: input.rating, ...times, ...settings },
          cardId,
        )
    const { durationMillis, key } = input
    const graded = gradeOf(sql, row, input.answer)
    const reviewId = appendEventDirectly(
      sql,
      {
        userId,
        cardId,
        key,
        eventDetails: {
          event: isStale ? 'practised' : 'rated',
          itemId,
          rating: input.rating,
          correct: graded?.correct ?? null,
          answer: input.answer === null ? null : JSON.stringify(input.answer),
          confidence: input.confidence ?? null,
          durationMillis: (durationMillis ?? Infinity) > maxDurationMillis ? null : durationMillis,
        },
        before,
        after,
        ...times,
        atMillis: timeOfRating(before, times),
      },
      settings,
    )
    if (!isStale && graded?.misconception) {
      const { misconception } = graded
      makeSameBeliefCardDue(
        sql,
        { userId, cardId, lessonId: row.lessonId, key, misconception },
        now,
        settings,
      )
    }
    const schedule = summaryOf(after, settings.dayBoundary)
    return { kind: isStale ? 'stale' : 'recorded', reviewId, schedule }
  })
}

type ShownRow = JoinedSchedule & { face: string; lessonId: string; courseId: string }

const readShown = `
  SELECT item.face AS face, lesson.id AS lessonId, lesson.courseId AS courseId, ${scheduleColumns}
  FROM Item item JOIN Card card ON card.id = item.cardId JOIN Lesson lesson ON lesson.id = card.lessonId
    LEFT JOIN CardSchedule schedule ON schedule.userId = @userId AND schedule.cardId = card.id
  WHERE item.id = @itemId AND item.cardId = @cardId`

/** As the machine grades what was given, and the belief that leads to it; null where only the learner can judge. */
function gradeOf(
  sql: Sql,
  { face: json, courseId }: ShownRow,
  answer: Answer | null,
): { correct: boolean; misconception: string | null } | null {
  if (answer === null) return null
  const face = itemFaceSchema.parse(JSON.parse(json))
  if (face.kind === 'self-graded') return null
  const { correct } = gradeAnswer(face, answer, otherTerms(sql, face, courseId))
  const chosen = answer.kind === 'choice' ? face.options.find(({ text }) => text === answer.text) : undefined
  return { correct, misconception: correct ? null : (chosen?.misconception ?? null) }
}

/** What was answered when this key came first. */
function resultOfKey(sql: Sql, userId: string, key: string): ReviewResult | null {
  const past = eventOfKey(sql, userId, key)
  if (past === null) return null
  const { id, event, after, dayBoundary } = past
  if (event.event === 'undone') throw new Error(`Key ${key} belongs to an undone event.`)
  const kind = event.event === 'rated' ? 'repeated' : 'stale'
  return { kind, reviewId: id, schedule: summaryOf(after, dayBoundary) }
}
