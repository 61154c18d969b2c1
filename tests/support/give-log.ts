import type { PrismaClient } from '#prisma/client'
import { defaultWeights } from '#domain/schedule/fsrs'
import { defaultIntervals } from '#domain/schedule/intervals'
import { applyEvent } from '#domain/schedule/replay'
import type { Rating } from '#domain/schedule/rating'
import { ratingSchema, newSchedule, type CardSchedule } from '#domain/schedule/schedule'
import { studyDayOf } from '#domain/schedule/study-day'
import { rowOf } from '#server/study/schedule-row'

export interface Given {
  cardId: string
  rating: Rating
  atMillis: number
}

const dayBoundary = { timeZone: 'UTC', rolloverHour: 4 }

/**
 * Gives a learner answers on cards of their own, oldest first, with the schedules that they lead to. The cards stand in
 * the lesson of a card, show what it shows, and are retired: nobody else is asked them.
 */
export async function giveLog(
  database: PrismaClient,
  userId: string,
  likeCardId: string,
  answers: readonly Given[],
): Promise<void> {
  const { lessonId, item } = await database.card.findUniqueOrThrow({
    where: { id: likeCardId },
    select: { lessonId: true, item: true },
  })
  const itemOf = (cardId: string) => `item of ${cardId}`
  const idOf = (name: string) => `${userId}/${name}`
  const schedules = new Map<string, CardSchedule>()
  const log = answers.map(({ cardId: name, rating, atMillis }, index) => {
    const before = schedules.get(name) ?? newSchedule
    const times = { clientAtMillis: atMillis, serverAtMillis: atMillis }
    const settings = {
      dayBoundary,
      desiredRetention: 0.9,
      intervals: defaultIntervals,
      weights: defaultWeights,
    }
    const event = {
      event: 'rated',
      id: '',
      rating: ratingSchema.parse(rating),
      ...times,
      ...settings,
    } as const
    const after = applyEvent(before, event, idOf(name))
    schedules.set(name, after)
    return {
      userId,
      key: `given-${index}`,
      cardId: idOf(name),
      itemId: itemOf(idOf(name)),
      event: event.event,
      rating,
      before: JSON.stringify(before),
      revision: after.revision,
      clientAtMillis: BigInt(atMillis),
      serverAtMillis: BigInt(atMillis),
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
      facet: 'given',
      position: 1_000 + position,
      itemId: itemOf(id),
      retiredAtMillis: 1n,
    }
  })
  const items = cards.map(({ id, itemId }) => ({ ...item, id: itemId, cardId: id }))
  // Cards and items name each other.
  await database.$transaction([
    database.card.createMany({ data: cards }),
    database.item.createMany({ data: items }),
  ])
  await database.cardSchedule.deleteMany({ where: { userId, card: { facet: 'given' } } })
  await database.cardSchedule.createMany({
    data: [...schedules].map(([name, schedule]) => ({ userId, cardId: idOf(name), ...rowOf(schedule) })),
  })
  await database.reviewLog.createMany({ data: log })
}
