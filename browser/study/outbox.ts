import { tellWorker } from '#browser/offline/worker-messages'
import { browserStorage, OutboxStore, type OutboxEntry, type TextStorage } from '#browser/study/outbox-store'
import { postRequest } from '#browser/study/post-request'
import type { PostProblem, PostResult } from '#browser/study/post-result'
import { sendLock, type SendLock } from '#browser/study/send-lock'
import type { NextQueue } from '#domain/study/study-card'
import type { StudyReply } from '#domain/study/study-reply'

export interface OutboxStatus {
  /** How many entries the server has not confirmed yet. */
  unsent: number
  /** Why the last attempt to send them failed; null if it did not. */
  problem: PostProblem | null
}

/** What the server did with an entry. */
export interface Outcome {
  entryId: string
  kind: StudyReply['kind'] | 'refused'
  /** Why an answer is practice only. */
  because?: StudyReply['because']
  /** The rating that counts, if it is not the one that was sent. */
  counted?: StudyReply['counted']
  /** The queue that followed; null if the entry was refused, or if another tab got the reply. */
  queue: NextQueue | null
}

interface OutboxDependencies {
  storage: TextStorage | null
  send: (entry: OutboxEntry, learnerId: string) => Promise<PostResult>
  lock: SendLock
  now: () => number
}

const firstDelayMillis = 1_000
const maxDelayMillis = 30_000
const refused = { kind: 'refused', because: undefined, counted: undefined, queue: null } as const

/**
 * Sends one learner's requests in the background, one at a time and in order, and repeats each until the server has
 * confirmed or refused it. Unsent requests survive the page, a lost connection and a restart of the server.
 */
export class Outbox {
  readonly #learnerId: string
  readonly #store: OutboxStore
  readonly #dependencies: OutboxDependencies
  readonly #channel: BroadcastChannel | null
  readonly #statusListeners = new Set<() => void>()
  readonly #outcomeListeners = new Set<(outcome: Outcome) => void>()
  #status: OutboxStatus = { unsent: 0, problem: null }
  /** What should be told, but had no listener yet. */
  #untold: Outcome[] = []
  #isRunning = false
  #endDelay: () => void = () => undefined

