import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout } from 'node:timers/promises'
import { Mutex } from 'async-mutex'
import Database from 'better-sqlite3'
import { Kysely } from 'kysely'
import type { DB } from '#prisma/database'
import { RetraceSqliteDialect } from '#server/database/sqlite-dialect'

/** Typed queries inside a transaction of {@link SqliteDatabase}. */
export type Transaction = Kysely<DB>

/** Another process held SQLite's write lock for longer than anybody waits. Nothing was written. */
export class DatabaseLockedError extends Error {
  override readonly name = 'DatabaseLockedError'
}

/** SQLite's own 2 MB do not hold what an answer reads, and then every page is a call to the system. */
const cacheKibibytes = 32 * 1_024
const defaultMaxLockWaitMillis = 30_000
const lockRetryMillis = { first: 2, max: 100 }

/**
 * One SQLite file, read and written in transactions only. Transactions of this process take turns on one connection, so
 * that none sees what another has not committed; they should do nothing but query, for everybody waits meanwhile. A lock
 * that another process holds is waited for asynchronously: pages go on.
 *
 * One connection, because SQLite drops all pages that it caches for a connection when another one has written.
 */
export class SqliteDatabase {
  readonly #sqlite: Database.Database
  readonly #queries: Transaction
  readonly #statements: Record<
    'begin' | 'takeSnapshot' | 'beginImmediate' | 'commit' | 'rollback',
    Database.Statement
  >
  readonly #maxLockWaitMillis: number
  /** Who holds it uses the connection. */
  readonly #connection = new Mutex()
  /** Who holds it is the next to write, so that writers come in their order. */
  readonly #writer = new Mutex()
  readonly #inside = new AsyncLocalStorage<true>()

  /**
   * @param file path of a database that is migrated
   * @param maxLockWaitMillis how long a transaction waits for another process's lock
   */
  constructor(file: string, { maxLockWaitMillis = defaultMaxLockWaitMillis } = {}) {
    // better-sqlite3 waits for a lock synchronously, which would stop the whole process: no time-out of its own.
    this.#sqlite = new Database(file, { timeout: 0, fileMustExist: true })
    // An answer that was acknowledged survives a power cut.
    this.#sqlite.pragma('synchronous = FULL')
    this.#sqlite.pragma(`cache_size = -${cacheKibibytes}`)
    this.#statements = {
      begin: this.#sqlite.prepare('BEGIN'),
      // The first read takes the snapshot; here a lock can still be waited for.
      takeSnapshot: this.#sqlite.prepare('SELECT 1 FROM sqlite_schema LIMIT 1'),
      // Takes the write lock at once: one that is taken half-way may find that another process has written.
      beginImmediate: this.#sqlite.prepare('BEGIN IMMEDIATE'),
      commit: this.#sqlite.prepare('COMMIT'),
      rollback: this.#sqlite.prepare('ROLLBACK'),
    }
    this.#queries = new Kysely({ dialect: new RetraceSqliteDialect(this.#sqlite) })
    this.#maxLockWaitMillis = maxLockWaitMillis
  }

  /**
   * Reads what is committed at one instant.
   *
   * @throws DatabaseLockedError
   */
  read<T>(work: (db: Transaction) => Promise<T>): Promise<T> {
    const { begin, takeSnapshot } = this.#statements
    const start = () => {
      begin.run()
      takeSnapshot.get()
    }
    return this.#transaction(start, work, this.#deadline())
  }

  /**
   * Does some work in one transaction, which outlives a power cut once it is done; none of it if it throws.
   *
   * @throws DatabaseLockedError
   */
  write<T>(work: (db: Transaction) => Promise<T>): Promise<T> {
    this.#refuseNesting()
    const deadline = this.#deadline()
    const start = () => void this.#statements.beginImmediate.run()
    return this.#writer.runExclusive(() => this.#transaction(start, work, deadline))
  }

  /** Closes the file; SQLite folds its log into it if nobody else has it open. */
  async close(): Promise<void> {
    await this.#connection.runExclusive(() => this.#queries.destroy())
  }

  /** Counted from when a transaction is asked for, so that of many that wait the last one waits no longer. */
  #deadline(): number {
    return performance.now() + this.#maxLockWaitMillis
  }

  async #transaction<T>(
    start: () => void,
    work: (db: Transaction) => Promise<T>,
    deadline: number,
  ): Promise<T> {
    this.#refuseNesting()
    for (let delay = lockRetryMillis.first; ; delay = Math.min(2 * delay, lockRetryMillis.max)) {
      const release = await this.#connection.acquire()
      try {
        if (this.#starts(start)) return await this.#finish(work)
      } finally {
        release()
      }
      if (performance.now() > deadline) {
        throw new DatabaseLockedError(
          `Another process has kept the database locked for ${this.#maxLockWaitMillis / 1_000} s.`,
        )
      }
      await setTimeout(delay)
    }
  }

  /** A transaction inside another one would wait for itself. */
  #refuseNesting(): void {
    if (this.#inside.getStore()) throw new Error('This is inside a transaction: use the one that is open.')
  }

  /** @returns false if another process holds the lock; then there is no transaction. */
  #starts(start: () => void): boolean {
    try {
      start()
      return true
    } catch (error) {
      if (this.#sqlite.inTransaction) this.#statements.rollback.run()
      if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return false
      throw error
    }
  }

  async #finish<T>(work: (db: Transaction) => Promise<T>): Promise<T> {
    try {
      const result = await this.#inside.run(true, () => work(this.#queries))
      this.#statements.commit.run()
      return result
    } finally {
      if (this.#sqlite.inTransaction) this.#statements.rollback.run()
    }
  }
}
