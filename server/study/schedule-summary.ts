import { startOfStudyDay } from '#domain/schedule/study-day'
import type { DayBoundary } from '#domain/schedule/study-day'
import type { CardSchedule, State } from '#domain/schedule/schedule'

/** The part of a schedule that a learner sees. */
export interface ScheduleSummary {
  state: State
  revision: number
  suspended: boolean
  /** When the card is due; null for a new card. */
  due: { kind: 'instant'; atMillis: number } | { kind: 'day'; studyDay: number; fromMillis: number } | null
}

export function summaryOf(schedule: CardSchedule, dayBoundary: DayBoundary): ScheduleSummary {
  const { state, revision, suspended } = schedule
  return { state, revision, suspended, due: dueOf(schedule, dayBoundary) }
}

function dueOf(schedule: CardSchedule, dayBoundary: DayBoundary): ScheduleSummary['due'] {
  switch (schedule.state) {
    case 'New':
      return null
    case 'Review':
      return {
        kind: 'day',
        studyDay: schedule.dueDay,
        fromMillis: startOfStudyDay(schedule.dueDay, dayBoundary),
      }
    case 'Learning':
    case 'Relearning':
      return { kind: 'instant', atMillis: schedule.dueAtMillis }
  }
}
