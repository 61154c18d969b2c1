import { AsyncLocalStorage } from 'node:async_hooks'
import { createHash } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { Kysely, sql } from 'kysely'
import type { Pool, PoolClient } from 'pg'
import type { DB } from '#prisma/database'
import { lockSpace } from '#server/database/postgresql/locks'
import { PostgresqlDialect } from '#server/database/postgresql/postgresql-dialect'
import { RowsInMemory } from '#server/database/postgresql/rows-in-memory'
import {
  DatabaseLockedError,
  defaultMaxLockWaitMillis,
  type Database,
  type DatabaseOptions,
  type StagedRows,
  type Transaction,
  type Work,
} from '#server/database/transaction'

/** Connections of one process at most. A transaction that finds none free waits for one. */
const maxConnections = 10
/** A process that stands still in a transaction keeps others waiting for no longer. */
const maxIdleMillis = 60_000
const retryMillis = { first: 20, max: 500 }

/**
 * A PostgreSQL database, read and written only in transactions.
 *
 * Writers exclude each other by advisory locks, which end with their transaction: `write` excludes all others, as in
 * SQLite, and `writeOf` those of the same learner and every `write`. So nothing that a transaction has read changes
 * before it writes, it never has to be repeated, and learners do not wait for each other.
 */
export class PostgresqlDatabase implements Database {
  readonly #url: string
  readonly #options: Required<DatabaseOptions>
  #pool: Promise<Pool> | undefined
  readonly #queries = new WeakMap<PoolClient, Transaction>()
  readonly #inside = new AsyncLocalStorage<true>()

  /** @param url such as `postgresql://user:password@host:5432/name`, of a migrated database. Connects to nothing yet. */
  constructor(url: string, options: DatabaseOptions = {}) {
    this.#url = url
    this.#options = {
      maxLockWaitMillis: defaultMaxLockWaitMillis,
      onLockWait: () => undefined,
      onQuery: () => undefined,
      ...options,
    }
  }

  read<Result>(work: Work<Result>): Promise<Result> {
    return this.#transaction('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', [], work)
  }

  write<Result>(work: Work<Result>): Promise<Result> {
    return this.#transaction('BEGIN', [`pg_advisory_xact_lock(${lockSpace.all}, 0)`], work)
  }

  writeOf<Result>(userId: string, work: Work<Result>): Promise<Result> {
    const learner = createHash('sha256').update(userId).digest().readInt32LE()
    const locks = [
      `pg_advisory_xact_lock_shared(${lockSpace.all}, 0)`,
      `pg_advisory_xact_lock(${lockSpace.learner}, ${learner})`,
    ]
    return this.#transaction('BEGIN', locks, work)
  }

  stage(onRows: (count: number) => void): StagedRows {
    return new RowsInMemory(onRows)
  }

  /** The disk is that of another machine, whose host looks after it. */
  hasRoom(): Promise<boolean> {
    return Promise.resolve(true)
  }

  async bytes(): Promise<{ database: number }> {
    const { rows } = await this.read((db) =>
      sql<{ database: number }>`select pg_database_size(current_database()) as database`.execute(db),
    )
    return { database: rows[0]?.database ?? 0 }
  }

  async close(): Promise<void> {
    const pool = await this.#pool
    this.#pool = undefined
    await pool?.end()
  }

  async #transaction<Result>(begin: string, locks: readonly string[], work: Work<Result>): Promise<Result> {
    if (this.#inside.getStore()) throw new Error('This is inside a transaction: use the one that is open.')
    const client = await this.#begin(begin, locks)
    let failure: Error | undefined
    try {
      const result = await this.#inside.run(true, () => work(this.#queriesOf(client)))
      await client.query('COMMIT')
      return result
    } catch (error) {
      failure = await rollBack(client)
      throw error
    } finally {
      // A connection that cannot roll back is of no use any more.
      client.release(failure)
    }
  }

  /**
   * A connection on which a transaction has begun. While the server cannot be reached, as it starts or another one takes
   * its place, it is tried again.
   */
  async #begin(begin: string, locks: readonly string[]): Promise<PoolClient> {
    const { maxLockWaitMillis, onLockWait } = this.#options
    const requestedAt = performance.now()
    // One message to the server, and one back.
    const statements = [
      begin,
      `SET LOCAL lock_timeout = ${maxLockWaitMillis}`,
      // Compiling a query, or planning it for its values, takes longer than running any of ours.
      'SET LOCAL jit = off',
      'SET LOCAL plan_cache_mode = force_generic_plan',
      `SET LOCAL idle_in_transaction_session_timeout = ${maxIdleMillis}`,
      ...locks.map((lock) => `SELECT ${lock}`),
    ].join('; ')
    for (let delay = retryMillis.first; ; delay = Math.min(2 * delay, retryMillis.max)) {
      let client: PoolClient | undefined
      try {
        const pool = await (this.#pool ??= openPool(this.#url, maxLockWaitMillis))
        client = await pool.connect()
        const askedAt = performance.now()
        await client.query(statements)
        if (locks.length > 0) onLockWait((performance.now() - askedAt) / 1_000)
        return client
      } catch (error) {
        client?.release(client && (await rollBack(client)))
        const waitedMillis = performance.now() - requestedAt
        if (isLockTimeout(error)) {
          onLockWait(waitedMillis / 1_000)
          throw new DatabaseLockedError(
            `Others have kept the database locked for ${maxLockWaitMillis / 1_000} s.`,
          )
        }
        if (!isUnreachable(error)) throw error
        if (waitedMillis > maxLockWaitMillis) {
          throw new DatabaseLockedError(
            `The database could not be reached for ${maxLockWaitMillis / 1_000} s.`,
            { cause: error },
          )
        }
      }
      await setTimeout(delay)
    }
  }

  #queriesOf(client: PoolClient): Transaction {
    const known = this.#queries.get(client)
    if (known !== undefined) return known
    const queries: Transaction = new Kysely<DB>({
      dialect: new PostgresqlDialect(client, this.#options.onQuery),
    })
    this.#queries.set(client, queries)
    return queries
  }
}

/** Opens no connection yet. The driver is loaded here, because most installations need none. */
async function openPool(url: string, connectionTimeoutMillis: number): Promise<Pool> {
  const { default: pg } = await import('pg')
  const { valueParser } = await import('#server/database/postgresql/values')
  const pool = new pg.Pool({
    connectionString: url,
    max: maxConnections,
    connectionTimeoutMillis,
    application_name: 'retrace',
    types: { getTypeParser: valueParser },
  })
  // Without somebody who hears of it, a connection that breaks would end the process. Whoever uses it is told by the
  // failure of the query, and the pool opens another one.
  pool.on('connect', (client) => client.on('error', () => undefined))
  pool.on('error', () => undefined)
  return pool
}

/** Ends a transaction without its changes. Returns why it could not, if so. */
async function rollBack(client: PoolClient): Promise<Error | undefined> {
  try {
    await client.query('ROLLBACK')
    return undefined
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''

const isLockTimeout = (error: unknown): boolean => codeOf(error) === '55P03'

/** Whether the server is away, starting, stopping or has no connection left: all of it may be over in a moment. */
const isUnreachable = (error: unknown): boolean =>
  /^(?:ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|08\w{3}|57P0[123]|53300)$/.test(codeOf(error)) ||
  (error instanceof Error && error.message.startsWith('Connection terminated'))
