import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import type { WorkerHandle } from '#sandbox/interpreter'
import type { NodeWorkerData } from '#sandbox/messages'
import { pythonLibrary } from '#sandbox/node-library'

/** Enough that Python's own limits on nesting are reached first. */
const STACK_MEGABYTES = 64

let compiled: Promise<WebAssembly.Module> | undefined

/** Python for WebAssembly, compiled once in this process. */
const compiledPython = () =>
  (compiled ??= readFile(createRequire(import.meta.url).resolve('pyodide/pyodide.asm.wasm')).then((bytes) =>
    WebAssembly.compile(bytes),
  ))

/** Starts an interpreter in a worker thread. */
export async function startNodeWorker(hashSeed: string): Promise<WorkerHandle> {
  const [libraryPath, python] = await Promise.all([pythonLibrary(), compiledPython()])
  const workerData: NodeWorkerData = { hashSeed, libraryPath, python }
  const worker = new Worker(new URL('./node-worker.ts', import.meta.url), {
    workerData,
    // Nothing of this process's settings and secrets is in the worker at all.
    env: {},
    execArgv: [],
    resourceLimits: { stackSizeMb: STACK_MEGABYTES },
    stdin: true,
    stdout: true,
    stderr: true,
  })
  return {
    send(message) {
      worker.ref()
      worker.postMessage(message)
    },
    listen({ received, failed }) {
      for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event)
      worker.on('message', (message) => {
        // A script that forgets to close the sandbox must still end: an idle worker keeps nobody waiting.
        worker.unref()
        received(message)
      })
      worker.on('error', failed)
      worker.on('exit', () => failed(new Error('The worker of the sandbox ended.')))
    },
    async end() {
      for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event)
      await worker.terminate()
    },
  }
}
