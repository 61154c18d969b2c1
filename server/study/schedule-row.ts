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
  revision: true,
} as const

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
  revision: number
}

/** The schedule in a row of the database; no row is a card that the learner has never met. */
export function scheduleOf(row: ScheduleRow | null | undefined): CardSchedule {
  if (row === null || row === undefined) return newSchedule
  return cardScheduleSchema.parse({
    ...row,
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
    return { ...common, ...unset, ...noMemory }
  }
  const { stability, difficulty, lastStudyDay } = schedule
  const lastReviewedAtMillis = BigInt(schedule.lastReviewedAtMillis)
  const memory = { stability, difficulty, lastReviewedAtMillis, lastStudyDay }
  return schedule.state === 'Review'
    ? { ...common, ...unset, ...memory, dueDay: schedule.dueDay }
    : { ...common, ...unset, ...memory, step: schedule.step, dueAtMillis: BigInt(schedule.dueAtMillis) }
}

const millisOf = (column: bigint | null) => (column === null ? null : Number(column))
