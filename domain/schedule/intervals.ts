import { z } from 'zod'
import type { Rating } from '#domain/schedule/rating'
import type { State } from '#domain/schedule/schedule'

const maxSteps = 6
/** Hard may last half as long again as a step, and must not last longer than the day that follows Good. */
const maxStepMinutes = 720

const steps = z
  .array(z.int().min(1).max(maxStepMinutes))
  .min(1)
  .max(maxSteps)
  .refine((minutes) => minutes.every((each, index) => index === 0 || each > (minutes[index - 1] ?? each)))

/** What a learner may wish of the times between showings, beside how much they want to recall. */
export const intervalsSchema = z.object({
  /** Minutes until a card that is new is shown again, step by step, each longer than the one before. */
  learningMinutes: steps,
  /** The same for a card that was forgotten. */
  relearningMinutes: steps,
  /** Days; nothing is put off for longer. */
  longestDays: z.int().min(7).max(3_650),
})
export type Intervals = Readonly<z.infer<typeof intervalsSchema>>

/** Steps as somebody types them: minutes, with spaces or commas between them. */
export const typedStepsSchema = z
  .string()
  .trim()
  .regex(/^\d+([\s,;]+\d+)*$/)
  .transform((text) => text.split(/[\s,;]+/).map(Number))
  .pipe(steps)

/** Those of whoever has wished for nothing else. A year is the longest: what is taught here changes with each Python. */
export const defaultIntervals: Intervals = {
  learningMinutes: [1, 10],
  relearningMinutes: [10],
  longestDays: 365,
}

/** A step that a card waits in, and how long. */
export interface Step {
  /** Index among the steps. */
  step: number
  minutes: number
}

/**
 * The step that a rating leads to, as Anki has it; null if it leads to an interval of days.
 *
 * @param schedule its `step` may be one that the learner has since taken away: it counts as the last
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

/** Hard stays in its step: the first lasts until half-way to the second, or half as long again if alone. */
function hardStep(steps: readonly number[], current: number): Step | null {
  const [first, second] = steps
  const minutes = steps[current]
  if (first === undefined || minutes === undefined) return null
  if (current > 0) return { step: current, minutes }
  return { step: 0, minutes: Math.round(second === undefined ? first * 1.5 : (first + second) / 2) }
}
