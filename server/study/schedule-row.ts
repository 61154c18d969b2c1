import { defaultWeights } from '#domain/schedule/fsrs'
import { cardScheduleSchema, newSchedule } from '#domain/schedule/schedule'
import type { CardSchedule } from '#domain/schedule/schedule'

export const scheduleSelect = {
  state: true,
  step: true,
  stability: true,
  difficulty: true,
  dueAtMillis: true,
  dueDay: true,
  lastReviewedAtMillis: true,
  lastStudyDay: true,
  reps: true,
  lapses: true,
  suspended: true,
  buriedUntilDay: true,
  weightsVersion: true,
  revision: true,
} as const

/** The same columns for SQL, of a table named `schedule`. */
export const scheduleColumns = Object.keys(scheduleSelect)
  .map((column) => `schedule.${column} AS ${column}`)
  .join(', ')

/** Columns as Prisma has them, or as SQLite has them: numbers for instants, 0 or 1 for whether. */
interface StoredSchedule extends Omit<ScheduleRow, 'dueAtMillis' | 'lastReviewedAtMillis' | 'suspended'> {
  dueAtMillis: bigint | number | null
  lastReviewedAtMillis: bigint | number | null
  suspended: boolean | number
}

/** Columns of {@link scheduleColumns}; all null where they were joined to nothing. */
export type JoinedSchedule = { [Column in keyof StoredSchedule]: StoredSchedule[Column] | null }

interface ScheduleRow {
  state: CardSchedule['state']
  step: number
  stability: number | null
  difficulty: number | null
  dueAtMillis: bigint | null
  dueDay: number | null
  lastReviewedAtMillis: bigint | null
  lastStudyDay: number | null
  reps: number
  lapses: number
  suspended: boolean
  buriedUntilDay: number | null
  weightsVersion: string
  revision: number
}

/** The schedule in a row of the database; no row is a card that the learner has never met. */
export function scheduleOf(row: StoredSchedule | JoinedSchedule | null | undefined): CardSchedule {
  if (row === null || row === undefined || row.state === null) return newSchedule
  return cardScheduleSchema.parse({
    ...row,
    suspended: Boolean(row.suspended),
    dueAtMillis: millisOf(row.dueAtMillis),
    lastReviewedAtMillis: millisOf(row.lastReviewedAtMillis),
  })
}

/** The row for a schedule. A column without meaning in its state is null; `step` is 0. */
export function rowOf(schedule: CardSchedule): ScheduleRow {
  const { state, reps, lapses, suspended, buriedUntilDay, revision } = schedule
  const common = { state, reps, lapses, suspended, buriedUntilDay, revision }
  const unset = { step: 0, dueAtMillis: null, dueDay: null }
  if (schedule.state === 'New') {
    const noMemory = { stability: null, difficulty: null, lastReviewedAtMillis: null, lastStudyDay: null }
    return { ...common, ...unset, ...noMemory, weightsVersion: defaultWeights.version }
  }
  const { stability, difficulty, weightsVersion, lastStudyDay } = schedule
  const lastReviewedAtMillis = BigInt(schedule.lastReviewedAtMillis)
  const memory = { stability, difficulty, weightsVersion, lastReviewedAtMillis, lastStudyDay }
  return schedule.state === 'Review'
    ? { ...common, ...unset, ...memory, dueDay: schedule.dueDay }
    : { ...common, ...unset, ...memory, step: schedule.step, dueAtMillis: BigInt(schedule.dueAtMillis) }
}

const millisOf = (column: bigint | number | null) => (column === null ? null : Number(column))
