import { Semaphore } from 'async-mutex'

/** A {@link BoundedQueue} has no room: the work was not begun, and may be tried again later. */
export class BusyError extends Error {
  override readonly name = 'BusyError'
}

/**
 * Runs a few pieces of work at a time and lets a few more wait, first come, first served. A flood is refused at once
 * instead of piling up, so that whoever is let in also gets an answer soon.
 */
export class BoundedQueue {
  readonly #places: Semaphore
  readonly #capacity: number
  #inside = 0

  /** @param atOnce how many run at the same time; @param waiting how many more may wait */
  constructor({ atOnce, waiting }: { atOnce: number; waiting: number }) {
    this.#places = new Semaphore(atOnce)
    this.#capacity = atOnce + waiting
  }

  /** @throws BusyError if too many are waiting */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#inside >= this.#capacity) throw new BusyError('Too many are waiting.')
    this.#inside++
    try {
      return await this.#places.runExclusive(work)
    } finally {
      this.#inside--
    }
  }
}
