import { AsyncLocalStorage } from 'node:async_hooks'
import fs from 'node:fs/promises'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Mutex } from 'async-mutex'
import Database from 'better-sqlite3'
import { Kysely } from 'kysely'
import { RetraceSqliteDialect } from '#server/database/sqlite-dialect'
import { RowsInTemporaryTables } from '#server/database/sqlite-staged-rows'
import {
  DatabaseLockedError,
  defaultMaxLockWaitMillis,
  type Database as RetraceDatabase,
  type DatabaseOptions,
  type QueryListener,
  type StagedRows,
  type Transaction,
  type Work,
} from '#server/database/transaction'

/** SQLite's default of 2 MB does not hold what one answer reads, so that every page would be a system call. */
const cacheKibibytes = 32 * 1_024
const minFreeBytes = 100 * 1_024 * 1_024
const lockRetryMillis = { first: 2, max: 100 }

/**
 * One SQLite file, read and written only in transactions. The transactions of this process take turns on one
 * connection, so that none sees uncommitted changes of another. They should do nothing but query, because all others
 * wait meanwhile. Waiting for a lock of another process is asynchronous and does not block the event loop.
 *
 * There is only one connection because SQLite drops the page cache of a connection when another one has written.
 */
export class SqliteDatabase implements RetraceDatabase {
  readonly #file: string
  readonly #options: Required<DatabaseOptions>
  #opened: Connection | undefined
  /** Held while a transaction uses the connection. */
  readonly #connection = new Mutex()
  /** Held by the next writer, so that writers keep their order. */
  readonly #writer = new Mutex()
  readonly #inside = new AsyncLocalStorage<true>()

  /**
   * Opens nothing yet, because there is no database while the app is built.
   *
   * @param file path of a migrated database
   */
  constructor(file: string, options: DatabaseOptions = {}) {
    this.#file = file
    this.#options = {
      maxLockWaitMillis: defaultMaxLockWaitMillis,
      onLockWait: () => undefined,
      onQuery: () => undefined,
      ...options,
    }
  }

  read<T>(work: Work<T>): Promise<T> {
    return this.#transaction('read', work, this.#deadline())
  }

  write<T>(work: Work<T>): Promise<T> {
    return this.#write(work)
  }

  /** SQLite has one writer at a time. */
  writeOf<T>(_userId: string, work: Work<T>): Promise<T> {
    return this.#write(work)
  }

  #write<T>(work: Work<T>): Promise<T> {
    this.#refuseNesting()
    const deadline = this.#deadline()
    return this.#writer.runExclusive(() => this.#transaction('write', work, deadline))
  }

  stage(onRows: (count: number) => void): StagedRows {
    return new RowsInTemporaryTables(this, onRows)
  }

  async hasRoom(): Promise<boolean> {
    const { bavail, bsize } = await fs.statfs(path.dirname(this.#file))
    return bavail * bsize >= minFreeBytes
  }

  async bytes(): Promise<{ database: number; log: number }> {
    return { database: await sizeOf(this.#file), log: await sizeOf(`${this.#file}-wal`) }
  }

  /** Closes the file. SQLite then checkpoints its log if no other process has it open. */
  async close(): Promise<void> {
    await this.#connection.runExclusive(async () => {
      await this.#opened?.queries.destroy()
      this.#opened = undefined
    })
  }

  /** Counted from the request of a transaction, so that the last of many waits no longer than the first. */
  #deadline(): number {
    return performance.now() + this.#options.maxLockWaitMillis
  }

  async #transaction<T>(kind: 'read' | 'write', work: Work<T>, deadline: number): Promise<T> {
    this.#refuseNesting()
    let refusedAt: number | null = null
    for (let delay = lockRetryMillis.first; ; delay = Math.min(2 * delay, lockRetryMillis.max)) {
      const release = await this.#connection.acquire()
      try {
        const connection = (this.#opened ??= connect(this.#file, this.#options.onQuery))
        if (tryBegin(connection, kind)) {
          if (refusedAt !== null) this.#options.onLockWait((performance.now() - refusedAt) / 1_000)
          return await this.#runAndCommit(connection, work)
        }
        refusedAt ??= performance.now()
      } finally {
        release()
      }
      if (performance.now() > deadline) {
        this.#options.onLockWait((performance.now() - refusedAt) / 1_000)
        throw new DatabaseLockedError(
          `Another process has kept the database locked for ${this.#options.maxLockWaitMillis / 1_000} s.`,
        )
      }
      await setTimeout(delay)
    }
  }

  /** A nested transaction would wait for its outer one for ever. */
  #refuseNesting(): void {
    if (this.#inside.getStore()) throw new Error('This is inside a transaction: use the one that is open.')
  }

  async #runAndCommit<T>({ sqlite, queries, statements }: Connection, work: Work<T>): Promise<T> {
    try {
      const result = await this.#inside.run(true, () => work(queries))
      statements.commit.run()
      return result
    } finally {
      if (sqlite.inTransaction) statements.rollback.run()
    }
  }
}

const sizeOf = async (file: string): Promise<number> =>
  fs.stat(file).then(
    ({ size }) => size,
    () => 0,
  )

type Connection = ReturnType<typeof connect>

function connect(file: string, onQuery: QueryListener) {
  // better-sqlite3 waits for locks synchronously, which would block the whole process, so its own timeout is 0.
  const sqlite = new Database(file, { timeout: 0, fileMustExist: true })
  // An acknowledged answer must survive a power cut.
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma(`cache_size = -${cacheKibibytes}`)
  const queries: Transaction = new Kysely({
    dialect: new RetraceSqliteDialect(sqlite, onQuery),
  })
  const statements = {
    begin: sqlite.prepare('BEGIN'),
    takeSnapshot: sqlite.prepare('SELECT 1 FROM sqlite_schema LIMIT 1'),
    beginImmediate: sqlite.prepare('BEGIN IMMEDIATE'),
    commit: sqlite.prepare('COMMIT'),
    rollback: sqlite.prepare('ROLLBACK'),
  }
  return { sqlite, queries, statements }
}

/** Begins a transaction. Returns false if another process holds the lock. */
function tryBegin({ sqlite, statements }: Connection, kind: 'read' | 'write'): boolean {
  try {
    if (kind === 'write') {
      // Takes the write lock at once: upgrading a read lock fails if another process has written meanwhile.
      statements.beginImmediate.run()
    } else {
      statements.begin.run()
      // The first read takes the snapshot. Done here, where a failed attempt can still be retried.
      statements.takeSnapshot.get()
    }
    return true
  } catch (error) {
    if (sqlite.inTransaction) statements.rollback.run()
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return false
    throw error
  }
}
