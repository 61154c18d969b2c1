import { drawDay, isEasyDay } from '#domain/schedule/easy-days'
import { dueBeforeExams } from '#domain/schedule/exam'
import { fuzzRange, intervalInDays, type Weights } from '#domain/schedule/fsrs'
import type { Intervals } from '#domain/schedule/intervals'
import { fuzzDraw } from '#domain/schedule/review-card'
import type { CardSchedule } from '#domain/schedule/schedule'

/** A card in review. */
export type ReviewSchedule = Extract<CardSchedule, { state: 'Review' }>

export interface RescheduleOptions {
  desiredRetention: number
  weights: Weights
  intervals: Intervals
  /** The study day. */
  today: number
}

/**
 * The study day on which a card would be due by a learner's present settings, counted from its last answer. It keeps its
 * day if that is within the fuzz range and not easy; what is due stays due, unless its day comes later. Exams bring it
 * forward.
 *
 * @param schedule its memory must come from the weights given, see `carryOver`
 */
export function dueDayBySettings(
  schedule: Pick<ReviewSchedule, 'stability' | 'dueDay' | 'lastStudyDay' | 'reps'>,
  cardId: string,
  { desiredRetention, weights, intervals, today }: RescheduleOptions,
): number {
  const { stability, dueDay, lastStudyDay, reps } = schedule
  const { longestDays, easyDays = {}, examDays = [] } = intervals
  const days = Math.min(intervalInDays(stability, desiredRetention, weights), longestDays)
  const { minDays, maxDays } = fuzzRange(days, 0, longestDays)
  const [first, last] = [lastStudyDay + minDays, lastStudyDay + maxDays]
  // The draw of its last answer: with the same settings it leads to the same day.
  const draw = fuzzDraw(cardId, reps - 1)
  const isKept = dueDay >= first && dueDay <= last && !isEasyDay(dueDay, easyDays)
  const day = isKept ? dueDay : drawDay(first, last, easyDays, draw)
  const without = isKept || day > today ? day : Math.min(dueDay, today)
  const byFsrs = { stability, lastStudyDay, dueDay: without }
  return dueBeforeExams(byFsrs, examDays, { weights, easyDays, draw, today, present: dueDay })
}
