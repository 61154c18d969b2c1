import type { Weights } from '#domain/schedule/fsrs'

/** What a training needs to know. */
export interface TrainingRequest {
  databaseUrl: string
  userId: string
  /** The learner's current weights, which the new ones are compared with. */
  inUse: Weights
}

/** The result of a training. */
export interface TrainingResult {
  /** The 21 weights of FSRS-6. */
  weights: number[]
  /** Number of answers in the earlier part. */
  trainedOn: number
  /** Number of answers in the later part, which the new weights were not trained on. */
  comparedOn: number
  /** Log loss on the later part, with the new weights and with those in use. */
  logLoss: number
  logLossBefore: number
}

/** A message from the training thread. */
export type TrainingMessage =
  | {
      kind: 'progress'
      /** Memory that the thread keeps updating. */
      memory: SharedArrayBuffer
      /** Byte offset of two 32-bit numbers in it: the steps done, and all steps. */
      pointer: number
    }
  | { kind: 'done'; result: TrainingResult }
