import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { Mutex } from 'async-mutex'
import { database } from '#server/database/database'
import type { TrainingMessage, TrainingRequest, TrainingResult } from '#server/optimiser/training-messages'
import { databaseUrl } from '#server/settings'
import { studySettings } from '#server/study/study-settings'

/** Progress of a training. */
export type TrainingState =
  /** Another learner's training is running. */
  | { kind: 'waiting' }
  /** `share` is the completed part, from 0 to 1. */
  | { kind: 'running'; share: number }
  | { kind: 'failed' }

// Pages and routes are bundled separately, and must share the trainings.
declare global {
  var retraceTrainings: { states: Map<string, () => TrainingState>; oneAtATime: Mutex } | undefined
}
const { states, oneAtATime } = (globalThis.retraceTrainings ??= {
  states: new Map<string, () => TrainingState>(),
  oneAtATime: new Mutex(),
})

/** The progress of a learner's training; null if there is none, or it has finished. */
export const trainingState = (userId: string): TrainingState | null => states.get(userId)?.() ?? null

/**
 * Trains weights on a learner's log in a worker thread, one learner at a time, and stores the result. Does nothing
 * while a training of this learner is waiting or running.
 *
 * @returns resolves when it has finished or failed; it never rejects
 */
export async function train(userId: string): Promise<void> {
  const state = trainingState(userId)
  if (state !== null && state.kind !== 'failed') return
  states.set(userId, () => ({ kind: 'waiting' }))
  try {
    await oneAtATime.runExclusive(async () => {
      const { weights: inUse } = await database.read((db) => studySettings(db, userId))
      const request = { databaseUrl: databaseUrl(), userId, inUse }
      const result = await runInThread(request, (share) => {
        states.set(userId, () => ({ kind: 'running', share: share() }))
      })
      await storeWeights(request, result)
    })
    states.delete(userId)
  } catch (error) {
    console.error('A training of weights failed:', error)
    states.set(userId, () => ({ kind: 'failed' }))
  }
}

/** Path of the worker. `turbopackIgnore` keeps the bundler from including it in the page. */
const threadFile = path.join(/* turbopackIgnore: true */ process.cwd(), 'server/optimiser/training-thread.ts')

function runInThread(
  request: TrainingRequest,
  onProgress: (share: () => number) => void,
): Promise<TrainingResult> {
  onProgress(() => 0)
  const { promise, resolve, reject } = Promise.withResolvers<TrainingResult>()
  // Its stdout is captured because fsrs-rs prints progress. An empty environment keeps secrets out of the worker.
  const worker = new Worker(/* turbopackIgnore: true */ threadFile, {
    workerData: request,
    env: {},
    stdout: true,
  })
  worker.on('message', (message: TrainingMessage) => {
    if (message.kind === 'done') resolve(message.result)
    else onProgress(readShareFrom(message))
  })
  worker.on('error', reject)
  worker.on('exit', (status) => reject(new Error(`The thread ended with status ${status}.`)))
  return promise
}

function readShareFrom({ memory, pointer }: Extract<TrainingMessage, { kind: 'progress' }>): () => number {
  const counts = new Uint32Array(memory, pointer, 2)
  return () => {
    const [done = 0, total = 0] = counts
    return total === 0 ? 0 : Math.min(1, done / total)
  }
}

async function storeWeights(
  { userId, inUse }: TrainingRequest,
  { weights, ...figures }: TrainingResult,
): Promise<void> {
  await database.writeOf(userId, (db) =>
    db
      .insertInto('LearnedWeights')
      .values({
        id: randomUUID(),
        userId,
        weights: JSON.stringify(weights),
        trainedAtMillis: Date.now(),
        comparedWith: inUse.version,
        ...figures,
      })
      .execute(),
  )
}
