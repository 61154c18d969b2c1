import { randomUUID } from 'node:crypto'
import { defaultWeights } from '#domain/schedule/fsrs'
import { defaultIntervals } from '#domain/schedule/intervals'
import { applyEvent } from '#domain/schedule/replay'
import type { Rating } from '#domain/schedule/rating'
import { ratingSchema, newSchedule, type CardSchedule } from '#domain/schedule/schedule'
import { studyDayOf } from '#domain/schedule/study-day'
import type { Database } from '#server/database/transaction'
import { rowOf } from '#server/study/schedule-row'

export interface SeededAnswer {
  cardId: string
  rating: Rating
  atMillis: number
  /** Whether it was graded, as the rating says; otherwise the learner judged it, and it was not timed. */
  isGraded?: boolean
}

const dayBoundary = { timeZone: 'UTC', rolloverHour: 4 }

/**
 * Inserts a learner's answers on cards of their own, oldest first, with the resulting schedules. The cards are in the
 * same lesson as an existing card, show the same item, and are retired, so that nobody else studies them.
 */
export async function seedReviewLog(
  database: Database,
  userId: string,
  likeCardId: string,
  answers: readonly SeededAnswer[],
): Promise<void> {
  const { lessonId, item } = await database.read(async (db) => {
    const card = db.selectFrom('Card').where('Card.id', '=', likeCardId)
    return {
      ...(await card.select('lessonId').executeTakeFirstOrThrow()),
      item: await card
        .innerJoin('Item', 'Item.id', 'Card.itemId')
        .selectAll('Item')
        .executeTakeFirstOrThrow(),
    }
  })
  const itemOf = (cardId: string) => `item of ${cardId}`
  const idOf = (name: string) => `${userId}/${name}`
  const schedules = new Map<string, CardSchedule>()
  const log = answers.map(({ cardId: name, rating, atMillis, isGraded = false }, index) => {
    const before = schedules.get(name) ?? newSchedule
    const settings = {
      dayBoundary,
      desiredRetention: 0.9,
      intervals: defaultIntervals,
      weights: defaultWeights,
    }
    const event = {
      event: 'rated',
      id: '',
      key: `given-${index}`,
      atMillis,
      rating: ratingSchema.parse(rating),
      ...settings,
    } as const
    const after = applyEvent(before, event, idOf(name))
    schedules.set(name, after)
    return {
      id: randomUUID(),
      userId,
      key: `given-${index}`,
      cardId: idOf(name),
      itemId: itemOf(idOf(name)),
      event: event.event,
      rating,
      ...(isGraded ? { correct: rating > 1, confidence: 'sure' as const, durationMillis: 9_000 } : {}),
      before: JSON.stringify(before),
      revision: after.revision,
      atMillis,
      follows: before.follows,
      clientAtMillis: atMillis,
      serverAtMillis: atMillis,
      studyDay: studyDayOf(atMillis, dayBoundary),
      ...dayBoundary,
      desiredRetention: 0.9,
      weightsVersion: defaultWeights.version,
    }
  })
  const cards = [...schedules.keys()].map((name, position) => {
    const id = idOf(name)
    return {
      id,
      key: id,
      lessonId,
      facet: 'statement',
      position: 1_000 + position,
      itemId: itemOf(id),
      retiredAtMillis: 1,
    }
  })
  await database.write(async (db) => {
    // Cards and items refer to each other: the foreign key of a card is checked when the transaction commits.
    for (const card of cards) await db.insertInto('Card').values(card).execute()
    for (const card of cards) {
      await db
        .insertInto('Item')
        .values({ ...item, id: card.itemId, cardId: card.id })
        .execute()
    }
    for (const [name, schedule] of schedules) {
      const row = rowOf(schedule)
      await db
        .insertInto('CardSchedule')
        .values({ userId, cardId: idOf(name), ...row })
        // A learner who has opened the lesson already has a row for each of its cards.
        .onConflict((conflict) => conflict.columns(['userId', 'cardId']).doUpdateSet(row))
        .execute()
    }
    for (const event of log) await db.insertInto('ReviewLog').values(event).execute()
  })
}
