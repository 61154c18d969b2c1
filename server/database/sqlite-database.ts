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
class DatabaseLockedError extends Error {
  override readonly name = 'DatabaseLockedError'
}

/** Compares names, because the bundle that opened the database may have its own copy of the class. */
export const isDatabaseLocked = (error: unknown): boolean =>
  error instanceof Error && error.name === 'DatabaseLockedError'

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
  readonly #file: string
  readonly #maxLockWaitMillis: number
  #opened: Connection | undefined
  /** Who holds it uses the connection. */
  readonly #connection = new Mutex()
  /** Who holds it is the next to write, so that writers come in their order. */
  readonly #writer = new Mutex()
  readonly #inside = new AsyncLocalStorage<true>()

  /**
   * Opens nothing yet: a build of the app has no database.
   *
   * @param file path of a database that is migrated
   * @param maxLockWaitMillis how long a transaction waits for another process's lock
   */
  constructor(file: string, { maxLockWaitMillis = defaultMaxLockWaitMillis } = {}) {
    this.#file = file
    this.#maxLockWaitMillis = maxLockWaitMillis
  }

  /**
   * Reads what is committed at one instant.
   *
   * @throws DatabaseLockedError
   */
  read<T>(work: (db: Transaction) => Promise<T>): Promise<T> {
    return this.#transaction('read', work, this.#deadline())
  }

  /**
   * Does some work in one transaction, which outlives a power cut once it is done; none of it if it throws.
   *
   * @throws DatabaseLockedError
   */
  write<T>(work: (db: Transaction) => Promise<T>): Promise<T> {
    this.#refuseNesting()
    const deadline = this.#deadline()
    return this.#writer.runExclusive(() => this.#transaction('write', work, deadline))
  }

  /** Closes the file; SQLite folds its log into it if nobody else has it open. */
  async close(): Promise<void> {
    await this.#connection.runExclusive(async () => {
      await this.#opened?.queries.destroy()
      this.#opened = undefined
    })
  }

  /** Counted from when a transaction is asked for, so that of many that wait the last one waits no longer. */
  #deadline(): number {
    return performance.now() + this.#maxLockWaitMillis
  }

  async #transaction<T>(
    kind: 'read' | 'write',
    work: (db: Transaction) => Promise<T>,
    deadline: number,
  ): Promise<T> {
    this.#refuseNesting()
    for (let delay = lockRetryMillis.first; ; delay = Math.min(2 * delay, lockRetryMillis.max)) {
      const release = await this.#connection.acquire()
      try {
        const connection = (this.#opened ??= connect(this.#file))
        if (tryBegin(connection, kind)) return await this.#runAndCommit(connection, work)
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

  async #runAndCommit<T>(
    { sqlite, queries, statements }: Connection,
    work: (db: Transaction) => Promise<T>,
  ): Promise<T> {
    try {
      const result = await this.#inside.run(true, () => work(queries))
      statements.commit.run()
      return result
    } finally {
      if (sqlite.inTransaction) statements.rollback.run()
    }
  }
}

type Connection = ReturnType<typeof connect>

function connect(file: string) {
  // better-sqlite3 waits for a lock synchronously, which would stop the whole process: no time-out of its own.
  const sqlite = new Database(file, { timeout: 0, fileMustExist: true })
  // An answer that was acknowledged survives a power cut.
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma(`cache_size = -${cacheKibibytes}`)
  const queries: Transaction = new Kysely({ dialect: new RetraceSqliteDialect(sqlite) })
  const statements = {
    begin: sqlite.prepare('BEGIN'),
    takeSnapshot: sqlite.prepare('SELECT 1 FROM sqlite_schema LIMIT 1'),
    beginImmediate: sqlite.prepare('BEGIN IMMEDIATE'),
    commit: sqlite.prepare('COMMIT'),
    rollback: sqlite.prepare('ROLLBACK'),
  }
  return { sqlite, queries, statements }
}

/** @returns false if another process holds the lock; then there is no transaction. */
function tryBegin({ sqlite, statements }: Connection, kind: 'read' | 'write'): boolean {
  try {
    if (kind === 'write') {
      // Takes the write lock at once: one that is taken half-way may find that another process has written.
      statements.beginImmediate.run()
    } else {
      statements.begin.run()
      // The first read takes the snapshot; here a lock can still be waited for.
      statements.takeSnapshot.get()
    }
    return true
  } catch (error) {
    if (sqlite.inTransaction) statements.rollback.run()
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return false
    throw error
  }
}