  constructor(learnerId: string, dependencies: OutboxDependencies) {
    this.#learnerId = learnerId
    this.#dependencies = dependencies
    this.#store = new OutboxStore(learnerId, dependencies.storage)
    this.#channel =
      typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`retrace/outbox/${learnerId}`)
    // Another tab may send the entries of this one.
    this.#channel?.addEventListener('message', ({ data }: MessageEvent<Omit<Outcome, 'queue'>>) => {
      this.#update(this.#status.problem)
      this.#notify({ ...data, queue: null })
    })
    this.#update(null)
  }

  /** Stores a request and sends it as soon as possible. Returns the id of its entry. */
  add(request: Omit<OutboxEntry, 'id'>): string {
    const entry = { id: this.#store.newId(this.#dependencies.now()), ...request }
    this.#store.add(entry)
    this.#update(this.#status.problem)
    this.wake()
    return entry.id
  }

  /** The unsent entries, in order. */
  unsent(): readonly OutboxEntry[] {
    return this.#store.all()
  }

  get status(): OutboxStatus {
    return this.#status
  }

  /** Whether entries would be lost if the page were closed now, because the browser refuses to store them. */
  get isAtRisk(): boolean {
    return this.#store.isInMemoryOnly
  }

  onStatus(listener: () => void): () => void {
    this.#statusListeners.add(listener)
    return () => this.#statusListeners.delete(listener)
  }

  /** Listens to outcomes, first of all to those that should be told and had no listener. */
  onOutcome(listener: (outcome: Outcome) => void): () => void {
    this.#outcomeListeners.add(listener)
    for (const outcome of this.#untold.splice(0)) listener(outcome)
    return () => this.#outcomeListeners.delete(listener)
  }

  /** Sends now instead of waiting for the next attempt, for instance because the connection is back. */
  wake(): void {
    this.#endDelay()
    if (!this.#isRunning) void this.#run()
  }

  /** Reads the storage again after a storage event: another tab has added or sent something. */
  onStorage(key: string | null): void {
    if (!this.#store.isKey(key)) return
    this.#update(this.#status.problem)
    this.wake()
  }

  /** Deletes all unsent entries. */
  clear(): void {
    this.#store.clear()
    this.#update(null)
  }

  async #run(): Promise<void> {
    this.#isRunning = true
    let delayMillis = firstDelayMillis
    try {
      while (this.#store.all().length > 0) {
        const hasSent = await this.#sendAll()
        if (this.#store.all().length === 0) break
        delayMillis = hasSent ? firstDelayMillis : Math.min(delayMillis * 2, maxDelayMillis)
        await this.#delay(delayMillis)
      }
    } finally {
      this.#isRunning = false
      this.#update(null)
    }
  }

  /** Sends entries until none is left or one fails. Returns whether any was sent. */
  async #sendAll(): Promise<boolean> {
    let hasSent = false
    await this.#dependencies.lock(async (renew) => {
      for (let [entry] = this.#store.all(); entry !== undefined; [entry] = this.#store.all()) {
        renew()
        const result = await this.#dependencies.send(entry, this.#learnerId)
        if (result.kind === 'failed') return this.#update(result.problem)
        hasSent = true
        this.#store.remove(entry.id)
        this.#update(null)
        const { kind, because, counted, queue } = result.kind === 'confirmed' ? result.reply : refused
        this.#channel?.postMessage({ entryId: entry.id, kind, because, counted })
        this.#notify({ entryId: entry.id, kind, because, counted, queue })
      }
    })
    return hasSent
  }

  async #delay(millis: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    const timer = setTimeout(resolve, millis)
    this.#endDelay = resolve
    await promise
    clearTimeout(timer)
    this.#endDelay = () => undefined
  }

  #notify(outcome: Outcome): void {
    const isNews = outcome.because !== undefined || outcome.counted !== undefined
    if (isNews && this.#outcomeListeners.size === 0) this.#untold.push(outcome)
    for (const listener of this.#outcomeListeners) listener(outcome)
  }

  #update(problem: PostProblem | null): void {
    const unsent = this.#store.all().length
    const next = { unsent, problem: unsent === 0 ? null : problem }
    if (next.unsent === this.#status.unsent && next.problem === this.#status.problem) return
    this.#status = next
    for (const listener of this.#statusListeners) listener()
  }
}

/** Sends an entry, and sees to it that a kept page does not ask a card again that has been answered. */
async function sendAndTell(entry: OutboxEntry, learnerId: string): Promise<PostResult> {
  const result = await postRequest(entry, learnerId)
  if (result.kind === 'confirmed') tellWorker({ kind: 'answered', learnerId, cardId: entry.cardId })
  return result
}

const outboxes = new Map<string, Outbox>()

/** The outbox of a learner. There is one per page load: client-side navigation keeps it. */
export function outboxOf(learnerId: string): Outbox {
  const existing = outboxes.get(learnerId)
  if (existing !== undefined) return existing
  const storage = browserStorage()
  const now = () => Date.now()
  const outbox = new Outbox(learnerId, {
    storage,
    send: sendAndTell,
    lock: sendLock(learnerId, storage, now),
    now,
  })
  outboxes.set(learnerId, outbox)
  window.addEventListener('online', () => outbox.wake())
  window.addEventListener('storage', ({ key }) => outbox.onStorage(key))
  document.addEventListener('visibilitychange', () => outbox.wake())
  // A last attempt before the page is gone. If it fails, the next page sends the entries.
  window.addEventListener('pagehide', () => outbox.wake())
  window.addEventListener('beforeunload', (event) => {
    if (outbox.isAtRisk) event.preventDefault()
  })
  return outbox
}
