import { setTimeout } from 'node:timers/promises'
import { database } from '#server/database/database'
import { prepared } from '#server/database/prepared-query'
import type { Transaction } from '#server/database/transaction'

/** Another sync has written content, so that a plan made before no longer applies. */
export class ContentChangedError extends Error {}

const quietMillis = 250

/** The revision of all content: it changes with every transaction that writes content. */
export async function readContentRevision(db: Transaction): Promise<number> {
  const row = await revisions.first(db, {})
  if (row === undefined) throw new Error('The content has no revision.')
  return row.revision
}

const revisions = prepared<object>()((db) => db.selectFrom('ContentRevision').select('revision'))

/** Waits until no sync has written content for 250 ms. */
export async function waitForQuietContent(): Promise<void> {
  let before: number | undefined
  let revision = await database.read(readContentRevision)
  while (revision !== before) {
    before = revision
    await setTimeout(quietMillis)
    revision = await database.read(readContentRevision)
  }
}

/** Writes content in short transactions, as long as no other sync writes any. */
export class ContentWriter {
  #revision: number

  /** @param revision revision of the stored content that the plan was made from */
  constructor(revision: number) {
    this.#revision = revision
  }

  /**
   * Does some work in one transaction, and then pauses for as long as it took: others that wait for the lock only retry
   * from time to time, and would otherwise never get it.
   *
   * @throws ContentChangedError if another sync has written since; then nothing is written
   */
  async write<T>(work: (db: Transaction) => Promise<T>): Promise<T> {
    let startMillis = 0
    const result = await database.write(async (db) => {
      startMillis = performance.now()
      const { numUpdatedRows } = await db
        .updateTable('ContentRevision')
        .set({ revision: this.#revision + 1 })
        .where('revision', '=', this.#revision)
        .executeTakeFirst()
      if (numUpdatedRows === 0n) throw new ContentChangedError('Another sync has written content meanwhile.')
      return work(db)
    })
    this.#revision += 1
    await setTimeout(performance.now() - startMillis)
    return result
  }
}
