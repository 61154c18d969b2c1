import type { Weights } from '#domain/schedule/fsrs'

/** What a training is about. */
export interface TrainingRequest {
  databaseFile: string
  userId: string
  /** Those that the learner has now: the new ones must be better. */
  inUse: Weights
}

/** What came of a training. */
export interface TrainingResult {
  /** The 21 weights of FSRS-6. */
  weights: number[]
  /** Answers of the earlier part. */
  trainedOn: number
  /** Answers of the later part, which the new weights did not see. */
  comparedOn: number
  /** Log loss on the later part. */
  logLoss: number
  logLossBefore: number
}

/** What the thread that trains says. */
export type TrainingMessage =
  | {
      kind: 'progress'
      /** Memory that the thread goes on writing to. */
      memory: SharedArrayBuffer
      /** Where two 32-bit numbers stand in it: what is done, and of how much. */
      pointer: number
    }
  | { kind: 'done'; result: TrainingResult }
