// The worker thread that trains FSRS weights on a learner's log. It takes seconds, which would block the server.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import { weightsOf } from '#domain/schedule/fsrs'
import { predictionOf, splitByTime, trainingItems } from '#domain/schedule/training'
import { openDatabase } from '#server/database/open'
import { readRatings } from '#server/optimiser/read-ratings'
import type { TrainingMessage, TrainingRequest } from '#server/optimiser/training-messages'

const { databaseUrl, userId, inUse } = workerData as TrainingRequest
const post = (message: TrainingMessage) => parentPort?.postMessage(message)

/** Loads fsrs-rs, compiled to WebAssembly. Its helper for more threads needs a `self`, but only one thread trains. */
async function loadOptimiser() {
  Object.assign(globalThis, { self: new EventTarget() })
  const { Fsrs, Progress, initSync } = await import('fsrs-browser')
  const file = createRequire(import.meta.url).resolve('fsrs-browser/fsrs_browser_bg.wasm')
  const { memory } = initSync({ module: readFileSync(file) })
  return { fsrs: new Fsrs(), progress: Progress.new(), memory }
}

const database = openDatabase(databaseUrl)
const { earlier, later } = splitByTime(await database.read((db) => readRatings(db, userId)))
await database.close()
const { fsrs, progress, memory } = await loadOptimiser()
if (memory.buffer instanceof SharedArrayBuffer) {
  post({ kind: 'progress', memory: memory.buffer, pointer: progress.pointer() })
}
const { ratings, deltas, lengths } = trainingItems(earlier)
const trained = weightsOf('trained', [...fsrs.computeParameters(ratings, deltas, lengths, progress, true)])
post({
  kind: 'done',
  result: {
    weights: [...trained.values],
    trainedOn: earlier.length,
    comparedOn: later.length,
    logLoss: predictionOf(later, trained).logLoss,
    logLossBefore: predictionOf(later, inUse).logLoss,
  },
})
