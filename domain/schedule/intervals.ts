import { z } from 'zod'
import { easyDaysSchema } from '#domain/schedule/easy-days'
import type { Rating } from '#domain/schedule/rating'
import type { State } from '#domain/schedule/schedule'

const maxSteps = 6
/** More exams at a time are no plan. Stands here because forms need intervals, but nothing that exams need. */
export const maxExams = 10
/** Hard may be half as long again as a step, and must stay shorter than the day that follows Good. */
const maxStepMinutes = 720

const steps = z
  .array(z.int().min(1).max(maxStepMinutes))
  .min(1)
  .max(maxSteps)
  .refine((minutes) => minutes.every((each, index) => index === 0 || each > (minutes[index - 1] ?? each)))
  .readonly()

/** A learner's settings for intervals, apart from desired retention. Every event in the log has those of its time. */
export const intervalsSchema = z.object({
  /** Learning steps of a new card in minutes, each longer than the one before. */
  learningMinutes: steps,
  /** Relearning steps of a forgotten card. */
  relearningMinutes: steps,
  /** The maximum interval, in days. */
  longestDays: z.int().min(7).max(3_650),
  /** The days of the week with fewer reviews; absent if there are none. */
  easyDays: easyDaysSchema.optional(),
  /** The study days of the exams that the card is prepared for; absent if there are none. Only events have it. */
  examDays: z.array(z.int()).min(1).max(maxExams).readonly().optional(),
})
export type Intervals = Readonly<z.infer<typeof intervalsSchema>>

/** Steps as a learner types them: minutes, separated by spaces, commas or semicolons. */
export const typedStepsSchema = z
  .string()
  .trim()
  .regex(/^\d+([\s,;]+\d+)*$/)
  .transform((text): readonly number[] => text.split(/[\s,;]+/).map(Number))
  .pipe(steps)

/** The default maximum is a year, because what is taught here changes with each Python. */
export const defaultIntervals: Intervals = {
  learningMinutes: [1, 10],
  relearningMinutes: [10],
  longestDays: 365,
}

/** A learning or relearning step. */
export interface Step {
  /** Index among the steps. */
  step: number
  minutes: number
}

/**
 * The step that a rating leads to, by Anki's rules; null if it leads to an interval of days.
 *
 * @param schedule if its step no longer exists, because the learner has removed steps, it counts as the last one
 */
export function nextStep(
  schedule: { state: State; step?: number },
  rating: Rating,
  { learningMinutes, relearningMinutes }: Intervals,
): Step | null {
  const forgotten = schedule.state === 'Review' || schedule.state === 'Relearning'
  const steps = forgotten ? relearningMinutes : learningMinutes
  const current = Math.min(schedule.step ?? 0, steps.length - 1)
  const stepAt = (step: number): Step | null => {
    const minutes = steps[step]
    return minutes === undefined ? null : { step, minutes }
  }
  if (rating === 1) return stepAt(0)
  if (schedule.state === 'Review' || rating === 4) return null
  return rating === 2 ? hardStep(steps, current) : stepAt(current + 1)
}

/** Hard repeats the step. In the first step it takes the mean of the first two, or 1.5 times an only one. */
function hardStep(steps: readonly number[], current: number): Step | null {
  const [first, second] = steps
  const minutes = steps[current]
  if (first === undefined || minutes === undefined) return null
  if (current > 0) return { step: current, minutes }
  return { step: 0, minutes: Math.round(second === undefined ? first * 1.5 : (first + second) / 2) }
}
