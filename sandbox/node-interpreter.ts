import { Worker } from 'node:worker_threads'
import type { EngineFailure } from '#sandbox/engine'
import { workerMessageSchema, type NodeWorkerData, type Request } from '#sandbox/messages'
import { pythonLibrary } from '#sandbox/node-library'

/** What an interpreter answers: JSON, or how it went down. */
export type Reply =
  | { kind: 'json'; json: string; hitMemoryLimit: boolean }
  | { kind: 'broken'; failure: EngineFailure; hitMemoryLimit: boolean }
  | { kind: 'too-slow' }

/** Enough that Python's own limits on nesting are reached first. */
const STACK_MEGABYTES = 64

interface Job {
  request: Request
  resolve: (reply: Reply) => void
  reject: (error: Error) => void
}

/** One interpreter in a worker thread. It starts with its first job and is replaced when it breaks or hangs. */
export class NodeInterpreter {
  readonly #hashSeed: string
  readonly #wallClockMillis: number
  #jobs: Job[] = []
  #worker: Promise<Worker> | undefined
  #isBusy = false
  #isClosed = false
  #lastId = 0

  constructor(hashSeed: string, wallClockMillis: number) {
    this.#hashSeed = hashSeed
    this.#wallClockMillis = wallClockMillis
  }

  ask(request: Request): Promise<Reply> {
    return new Promise((resolve, reject) => {
      if (this.#isClosed) return reject(new Error('The sandbox is closed.'))
      this.#jobs.push({ request, resolve, reject })
      void this.#work()
    })
  }

  async close(): Promise<void> {
    this.#isClosed = true
    for (const job of this.#jobs.splice(0)) job.reject(new Error('The sandbox is closed.'))
    await this.#discard()
  }

  async #work(): Promise<void> {
    if (this.#isBusy) return
    this.#isBusy = true
    for (let job = this.#jobs.shift(); job; job = this.#jobs.shift()) {
      try {
        this.#worker ??= this.#start()
        job.resolve(await this.#put(await this.#worker, job.request))
      } catch (error) {
        await this.#discard()
        job.reject(error instanceof Error ? error : new Error(String(error)))
      }
    }
    this.#isBusy = false
  }

  async #start(): Promise<Worker> {
    const workerData: NodeWorkerData = {
      hashSeed: this.#hashSeed,
      libraryPath: await pythonLibrary(),
    }
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
    // A script that forgets to close the sandbox must still end.
    worker.unref()
    try {
      await new Promise<void>((resolve, reject) => {
        worker.once('message', (data) => {
          const message = workerMessageSchema.parse(data)
          if (message.kind === 'ready') return resolve()
          reject(
            new Error(
              message.kind === 'broken' ? message.reason : 'The sandbox answered before it was asked.',
            ),
          )
        })
        worker.once('error', reject)
        worker.once('exit', () => reject(new Error('The sandbox ended while it was starting.')))
      })
    } catch (error) {
      await worker.terminate()
      throw error
    }
    return worker
  }

  async #put(worker: Worker, request: Request): Promise<Reply> {
    const id = ++this.#lastId
    const randomSeed = request.kind === 'run' ? request.options.randomSeed : 0
    const { reply, isUsable } = await new Promise<{ reply: Reply; isUsable: boolean }>((resolve) => {
      const done = (reply: Reply, isUsable: boolean) => {
        clearTimeout(timer)
        worker.removeAllListeners('message')
        worker.removeAllListeners('error')
        worker.removeAllListeners('exit')
        resolve({ reply, isUsable })
      }
      const broken = () => done({ kind: 'broken', failure: 'other', hitMemoryLimit: false }, false)
      const timer = setTimeout(() => done({ kind: 'too-slow' }, false), this.#wallClockMillis)
      worker.on('message', (data) => {
        const message = workerMessageSchema.parse(data)
        if (message.kind !== 'answer' || message.id !== id) return
        const { json, failure, hitMemoryLimit, isUsable } = message
        if (json === null) done({ kind: 'broken', failure: failure ?? 'other', hitMemoryLimit }, isUsable)
        else done({ kind: 'json', json, hitMemoryLimit }, isUsable)
      })
      worker.on('error', broken)
      worker.on('exit', broken)
      worker.postMessage({ id, requestJson: JSON.stringify(request), randomSeed })
    })
    if (!isUsable) await this.#discard()
    return reply
  }

  async #discard(): Promise<void> {
    const worker = this.#worker
    this.#worker = undefined
    await worker?.then(
      (running) => running.terminate(),
      () => undefined,
    )
  }
}
