import { defaultWeights, type Memory } from '#domain/schedule/fsrs'
import type { Intervals } from '#domain/schedule/intervals'
import type { CardSchedule } from '#domain/schedule/schedule'

/** What a card of Anki is: the column `type` of `cards`. */
export const cardTypes = { New: 0, Learning: 1, Review: 2, Relearning: 3 } as const satisfies Record<
  CardSchedule['state'],
  number
>

/** Where Anki looks for a card: the column `queue` of `cards`. */
const queues = { New: 0, Learning: 1, Review: 2, Relearning: 1 } as const satisfies Record<
  CardSchedule['state'],
  number
>
export const suspendedQueue = -1
/** Hidden by the learner until the next day. */
const buriedQueue = -3

/** The columns of `cards` that make up a schedule. */
export interface AnkiSchedule {
  type: number
  queue: number
  /** The position of a new card; the second at which a step is due; or a day, counted from that of the collection. */
  due: number
  /** Days. */
  ivl: number
  /** The ease of the older scheduler, in thousandths. */
  factor: number
  reps: number
  lapses: number
  /** Steps that are left, and a thousand times those that are left today. */
  left: number
  /** JSON: the memory by FSRS. */
  data: string
}

/** Cards have their due date anew from FSRS, so that nobody's ease is taken along. */
const startingEase = 2_500

/**
 * A card's schedule as Anki has it.
 *
 * @param position of the card among the new ones, from 1
 * @param firstDay the study day from which the collection counts
 * @param today study day
 */
export function ankiScheduleOf(
  schedule: CardSchedule,
  {
    position,
    firstDay,
    today,
    intervals,
  }: { position: number; firstDay: number; today: number; intervals: Intervals },
): AnkiSchedule {
  const { state, reps, lapses, suspended, buriedUntilDay } = schedule
  const isBuried = (buriedUntilDay ?? today) > today
  const queue = suspended ? suspendedQueue : isBuried ? buriedQueue : queues[state]
  const common = { type: cardTypes[state], queue, reps, lapses }
  if (schedule.state === 'New') return { ...common, due: position, ivl: 0, factor: 0, left: 0, data: '' }
  const known = { ...common, factor: startingEase, data: memoryData(schedule) }
  if (schedule.state === 'Review') {
    const ivl = Math.max(1, schedule.dueDay - schedule.lastStudyDay)
    return { ...known, due: schedule.dueDay - firstDay, ivl, left: 0 }
  }
  const isLearning = schedule.state === 'Learning'
  const steps = isLearning ? intervals.learningMinutes : intervals.relearningMinutes
  const left = Math.max(1, steps.length - schedule.step)
  return {
    ...known,
    ...(isLearning ? { factor: 0, ivl: 0 } : { ivl: 1 }),
    due: Math.round(schedule.dueAtMillis / 1_000),
    left: left * 1_000 + left,
  }
}

/** As Anki keeps it since FSRS: stability, difficulty, and how fast the chance of recall falls. */
const memoryData = ({ stability, difficulty }: Memory): string =>
  JSON.stringify({
    s: rounded(stability, 4),
    d: rounded(difficulty, 3),
    decay: rounded(defaultWeights.values.at(-1) ?? 0, 3),
  })

const rounded = (value: number, places: number): number => Number(value.toFixed(places))
