import { randomHex } from '#browser/study/random-hex'

/** A request that has not been confirmed by the server yet, as it will be sent. */
export interface OutboxEntry {
  /** The entries of a browser are sent in the order of their ids. */
  id: string
  /** The card it is about. Until the server has the entry, no queue it sends is up to date for this card. */
  cardId: string
  path: string
  body: unknown
}

/** The part of the Web Storage API that an outbox uses, so that a test can supply its own. */
export type TextStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/**
 * The unsent entries of one learner, each under a key of its own in `localStorage`: two tabs that write at the same time
 * cannot overwrite each other, and an answer is stored before the key press is over. Entries that the browser refuses to
 * store (quota used up, storage disabled) are kept in memory. See docs/decisions/0012-outbox.md.
 */
export class OutboxStore {
  readonly #prefix: string
  readonly #storage: TextStorage | null
  readonly #inMemory = new Map<string, OutboxEntry>()
  #lastMillis = 0

  constructor(learnerId: string, storage: TextStorage | null) {
    this.#prefix = `retrace/outbox/${learnerId}/`
    this.#storage = storage
  }

  /** An id that sorts after all ids made by this page, and after those that other pages made earlier. */
  newId(nowMillis: number): string {
    this.#lastMillis = Math.max(this.#lastMillis + 1, nowMillis)
    return `${String(this.#lastMillis).padStart(15, '0')}-${randomHex(4)}`
  }

  add(entry: OutboxEntry): void {
    try {
      if (this.#storage === null) throw new Error('This browser has no storage.')
      this.#storage.setItem(this.#prefix + entry.id, JSON.stringify(entry))
    } catch {
      this.#inMemory.set(entry.id, entry)
    }
  }

  remove(id: string): void {
    this.#inMemory.delete(id)
    this.#storage?.removeItem(this.#prefix + id)
  }

  /** All entries, in the order in which they will be sent. */
  all(): OutboxEntry[] {
    const stored = this.#ids().map((id) => parseEntry(this.#storage?.getItem(this.#prefix + id) ?? null))
    return [...stored.filter((entry) => entry !== null), ...this.#inMemory.values()].sort((a, b) =>
      a.id < b.id ? -1 : 1,
    )
  }

  /** Whether entries would be lost if the page were closed now. */
  get isInMemoryOnly(): boolean {
    return this.#inMemory.size > 0
  }

  /** Whether a storage event with this key may concern these entries; null means that the storage was cleared. */
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

/** This browser's `localStorage`; null where it is disabled. */
export function browserStorage(): Storage | null {
  try {
    return window.localStorage
  } catch {
    return null
  }
}

/** A stored entry; null if the text is not one, for instance because somebody edited the storage by hand. */
function parseEntry(text: string | null): OutboxEntry | null {
  if (text === null) return null
  try {
    const entry: unknown = JSON.parse(text)
    return isEntry(entry) ? entry : null
  } catch {
    return null
  }
}

// Checked by hand, because this module is part of every page and zod would more than double its size.
function isEntry(value: unknown): value is OutboxEntry {
  if (typeof value !== 'object' || value === null) return false
  const entry: Partial<Record<keyof OutboxEntry, unknown>> = value
  return [entry.id, entry.cardId, entry.path].every((part) => typeof part === 'string') && 'body' in entry
}
