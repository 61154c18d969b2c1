import { z } from 'zod'
import { defaultWeights } from '#domain/schedule/fsrs'
import { ratings } from '#domain/schedule/rating'

export const ratingSchema = z.literal(ratings)

const common = {
  /** How often it has been rated since it was new. */
  reps: z.int().min(0),
  /** How often it has been forgotten while in Review. */
  lapses: z.int().min(0),
  suspended: z.boolean(),
  /** Hidden until this study day; null if it is not buried. */
  buriedUntilDay: z.int().nullable(),
  /** Number of events that have arrived, whether they are in force or not. */
  revision: z.int().min(0),
  /** Key of the latest rating or reset in force; null if there is none. It identifies the next showing of the card. */
  follows: z.string().nullable().default(null),
  /** When the latest event in force was given; null if there is none. */
  lastEventAtMillis: z.int().nullable().default(null),
}

const memory = {
  /** Days after which the chance of recall has fallen to 90 %. */
  stability: z.number().positive(),
  /** From 1 to 10. */
  difficulty: z.number().min(1).max(10),
  /** Version of the weights that these two were computed with. */
  weightsVersion: z.string().default(defaultWeights.version),
  lastReviewedAtMillis: z.int(),
  lastStudyDay: z.int(),
}

const steps = {
  /** Index of its current step. */
  step: z.int().min(0),
  dueAtMillis: z.int(),
}

/** One learner's schedule of one card. In steps it is due at an instant, in Review on a study day. */
export const cardScheduleSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('New'), ...common }),
  z.object({ state: z.literal('Learning'), ...steps, ...memory, ...common }),
  z.object({ state: z.literal('Review'), dueDay: z.int(), ...memory, ...common }),
  z.object({ state: z.literal('Relearning'), ...steps, ...memory, ...common }),
])
export type CardSchedule = z.infer<typeof cardScheduleSchema>
export type State = CardSchedule['state']

/** The schedule of a card that the learner has never seen. */
export const newSchedule: CardSchedule = {
  state: 'New',
  reps: 0,
  lapses: 0,
  suspended: false,
  buriedUntilDay: null,
  revision: 0,
  follows: null,
  lastEventAtMillis: null,
}

type Parts<Whole, Key extends PropertyKey> = Whole extends unknown ? Pick<Whole, Key & keyof Whole> : never

/** What of a schedule says how well its card is remembered, and whether it is due. */
export type Standing = Parts<
  CardSchedule,
  'state' | 'suspended' | 'buriedUntilDay' | 'stability' | 'difficulty' | 'lastStudyDay' | 'dueDay'
>
