import type { EngineFailure } from '#sandbox/engine'
import { workerMessageSchema, type Request } from '#sandbox/messages'
import { Printed } from '#sandbox/printed'

/** The reply of an interpreter: what was printed, and JSON or how it failed. */
export type Reply = { printed: Printed } & (
  | { kind: 'json'; json: string; hitMemoryLimit: boolean; printedTooMuch: boolean }
  | { kind: 'broken'; failure: EngineFailure; hitMemoryLimit: boolean; printedTooMuch: boolean }
  | { kind: 'too-slow' }
)

/** A worker thread of Node or a web worker, as its owner uses it. */
export interface WorkerHandle {
  send(message: unknown): void
  /** Replaces the previous listener. `failed` is called when the worker exits or breaks by itself. */
  listen(listener: { received: (message: unknown) => void; failed: (error: Error) => void }): void
  end(): Promise<void>
}

const START_MILLIS = 60_000

interface Job {
  request: Request
  resolve: (reply: Reply) => void
  reject: (error: Error) => void
}

const asError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)))
const closedError = () => new Error('The sandbox is closed.')

/** An interpreter in a worker. The worker starts with the first job and is replaced when it breaks or hangs. */
export class Interpreter {
  readonly #startWorker: () => Promise<WorkerHandle>
  readonly #wallClockMillis: number
  #jobs: Job[] = []
  #worker: Promise<WorkerHandle> | undefined
  #isBusy = false
  #isClosed = false
  #lastId = 0

  constructor(startWorker: () => Promise<WorkerHandle>, wallClockMillis: number) {
    this.#startWorker = startWorker
    this.#wallClockMillis = wallClockMillis
  }

  ask(request: Request): Promise<Reply> {
    return new Promise((resolve, reject) => {
      if (this.#isClosed) {
        reject(closedError())
        return
      }
      this.#jobs.push({ request, resolve, reject })
      void this.#runJobs()
    })
  }

  async close(): Promise<void> {
    this.#isClosed = true
    for (const job of this.#jobs.splice(0)) job.reject(closedError())
    await this.#discard()
  }

  async #runJobs(): Promise<void> {
    if (this.#isBusy) return
    this.#isBusy = true
    for (let job = this.#jobs.shift(); job; job = this.#jobs.shift()) {
      try {
        this.#worker ??= this.#start()
        job.resolve(await this.#send(await this.#worker, job.request))
      } catch (error) {
        await this.#discard()
        job.reject(asError(error))
      }
    }
    this.#isBusy = false
  }

  async #start(): Promise<WorkerHandle> {
    const worker = await this.#startWorker()
    let timer: ReturnType<typeof setTimeout> | undefined
    try {
      await new Promise<void>((resolve, reject) => {
        const received = (data: unknown) => {
          const message = workerMessageSchema.parse(data)
          if (message.kind === 'ready') resolve()
          else reject(new Error(message.kind === 'broken' ? message.reason : 'The sandbox answered unasked.'))
        }
        worker.listen({ received, failed: reject })
        timer = setTimeout(
          () => reject(new Error('The sandbox did not start within a minute.')),
          START_MILLIS,
        )
      })
    } catch (error) {
      await worker.end()
      throw error
    } finally {
      clearTimeout(timer)
    }
    return worker
  }

  async #send(worker: WorkerHandle, request: Request): Promise<Reply> {
    const id = ++this.#lastId
    const randomSeed = request.kind === 'run' ? request.options.randomSeed : 0
    const hasOtherAddresses = request.kind === 'run' && request.options.hasOtherAddresses === true
    // A misconception may be about Python itself, which then works differently.
    const isSealed = request.kind === 'run' && request.options.believes === undefined
    const printed = new Printed()
    const { reply, isUsable } = await new Promise<{ reply: Reply; isUsable: boolean }>((resolve) => {
      const done = (reply: Reply, isUsable: boolean) => {
        clearTimeout(timer)
        resolve({ reply, isUsable })
      }
      const timer = setTimeout(() => done({ kind: 'too-slow', printed }, false), this.#wallClockMillis)
      worker.listen({
        received: (data) => {
          const message = workerMessageSchema.parse(data)
          if (message.kind === 'printed' && message.id === id) printed.add(message.stream, message.bytes)
          if (message.kind !== 'answer' || message.id !== id) return
          const { json, failure, hitMemoryLimit, printedTooMuch, isUsable } = message
          const seen = { printed, hitMemoryLimit, printedTooMuch }
          if (json === null) done({ kind: 'broken', failure: failure ?? 'other', ...seen }, isUsable)
          else done({ kind: 'json', json, ...seen }, isUsable)
        },
        failed: () => {
          const seen = { printed, hitMemoryLimit: false, printedTooMuch: false }
          done({ kind: 'broken', failure: 'other', ...seen }, false)
        },
      })
      worker.send({ id, requestJson: JSON.stringify(request), randomSeed, hasOtherAddresses, isSealed })
    })
    if (isUsable) this.#replaceWhenDead(worker)
    else await this.#discard()
    return reply
  }

  /** An idle worker may die, too. The next program would wait for it in vain, and count as too slow. */
  #replaceWhenDead(worker: WorkerHandle): void {
    worker.listen({ received: () => undefined, failed: () => (this.#worker = undefined) })
  }

  async #discard(): Promise<void> {
    const worker = this.#worker
    this.#worker = undefined
    await worker?.then(
      (running) => running.end(),
      () => undefined,
    )
  }
}
