import { z } from 'zod'
import { defaultWeights } from '#domain/schedule/fsrs'
import { ratings } from '#domain/schedule/rating'

export const ratingSchema = z.literal(ratings)

const common = {
  /** How often it was rated since it was new. */
  reps: z.int().min(0),
  /** How often it was forgotten after it had been in Review. */
  lapses: z.int().min(0),
  suspended: z.boolean(),
  /** Hidden before this study day; null if it is not. */
  buriedUntilDay: z.int().nullable(),
  /** Number of events that made it; an answer that names an older one comes too late. */
  revision: z.int().min(0),
}

const memory = {
  /** Days after which the chance of recall has fallen to 90 %. */
  stability: z.number().positive(),
  /** 1 to 10. */
  difficulty: z.number().min(1).max(10),
  /** Names the weights by which these two were computed. */
  weightsVersion: z.string().default(defaultWeights.version),
  lastReviewedAtMillis: z.int(),
  lastStudyDay: z.int(),
}

const steps = {
  /** Index of the step it waits in. */
  step: z.int().min(0),
  dueAtMillis: z.int(),
}

/** One learner × one card. Learning steps are due at an instant, review cards on a study day. */
export const cardScheduleSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('New'), ...common }),
  z.object({ state: z.literal('Learning'), ...steps, ...memory, ...common }),
  z.object({ state: z.literal('Review'), dueDay: z.int(), ...memory, ...common }),
  z.object({ state: z.literal('Relearning'), ...steps, ...memory, ...common }),
])
export type CardSchedule = z.infer<typeof cardScheduleSchema>
export type State = CardSchedule['state']

/** The schedule of a card that the learner has never met. */
export const newSchedule: CardSchedule = {
  state: 'New',
  reps: 0,
  lapses: 0,
  suspended: false,
  buriedUntilDay: null,
  revision: 0,
}
