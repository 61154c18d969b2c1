import { log } from '#server/log'

/**
 * Reads the rows of a page. What a damaged row holds is left out and named, so that the page can show the rest; the log
 * has the reason.
 */
export class RowReader {
  /** Names of the rows that could not be read, such as `card asyncio/task/meaning`. */
  readonly unreadable: string[] = []

  /**
   * @param name of the row, by which the host finds it; never what it holds
   * @param read throws if the row is damaged
   * @returns null if it is
   */
  read<T>(name: string, read: () => T): T | null {
    try {
      return read()
    } catch (error) {
      return this.#leaveOut(name, error)
    }
  }

  /** The same for what takes another query to read. */
  async readLater<T>(name: string, read: () => Promise<T>): Promise<T | null> {
    try {
      return await read()
    } catch (error) {
      return this.#leaveOut(name, error)
    }
  }

  #leaveOut(name: string, error: unknown): null {
    if (!this.unreadable.includes(name)) this.unreadable.push(name)
    log.error({ event: 'unreadable-row', row: name, error: kindOf(error) }, 'a row is damaged')
    return null
  }
}

/** Without the message, which may quote the row: that may be a learner's answer. */
const kindOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error)
