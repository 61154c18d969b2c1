import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { answerSchema, confidenceSchema, textOfAnswer } from '#domain/items/answer'
import { overrides } from '#domain/schedule/override'
import type { Rating } from '#domain/schedule/rating'
import { placeAnswer, showingAtRevision, type Place } from '#domain/schedule/place-answer'
import { isRightGuess } from '#domain/schedule/rating-of-answer'
import { changesInForce } from '#domain/schedule/replay'
import { ratingSchema, type CardSchedule } from '#domain/schedule/schedule'
import { studyDayOf } from '#domain/schedule/study-day'
import { believedTime } from '#domain/schedule/trusted-time'
import { database } from '#server/database/database'
import { prepared } from '#server/database/prepared-query'
import type { Transaction } from '#server/database/transaction'
import { countSchema, idSchema, instantSchema, keySchema } from '#server/input-schemas'
import { appendEvent } from '#server/study/append-event'
import { hasFollowUp } from '#server/study/card-questions'
import { eventsIn, rowsOfCard } from '#server/study/events-of-card'
import { logGuess } from '#server/study/log-guess'
import { makeRelatedCardDue } from '#server/study/make-related-card-due'
import { judgeAnswer } from '#server/study/judge-answer'
import { scheduleColumns, scheduleOf } from '#server/study/schedule-row'
import { studySettings } from '#server/study/study-settings'

const maxDurationMillis = 10 * 60_000

export const reviewInputSchema = z
  .object({
    /** Made by the client once per showing; sending it again changes nothing. */
    key: keySchema,
    cardId: idSchema,
    /** The item that was shown. */
    itemId: idSchema,
    /** The showing: the key of the rating or reset that it followed, null for a new card. */
    follows: z.string().max(1_100).nullable().optional(),
    /** How earlier versions name the showing: by the revision of the schedule. */
    revision: countSchema.optional(),
    /** Whether the card was repeated for practice, so that the rating must not count. */
    isPractice: z.boolean().optional(),
    /** As the learner chose it; an answer that was graded as wrong counts as Again all the same. */
    rating: ratingSchema,
    /** What was typed, chosen or ordered; null if the learner judged themselves without it. */
    answer: answerSchema.nullable().default(null),
    /** How sure the learner was before the answer was shown; null if that was not asked. */
    confidence: confidenceSchema.nullish(),
    /** The right guess among options that led to this question. It is kept as practice. */
    guess: z.object({ itemId: idSchema, answer: answerSchema }).nullish(),
    /** Why the learner says that the answer was right although it was graded as wrong; null if they do not. */
    override: z.enum(overrides).nullish(),
    /** Time to answer; null if the learner was away meanwhile. */
    durationMillis: countSchema.nullable(),
    /** When it was rated, by the client's clock. */
    atMillis: instantSchema,
  })
  .refine(({ follows, revision }) => follows !== undefined || revision !== undefined, {
    message: 'Either `follows` or `revision` must say which showing was answered.',
  })
export type ReviewInput = z.infer<typeof reviewInputSchema>

export interface ReviewResult {
  /**
   * `stale`: the answer was logged as practice, because it does not rate the card, see `Place`, or because it was a
   * right guess among options where another question could have followed. `repeated`: the key was
   * already logged; the id is that of the logged review.
   */
  kind: 'recorded' | 'repeated' | 'stale'
  /** Why it is practice, if it was logged just now and was not meant to be. */
  because: 'answered' | 'late' | null
  reviewId: string
  /** The rating that counts, which is lower than the learner's if the grade does not allow that. */
  rating: Rating
}

/** There is no such card or item; the page may be older than the content. */
export class UnknownCardError extends Error {}

/**
 * Records an answer with its rating: writes the log and the schedule in one transaction.
 *
 * @param now the server's time; the client's is believed as far as `placeAnswer` allows
 * @throws UnknownCardError
 */
