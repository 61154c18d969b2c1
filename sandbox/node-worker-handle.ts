import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import type { Hashing } from '#sandbox/hash-mask'
import type { WorkerHandle } from '#sandbox/interpreter'
import type { NodeWorkerData } from '#sandbox/messages'
import { pythonLibrary } from '#sandbox/node-library'
import { variedPython } from '#sandbox/varied-python'

/** Large enough for Python's own recursion limits to be reached first. */
const STACK_MEGABYTES = 64

let compiled: Promise<WebAssembly.Module> | undefined

/** Python for WebAssembly, compiled once in this process. */
const compiledPython = () =>
  (compiled ??= readFile(createRequire(import.meta.url).resolve('pyodide/pyodide.asm.wasm')).then((bytes) =>
    WebAssembly.compile(variedPython(bytes)),
  ))

/** Starts an interpreter in a worker thread. */
export async function startNodeWorker(hashing: Hashing): Promise<WorkerHandle> {
  const [libraryPath, python] = await Promise.all([pythonLibrary(), compiledPython()])
  const workerData: NodeWorkerData = { hashing, libraryPath, python }
  const worker = new Worker(new URL('./node-worker.ts', import.meta.url), {
    workerData,
    // Keeps the settings and secrets of this process out of the worker.
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
        // An idle worker must not keep a script running that forgets to close the sandbox.
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
