import { z } from 'zod'
import { answerSchema } from '#domain/items/answer'
import { gradeAnswer } from '#domain/items/grade-answer'
import { itemFaceSchema } from '#domain/items/item-face'
import { applyEvent, timeOfRating } from '#domain/schedule/replay'
import { cardScheduleSchema, ratingSchema } from '#domain/schedule/schedule'
import { prisma } from '#server/database/prisma'
import type { DatabaseTransaction } from '#server/database/prisma'
import { appendEvent } from '#server/study/append-event'
import { eventOf, eventSelect } from '#server/study/events-of-card'
import { otherTerms } from '#server/study/other-terms'
import { scheduleOf, scheduleSelect } from '#server/study/schedule-row'
import { summaryOf } from '#server/study/schedule-summary'
import type { ScheduleSummary } from '#server/study/schedule-summary'
import { studySettings } from '#server/study/study-settings'

const longestDurationMillis = 10 * 60_000

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
  confidence: z.enum(['guess', 'think', 'sure']).nullish(),
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
export async function recordReview(userId: string, input: ReviewInput, now: Date): Promise<ReviewResult> {
  return prisma.$transaction(async (tx) => {
    const earlier = await resultOfKey(tx, userId, input.key)
    if (earlier !== null) return earlier
    const item = await tx.item.findFirst({
      where: { id: input.itemId, cardId: input.cardId },
      select: {
        face: true,
        card: {
          select: {
            lesson: { select: { courseId: true } },
            schedules: { where: { userId }, select: scheduleSelect },
          },
        },
      },
    })
    if (item === null) throw new UnknownCardError(`There is no item ${input.itemId} of card ${input.cardId}.`)
    const face = itemFaceSchema.parse(JSON.parse(item.face))
    const grade =
      input.answer === null || face.kind === 'self-graded'
        ? null
        : gradeAnswer(face, input.answer, await otherTerms(tx, face, item.card.lesson.courseId))
    const settings = await studySettings(tx, userId)
    const before = scheduleOf(item.card.schedules[0])
    const times = { clientAtMillis: input.atMillis, serverAtMillis: now.getTime() }
    const isStale = before.revision !== input.revision
    const after = isStale
      ? before
      : applyEvent(
          before,
          { event: 'rated', id: input.key, rating: input.rating, ...times, ...settings },
          input.cardId,
        )
    const reviewId = await appendEvent(
      tx,
      {
        userId,
        cardId: input.cardId,
        key: input.key,
        happening: {
          event: isStale ? 'practised' : 'rated',
          itemId: input.itemId,
          rating: input.rating,
          correct: grade?.correct ?? null,
          answer: input.answer === null ? null : JSON.stringify(input.answer),
          confidence: input.confidence ?? null,
          durationMillis:
            (input.durationMillis ?? Infinity) > longestDurationMillis ? null : input.durationMillis,
        },
        before,
        after,
        ...times,
        atMillis: timeOfRating(before, times),
      },
      settings,
    )
    return {
      kind: isStale ? 'stale' : 'recorded',
      reviewId,
      schedule: summaryOf(after, settings.reckoning),
    }
  })
}

/** What was answered when this key came first. */
async function resultOfKey(
  tx: DatabaseTransaction,
  userId: string,
  key: string,
): Promise<ReviewResult | null> {
  const row = await tx.reviewLog.findUnique({
    where: { userId_key: { userId, key } },
    select: { ...eventSelect, cardId: true, before: true },
  })
  if (row === null) return null
  const event = eventOf(row)
  if (event.event === 'undone') throw new Error(`Key ${key} belongs to an undone event.`)
  const before = cardScheduleSchema.parse(JSON.parse(row.before))
  const { timeZone, rolloverHour } = row
  return {
    kind: event.event === 'rated' ? 'repeated' : 'stale',
    reviewId: row.id,
    schedule: summaryOf(applyEvent(before, event, row.cardId), { timeZone, rolloverHour }),
  }
}
