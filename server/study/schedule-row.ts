import type { Insertable, Selectable } from 'kysely'
import type { DB } from '#prisma/database'
import { defaultWeights } from '#domain/schedule/fsrs'
import { cardScheduleSchema, newSchedule } from '#domain/schedule/schedule'
import type { CardSchedule, Standing } from '#domain/schedule/schedule'

/** The columns of `CardSchedule` that make up a schedule. */
export const scheduleColumns = [
  'state',
  'step',
  'stability',
  'difficulty',
  'dueAtMillis',
  'dueDay',
  'lastReviewedAtMillis',
  'lastStudyDay',
  'reps',
  'lapses',
  'suspended',
  'buriedUntilDay',
  'weightsVersion',
  'revision',
  'follows',
  'lastEventAtMillis',
] as const
type ScheduleColumn = (typeof scheduleColumns)[number]

/** Values of {@link scheduleColumns}; all null where a left join found no row. */
export type ScheduleRow = {
  [Column in ScheduleColumn]: Selectable<DB['CardSchedule']>[Column] | null
}

/** The schedule in a row of the database. No row means a card that the learner has never seen. */
export function scheduleOf(row: ScheduleRow | undefined): CardSchedule {
  if (row === undefined || row.state === null) return newSchedule
  return cardScheduleSchema.parse({ ...row, suspended: Boolean(row.suspended) })
}

/** The columns of `CardSchedule` that make up a standing. */
export const standingColumns = [
  'state',
  'suspended',
  'stability',
  'difficulty',
  'lastStudyDay',
  'dueDay',
  'buriedUntilDay',
] as const
type StandingRow = Pick<ScheduleRow, (typeof standingColumns)[number]>

/**
 * How a card is remembered, by its row in the database. It is read for thousands of cards at once, which is why zod does
 * not do it.
 *
 * @throws TypeError if the row is damaged
 */
export function standingOf({
  state,
  stability,
  difficulty,
  lastStudyDay,
  dueDay,
  buriedUntilDay,
  ...row
}: StandingRow): Standing {
  const suspended = Boolean(row.suspended)
  if (state === null || state === 'New') return { state: 'New', suspended, buriedUntilDay }
  if (stability === null || difficulty === null || lastStudyDay === null)
    throw new TypeError(`A ${state} card has no memory.`)
  const remembered = { suspended, buriedUntilDay, stability, difficulty, lastStudyDay }
  if (state !== 'Review') return { state, ...remembered }
  if (dueDay === null) throw new TypeError('A card in review has no due day.')
  return { state, ...remembered, dueDay }
}

/** The row for a schedule. Columns that its state does not use are null; `step` is then 0. */
export function rowOf(
  schedule: CardSchedule,
): Required<Pick<Insertable<DB['CardSchedule']>, ScheduleColumn>> {
  const { state, reps, lapses, suspended, buriedUntilDay, revision, follows, lastEventAtMillis } = schedule
  const common = { state, reps, lapses, suspended, buriedUntilDay, revision, follows, lastEventAtMillis }
  const unset = { step: 0, dueAtMillis: null, dueDay: null }
  if (schedule.state === 'New') {
    const noMemory = { stability: null, difficulty: null, lastReviewedAtMillis: null, lastStudyDay: null }
    return { ...common, ...unset, ...noMemory, weightsVersion: defaultWeights.version }
  }
  const { stability, difficulty, weightsVersion, lastReviewedAtMillis, lastStudyDay } = schedule
  const memory = { stability, difficulty, weightsVersion, lastReviewedAtMillis, lastStudyDay }
  return schedule.state === 'Review'
    ? { ...common, ...unset, ...memory, dueDay: schedule.dueDay }
    : { ...common, ...unset, ...memory, step: schedule.step, dueAtMillis: schedule.dueAtMillis }
}
