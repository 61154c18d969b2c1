import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { answerSchema, confidenceSchema, textOfAnswer } from '#domain/items/answer'
import { overrides } from '#domain/schedule/override'
import type { Rating } from '#domain/schedule/rating'
import { applyEvent, timeOfRating } from '#domain/schedule/replay'
import { ratingSchema } from '#domain/schedule/schedule'
import { studyDayOf } from '#domain/schedule/study-day'
import { database } from '#server/database/database'
import { prepared } from '#server/database/prepared-query'
import { countSchema, idSchema, instantSchema, keySchema } from '#server/input-schemas'
import { appendEvent } from '#server/study/append-event'
import { carriedOver } from '#server/study/carry-over'
import { makeRelatedCardDue } from '#server/study/make-related-card-due'
import { judgeAnswer } from '#server/study/judge-answer'
import { scheduleColumns, scheduleOf } from '#server/study/schedule-row'
import { studySettings } from '#server/study/study-settings'

const maxDurationMillis = 10 * 60_000

export const reviewInputSchema = z.object({
  /** Made by the client once per showing; sending it again changes nothing. */
  key: keySchema,
  cardId: idSchema,
  /** The item that was shown. */
  itemId: idSchema,
  /** Revision of the schedule that was shown. */
  revision: countSchema,
  /** As the learner chose it; an answer that was graded as wrong counts as Again all the same. */
  rating: ratingSchema,
  /** What was typed, chosen or ordered; null if the learner judged themselves without it. */
  answer: answerSchema.nullable().default(null),
  /** How sure the learner was before the answer was shown; null if that was not asked. */
  confidence: confidenceSchema.nullish(),
  /** Why the learner says that the answer was right although it was graded as wrong; null if they do not. */
  override: z.enum(overrides).nullish(),
  /** Time to answer; null if the learner was away meanwhile. */
  durationMillis: countSchema.nullable(),
  /** When it was rated, by the client's clock. */
  atMillis: instantSchema,
})
export type ReviewInput = z.infer<typeof reviewInputSchema>

export interface ReviewResult {
  /**
   * `stale`: the schedule had changed since it was shown, for example in another tab, so that this rating was logged as
   * practice. `repeated`: the key was already logged; the id is that of the logged review.
   */
  kind: 'recorded' | 'repeated' | 'stale'
  reviewId: string
  /** The rating that counts, which is lower than the learner's if the grade does not allow that. */
  rating: Rating
}

/** There is no such card or item; the page may be older than the content. */
export class UnknownCardError extends Error {}

/**
 * Records a rating: writes the log and the schedule in one transaction.
 *
 * @param now the server's time; the client's time is only used as far as `trustedTime` allows
 * @throws UnknownCardError
 */
export function recordReview(userId: string, input: ReviewInput, now: Date): Promise<ReviewResult> {
  return database.write(async (db) => {
    const { key, cardId, itemId, answer } = input
    const known = await readEvent.first(db, { userId, key })
    if (known !== undefined) {
      const kind = known.event === 'rated' ? 'repeated' : 'stale'
      return { kind, reviewId: known.id, rating: ratingSchema.parse(known.rating) }
    }
    const shown = await readShown.first(db, { userId, cardId, itemId })
    if (shown === undefined) throw new UnknownCardError(`There is no item ${itemId} of card ${cardId}.`)
    const settings = await studySettings(db, userId)
    const before = scheduleOf(shown)
    const isStale = before.revision !== input.revision
    const times = { clientAtMillis: input.atMillis, serverAtMillis: now.getTime() }
    const atMillis = timeOfRating(before, times)
    const confidence = input.confidence ?? null
    const durationMillis =
      (input.durationMillis ?? Infinity) > maxDurationMillis ? null : input.durationMillis
    const { rating, correct, override, misconception } = await judgeAnswer(
      db,
      { ...input, userId, confidence, durationMillis, override: input.override ?? null },
      shown,
      studyDayOf(atMillis, settings.dayBoundary),
    )
    const after = isStale
      ? before
      : applyEvent(
          await carriedOver(db, { userId, cardId }, before, settings),
          { event: 'rated', id: key, rating, ...times, ...settings },
          cardId,
        )
    const reviewId = await appendEvent(
      db,
      {
        userId,
        cardId,
        key,
        eventDetails: {
          event: isStale ? 'practised' : 'rated',
          itemId,
          rating,
          correct,
          answer: answer === null ? null : JSON.stringify(answer),
          confidence,
          override,
          durationMillis,
        },
        before,
        after,
        ...times,
        atMillis,
      },
      settings,
    )
    if (override !== null && answer !== null) {
      const createdAtMillis = now.getTime()
      const flag = { id: randomUUID(), userId, key, cardId, itemId, note: textOfAnswer(answer), override }
      await db
        .insertInto('ItemFlag')
        .values({ ...flag, createdAtMillis })
        .execute()
    }
    if (!isStale && misconception !== null) {
      const { lessonId } = shown
      await makeRelatedCardDue(db, { userId, cardId, lessonId, key, misconception }, now, settings)
    }
    return { kind: isStale ? 'stale' : 'recorded', reviewId, rating }
  })
}

/** The event that was already logged with a key. */
const readEvent = prepared<{ userId: string; key: string }>()((db, value) =>
  db
    .selectFrom('ReviewLog')
    .select(['id', 'event', 'rating'])
    .where('userId', '=', value('userId'))
    .where('key', '=', value('key')),
)

/** The item that was shown, with the learner's schedule of its card. */
const readShown = prepared<{ userId: string; cardId: string; itemId: string }>()((db, value) =>
  db
    .selectFrom('Item as item')
    .innerJoin('Card as card', 'card.id', 'item.cardId')
    .innerJoin('Lesson as lesson', 'lesson.id', 'card.lessonId')
    .leftJoin('CardSchedule as schedule', (join) =>
      join.onRef('schedule.cardId', '=', 'card.id').on('schedule.userId', '=', value('userId')),
    )
    .where('item.id', '=', value('itemId'))
    .where('item.cardId', '=', value('cardId'))
    .select(['item.face', 'lesson.id as lessonId', 'lesson.courseId'])
    .select(scheduleColumns),
)
