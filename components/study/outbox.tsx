import {
  browserStorage,
  OutboxEntries,
  type OutboxEntry,
  type TextStorage,
} from '#components/study/outbox-entries'
import { senderTurn, type SenderTurn } from '#components/study/sender-turn'

/** Why something is not sent yet; null while nothing stands in the way. */
export type OutboxTrouble = 'unreachable' | 'signed-out' | 'other-learner' | null

/** What a learner is told of an outbox. */
export interface OutboxStatus {
  /** How many entries the server has not confirmed yet. */
  unsent: number
  trouble: OutboxTrouble
}

/** What came of an entry: the server's answer as it came, or null if it refused the entry for good. */
export interface Outcome {
  entryId: string
  reply: unknown
}

/** What the server said to an attempt to send. */
export type Attempt =
  { kind: 'confirmed'; reply: unknown } | { kind: 'refused' } | { kind: 'trouble'; trouble: OutboxTrouble }

interface Surroundings {
  storage: TextStorage | null
  send: (entry: OutboxEntry, learnerId: string) => Promise<Attempt>
  turn: SenderTurn
  now: () => number
}

const firstWaitMillis = 1_000
const maxWaitMillis = 30_000

/**
 * Sends what a learner did, in the background, one entry after the other in their order, each until the server
 * has confirmed or refused it. What is unsent outlives the page, a lost connection and a restart of the server.
 */
export class Outbox {
  readonly #learnerId: string
  readonly #entries: OutboxEntries
  readonly #surroundings: Surroundings
  readonly #channel: BroadcastChannel | null
  readonly #statusListeners = new Set<() => void>()
  readonly #outcomeListeners = new Set<(outcome: Outcome) => void>()
  #status: OutboxStatus = { unsent: 0, trouble: null }
  #isRunning = false
  #wake: () => void = () => undefined

  constructor(learnerId: string, surroundings: Surroundings) {
    this.#learnerId = learnerId
    this.#surroundings = surroundings
    this.#entries = new OutboxEntries(learnerId, surroundings.storage)
    this.#channel =
      typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`retrace/outbox/${learnerId}`)
    // What another tab has sent for this one.
    this.#channel?.addEventListener('message', ({ data }: MessageEvent<Outcome>) => {
      this.#update(this.#status.trouble)
      this.#tell(data)
    })
    this.#update(null)
  }

  /** Keeps something and sends it as soon as can be. Gives the id of the entry. */
  add(part: Omit<OutboxEntry, 'id'>): string {
    const entry = { id: this.#entries.newId(this.#surroundings.now()), ...part }
    this.#entries.add(entry)
    this.#update(this.#status.trouble)
    this.wake()
    return entry.id
  }

  /** What waits, in its order. */
  waiting(): readonly OutboxEntry[] {
    return this.#entries.all()
  }

  get status(): OutboxStatus {
    return this.#status
  }

  /** Whether leaving the page would lose something, because the browser keeps nothing. */
  get isAtRisk(): boolean {
    return this.#entries.isInMemoryOnly
  }

  onStatus(listener: () => void): () => void {
    this.#statusListeners.add(listener)
    return () => this.#statusListeners.delete(listener)
  }

  onOutcome(listener: (outcome: Outcome) => void): () => void {
    this.#outcomeListeners.add(listener)
    return () => this.#outcomeListeners.delete(listener)
  }

  /** Sends now what waits, as when the connection is back. */
  wake(): void {
    this.#wake()
    if (!this.#isRunning) void this.#run()
  }

  /** Looks again at what is kept: another tab may have added or sent something. */
  lookAgain(key: string | null): void {
    if (!this.#entries.isKey(key)) return
    this.#update(this.#status.trouble)
    this.wake()
  }

  /** Throws away what is unsent. */
  clear(): void {
    this.#entries.clear()
    this.#update(null)
  }

  async #run(): Promise<void> {
    this.#isRunning = true
    let waitMillis = firstWaitMillis
    try {
      while (this.#entries.all().length > 0) {
        const hadSome = await this.#sendAll()
        if (this.#entries.all().length === 0) break
        waitMillis = hadSome ? firstWaitMillis : Math.min(waitMillis * 2, maxWaitMillis)
        await this.#pause(waitMillis)
      }
    } finally {
      this.#isRunning = false
      this.#update(null)
    }
  }

  /** Sends until nothing is left or something stands in the way; tells whether anything went out. */
  async #sendAll(): Promise<boolean> {
    let hadSome = false
    await this.#surroundings.turn(async (renew) => {
      for (let [entry] = this.#entries.all(); entry !== undefined; [entry] = this.#entries.all()) {
        renew()
        const attempt = await this.#surroundings.send(entry, this.#learnerId)
        if (attempt.kind === 'trouble') return this.#update(attempt.trouble)
        hadSome = true
        this.#entries.remove(entry.id)
        this.#update(null)
        const reply = attempt.kind === 'confirmed' ? attempt.reply : null
        const outcome = { entryId: entry.id, reply }
        this.#channel?.postMessage(outcome)
        this.#tell(outcome)
      }
    })
    return hadSome
  }

  async #pause(millis: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    const timer = setTimeout(resolve, millis)
    this.#wake = resolve
    await promise
    clearTimeout(timer)
    this.#wake = () => undefined
  }

  #tell(outcome: Outcome): void {
    for (const listener of this.#outcomeListeners) listener(outcome)
  }

  #update(trouble: OutboxTrouble): void {
    const unsent = this.#entries.all().length
    const next = { unsent, trouble: unsent === 0 ? null : trouble }
    if (next.unsent === this.#status.unsent && next.trouble === this.#status.trouble) return
    this.#status = next
    for (const listener of this.#statusListeners) listener()
  }
}

