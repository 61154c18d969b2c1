import { database } from '#server/database/database'

/** Number of a learner's current cards by number of lapses; cards without lapses are left out. */
export const lapseCounts = (userId: string): Promise<{ lapses: number; cards: number }[]> =>
  database.read((db) =>
    db
      .selectFrom('CardSchedule as schedule')
      .innerJoin('Card as card', 'card.id', 'schedule.cardId')
      .where('schedule.userId', '=', userId)
      .where('schedule.lapses', '>', 0)
      .where('card.retiredAtMillis', 'is', null)
      .groupBy('schedule.lapses')
      .select(({ fn }) => ['schedule.lapses', fn.countAll<number>().as('cards')])
      .execute(),
  )
