import type { Standing } from '#domain/schedule/schedule'
import type { CardAtStart } from '#domain/schedule/workload'
import type { Transaction } from '#server/database/transaction'

/** Query for the learned cards that a learner still studies. */
export const learnedCards = (db: Transaction, userId: string) =>
  db
    .selectFrom('CardSchedule as schedule')
    .innerJoin('Card as card', 'card.id', 'schedule.cardId')
    .where('schedule.userId', '=', userId)
    .where('schedule.state', '<>', 'New')
    .where('schedule.suspended', '=', false)
    .where('card.retiredAtMillis', 'is', null)
    .select([
      'schedule.cardId',
      'schedule.stability',
      'schedule.difficulty',
      'schedule.lastStudyDay',
      'schedule.dueDay',
    ])
    .orderBy('schedule.cardId')

interface LearnedRow {
  stability: number | null
  difficulty: number | null
  lastStudyDay: number | null
  /** Null for a card in a learning step, which is due today. */
  dueDay: number | null
}

/** Learned cards as a simulation that begins today takes them. Rows without a memory are left out. */
export const cardsAtStart = (rows: readonly LearnedRow[], today: number): CardAtStart[] =>
  rows.flatMap(({ stability, difficulty, lastStudyDay, dueDay }) =>
    stability === null || difficulty === null || lastStudyDay === null
      ? []
      : [remembered({ stability, difficulty, lastStudyDay, dueDay }, today)],
  )

/** A card as a simulation that begins today takes it; null if it was never rated. */
export function atStart(standing: Standing, today: number): CardAtStart | null {
  if (standing.state === 'New') return null
  return remembered({ ...standing, dueDay: standing.state === 'Review' ? standing.dueDay : null }, today)
}

interface Remembered {
  stability: number
  difficulty: number
  lastStudyDay: number
  dueDay: number | null
}

const remembered = (
  { stability, difficulty, lastStudyDay, dueDay }: Remembered,
  today: number,
): CardAtStart => ({
  memory: { stability, difficulty },
  elapsedDays: Math.max(0, today - lastStudyDay),
  dueInDays: (dueDay ?? today) - today,
})