const maxAnswerMillis = 15_000
/** Browsers let requests of this size outlive their page, together. */
const maxKeptAliveBytes = 60_000

/** Sends an entry over the network. It names its learner: the server refuses it if somebody else is signed in. */
async function sendEntry({ path, body }: OutboxEntry, learnerId: string): Promise<Attempt> {
  const text = JSON.stringify(body)
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-learner': learnerId },
      body: text,
      keepalive: text.length < maxKeptAliveBytes / 4,
      signal: AbortSignal.timeout(maxAnswerMillis),
    })
    if (response.status === 401) return { kind: 'trouble', trouble: 'signed-out' }
    if (response.status === 409) return { kind: 'trouble', trouble: 'other-learner' }
    const reply: unknown = await response.json()
    // The page of some proxy on the way is no answer of ours.
    if (response.ok && has(reply, 'kind')) return { kind: 'confirmed', reply }
    const isForGood = response.status >= 400 && response.status < 500 && response.status !== 429
    if (isForGood && has(reply, 'error')) return { kind: 'refused' }
  } catch {
    // There is no network, no server, or no JSON.
  }
  return { kind: 'trouble', trouble: 'unreachable' }
}

const has = (value: unknown, name: string) => typeof value === 'object' && value !== null && name in value

const outboxes = new Map<string, Outbox>()

/** The outbox of a learner in this page. It lives as long as the page, whatever room the learner is in. */
export function outboxOf(learnerId: string): Outbox {
  const known = outboxes.get(learnerId)
  if (known !== undefined) return known
  const storage = browserStorage()
  const now = () => Date.now()
  const outbox = new Outbox(learnerId, {
    storage,
    send: sendEntry,
    turn: senderTurn(learnerId, storage, now),
    now,
  })
  outboxes.set(learnerId, outbox)
  window.addEventListener('online', () => outbox.wake())
  window.addEventListener('storage', ({ key }) => outbox.lookAgain(key))
  document.addEventListener('visibilitychange', () => outbox.wake())
  // The last chance of this page; what fails now is sent by the next one.
  window.addEventListener('pagehide', () => outbox.wake())
  window.addEventListener('beforeunload', (event) => {
    if (outbox.isAtRisk) event.preventDefault()
  })
  return outbox
}
