/** Something that the server is to be told, in the form in which it is sent. */
export interface OutboxEntry {
  /** Entries of one browser are sent in the order of their ids. */
  id: string
  /** The card that it is about: until the server knows of it, nobody else's word on that card is the latest. */
  cardId: string
  path: string
  body: unknown
}

const prefixOf = (learnerId: string) => `retrace/outbox/${learnerId}/`

/** How a browser keeps texts: `localStorage`, or what stands in for it in a test. */
export type TextStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/**
 * What one learner's answers still wait to be sent, kept in the browser under a key for each: two tabs that
 * write at once cannot overwrite each other, and the answer is safe before the key press is over. What the
 * browser refuses to keep (no room, storage switched off) is kept in memory.
 * See docs/decisions/0012-outbox.md.
 */
export class OutboxEntries {
  readonly #prefix: string
  readonly #storage: TextStorage | null
  readonly #inMemory = new Map<string, OutboxEntry>()
  #lastMillis = 0

  constructor(learnerId: string, storage: TextStorage | null) {
    this.#prefix = prefixOf(learnerId)
    this.#storage = storage
  }

  /** An id that comes after all that this page has made, and after those of other pages before it. */
  newId(nowMillis: number): string {
    this.#lastMillis = Math.max(this.#lastMillis + 1, nowMillis)
    return `${String(this.#lastMillis).padStart(15, '0')}-${randomText(4)}`
  }

  add(entry: OutboxEntry): void {
    try {
      if (this.#storage === null) throw new Error('There is no storage.')
      this.#storage.setItem(this.#prefix + entry.id, JSON.stringify(entry))
    } catch {
      this.#inMemory.set(entry.id, entry)
    }
  }

  remove(id: string): void {
    this.#inMemory.delete(id)
    this.#storage?.removeItem(this.#prefix + id)
  }

  /** All entries, in the order in which they are to be sent. */
  all(): OutboxEntry[] {
    const stored = this.#ids().map((id) => entryOf(this.#storage?.getItem(this.#prefix + id) ?? null))
    return [...stored.filter((entry) => entry !== null), ...this.#inMemory.values()].sort((a, b) =>
      a.id < b.id ? -1 : 1,
    )
  }

  /** Whether leaving the page would lose something. */
  get isInMemoryOnly(): boolean {
    return this.#inMemory.size > 0
  }

  /** Whether a storage event is about these entries. */
  isKey(key: string | null): boolean {
    return key === null || key.startsWith(this.#prefix)
  }

  clear(): void {
    for (const { id } of this.all()) this.remove(id)
  }

  #ids(): string[] {
    const storage = this.#storage
    if (storage === null) return []
    return Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '')
      .filter((key) => key.startsWith(this.#prefix))
      .map((key) => key.slice(this.#prefix.length))
  }
}

/** Text of random hex digits; `crypto.randomUUID` would need a secure context, which a local network is not. */
export function randomText(bytes: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}

/** The browser's storage; null where it is switched off. */
export function browserStorage(): Storage | null {
  try {
    return window.localStorage
  } catch {
    return null
  }
}

/** An entry as it was kept; null for what is none, as after somebody's own hand in the storage. */
function entryOf(text: string | null): OutboxEntry | null {
  if (text === null) return null
  try {
    const entry: unknown = JSON.parse(text)
    return isEntry(entry) ? entry : null
  } catch {
    return null
  }
}

function isEntry(value: unknown): value is OutboxEntry {
  if (typeof value !== 'object' || value === null) return false
  const entry: Partial<Record<keyof OutboxEntry, unknown>> = value
  return [entry.id, entry.cardId, entry.path].every((part) => typeof part === 'string') && 'body' in entry
}
