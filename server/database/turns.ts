/** Lets one at a time write: who comes while another writes waits until that one has left. */
export class Turns {
  /** Settles when everybody who asked so far has left. */
  #last: Promise<void> = Promise.resolve()

  /** Waits for the turn; call what it gives exactly once to leave it. */
  async take(): Promise<() => void> {
    const before = this.#last
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#last = promise
    await before
    return resolve
  }

  /** Does some work in a turn of its own. */
  async during<T>(work: () => T | Promise<T>): Promise<T> {
    const leave = await this.take()
    try {
      return await work()
    } finally {
      leave()
    }
  }
}