export function recordReview(userId: string, input: ReviewInput, now: Date): Promise<ReviewResult> {
  return database.writeOf(userId, async (db) => {
    const { key, cardId, itemId, answer } = input
    const known = await readEvent.first(db, { userId, key })
    if (known !== undefined) {
      const kind = known.event === 'rated' ? 'repeated' : 'stale'
      return { kind, because: null, reviewId: known.id, rating: ratingSchema.parse(known.rating) }
    }
    const shown = await readShown.first(db, { userId, cardId, itemId })
    if (shown === undefined) throw new UnknownCardError(`There is no item ${itemId} of card ${cardId}.`)
    const settings = await studySettings(db, userId)
    const current = scheduleOf(shown)
    const times = { clientAtMillis: input.atMillis, serverAtMillis: now.getTime() }
    const { follows, place } = await placeOf(db, userId, input, current, times)
    const believedMillis = believedTime(times.clientAtMillis, times.serverAtMillis) ?? times.serverAtMillis
    const atMillis = place.kind === 'rates' ? place.atMillis : believedMillis
    const confidence = input.confidence ?? null
    const durationMillis =
      (input.durationMillis ?? Infinity) > maxDurationMillis ? null : input.durationMillis
    const judged = await judgeAnswer(
      db,
      { ...input, userId, confidence, durationMillis, override: input.override ?? null },
      shown,
      { today: studyDayOf(atMillis, settings.dayBoundary), dayBoundary: settings.dayBoundary },
    )
    const { rating, correct, override, misconception } = judged
    const isOnlyGuessed =
      isRightGuess(judged.kind, { correct, confidence }) &&
      (await hasFollowUp(db, { cardId, itemId, kind: judged.kind }))
    const rates = place.kind === 'rates' && !isOnlyGuessed
    if (input.guess != null) {
      const showing = { userId, cardId, key, follows, current, ...times, atMillis }
      await logGuess(db, showing, input.guess, settings)
    }
    const { id: reviewId } = await appendEvent(
      db,
      {
        userId,
        cardId,
        key,
        eventDetails: {
          event: rates ? 'rated' : 'practised',
          itemId,
          rating,
          correct,
          answer: answer === null ? null : JSON.stringify(answer),
          confidence,
          override,
          durationMillis,
          follows,
        },
        current,
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
    if (!rates) {
      const because = place.kind === 'rates' || input.isPractice === true ? null : place.kind
      return { kind: 'stale', because, reviewId, rating }
    }
    if (misconception !== null) {
      const { lessonId, courseId } = shown
      const mistake = { userId, cardId, lessonId, courseId, key, misconception }
      await makeRelatedCardDue(db, mistake, now, settings)
    }
    return { kind: 'recorded', because: null, reviewId, rating }
  })
}

/** Which showing was answered, and where the answer belongs. Reads the card's log only if the card has changed since. */
async function placeOf(
  db: Transaction,
  userId: string,
  input: ReviewInput,
  current: CardSchedule,
  times: { clientAtMillis: number; serverAtMillis: number },
): Promise<{ follows: string | null; place: Place }> {
  const { cardId, isPractice, revision } = input
  if (input.follows !== undefined && isPractice === true) {
    return { follows: input.follows, place: { kind: 'answered' } }
  }
  if (input.follows === current.follows || revision === current.revision) {
    const { follows } = current
    const place = placeAnswer({ follows, ...times }, [])
    const isLatest = place.kind === 'rates' && place.atMillis >= (current.lastEventAtMillis ?? 0)
    if (isLatest || place.kind === 'late') return { follows, place }
  }
  const rows = await rowsOfCard(db, userId, cardId)
  const changes = changesInForce(await eventsIn(db, rows))
  if (input.follows !== undefined) {
    return { follows: input.follows, place: placeAnswer({ follows: input.follows, ...times }, changes) }
  }
  const follows = showingAtRevision(rows, revision ?? 0)
  const followed = changes.find(({ key }) => key === follows)
  // Two devices may have counted to the same revision in different ways. An answer is none to what came after it.
  const isOther = followed !== undefined && times.clientAtMillis < followed.atMillis
  return { follows, place: isOther ? { kind: 'late' } : placeAnswer({ follows, ...times }, changes) }
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
    .where((eb) => eb.or([eb('lesson.ownerId', 'is', null), eb('lesson.ownerId', '=', value('userId'))]))
    .select(['item.face', 'lesson.id as lessonId', 'lesson.courseId'])
    .select(scheduleColumns),
)
