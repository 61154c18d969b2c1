import { z } from 'zod'

/** The days of the week in the order of study days: the first of them, 1970-01-01, was a Thursday. */
const inOrder = ['thursday', 'friday', 'saturday', 'sunday', 'monday', 'tuesday', 'wednesday'] as const
export type Weekday = (typeof inOrder)[number]

/** The days of the week from Monday on. */
export const weekdays: readonly Weekday[] = [...inOrder.slice(4), ...inOrder.slice(0, 4)]

/** The share of the usual reviews that a day of the week is to have. */
const shares = { full: 1, less: 0.5, minimum: 0 } as const
export type DayLoad = keyof typeof shares
export const dayLoads = ['full', 'less', 'minimum'] as const satisfies readonly DayLoad[]

/** The days of the week on which a learner wants fewer reviews. */
export const easyDaysSchema = z.partialRecord(z.enum(inOrder), z.enum(['less', 'minimum'])).readonly()
export type EasyDays = z.infer<typeof easyDaysSchema>

/** The day of the week of a study day. */
const weekdayOf = (studyDay: number): Weekday =>
  inOrder[((studyDay % inOrder.length) + inOrder.length) % inOrder.length] ?? 'thursday'

/** Whether a study day is to have fewer reviews. */
export const isEasyDay = (studyDay: number, easyDays: EasyDays): boolean =>
  easyDays[weekdayOf(studyDay)] !== undefined

/**
 * Chooses one of the study days from the first to the last: each with a chance in proportion to the share of its day of
 * the week, or all with the same chance if no day of the range has any. Where both ends of a range move to later days, the
 * same draw never leads to an earlier one.
 *
 * @param draw from 0 (included) to 1 (excluded)
 */
export function drawDay(firstDay: number, lastDay: number, easyDays: EasyDays, draw: number): number {
  const days = Array.from({ length: lastDay - firstDay + 1 }, (_, index) => firstDay + index)
  const wanted = days.map((day) => shares[easyDays[weekdayOf(day)] ?? 'full'])
  const isAnyWanted = wanted.some((share) => share > 0)
  const shareOf = (index: number) => (isAnyWanted ? (wanted[index] ?? 0) : 1)
  const sum = days.reduce((total, _, index) => total + shareOf(index), 0)
  let left = draw * sum
  const chosen = days.findIndex((_, index) => (left -= shareOf(index)) < 0)
  return days[chosen] ?? lastDay
}
