import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import type {
  IsolationLevel,
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlQuery,
  Transaction,
} from '@prisma/driver-adapter-utils'
import type { Turns } from '#server/database/turns'

const busyTimeoutMillis = 5_000

/** A statement that only reads. `INSERT … RETURNING` goes through the same call and is none. */
const readsOnly = (query: SqlQuery) => /^\s*(select|explain)\b/i.test(query.sql)

/**
 * A Prisma driver adapter for SQLite on which concurrent requests cannot disturb each other.
 *
 * The stock adapter has one connection: a plain write that comes while another request's transaction is open
 * joins that transaction, and is lost when it rolls back. Here plain reads have a connection of their own (so
 * they never see uncommitted rows), and plain writes wait while a transaction is open.
 * See docs/decisions/0003-sqlite-adapter.md.
 */
export class SqliteAdapter implements SqlDriverAdapterFactory {
  readonly provider = 'sqlite'
  readonly adapterName = 'retrace-sqlite'
  readonly #file: string
  readonly #turns: Turns

  /**
   * @param file path of a database that exists and is migrated
   * @param turns of all that write to the file in this process
   */
  constructor(file: string, turns: Turns) {
    this.#file = file
    this.#turns = turns
  }

  async connect(): Promise<SqlDriverAdapter> {
    const writer = await this.#open({ readonly: false })
    // An answer that was acknowledged survives a power cut.
    await writer.executeScript('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
    return new TurnTakingAdapter(writer, await this.#open({ readonly: true }), this.#turns)
  }

  #open({ readonly }: { readonly: boolean }): Promise<SqlDriverAdapter> {
    return new PrismaBetterSqlite3({
      url: `file:${this.#file}`,
      timeout: busyTimeoutMillis,
      readonly,
    }).connect()
  }
}

class TurnTakingAdapter implements SqlDriverAdapter {
  readonly provider = 'sqlite'
  readonly adapterName = 'retrace-sqlite'
  readonly #writer: SqlDriverAdapter
  readonly #reader: SqlDriverAdapter
  readonly #turns: Turns

  constructor(writer: SqlDriverAdapter, reader: SqlDriverAdapter, turns: Turns) {
    this.#writer = writer
    this.#reader = reader
    this.#turns = turns
  }

  queryRaw(query: SqlQuery) {
    return readsOnly(query)
      ? this.#reader.queryRaw(query)
      : this.#turns.during(() => this.#writer.queryRaw(query))
  }

  executeRaw(query: SqlQuery) {
    return this.#turns.during(() => this.#writer.executeRaw(query))
  }

  executeScript(script: string) {
    return this.#turns.during(() => this.#writer.executeScript(script))
  }

  async startTransaction(isolationLevel?: IsolationLevel): Promise<Transaction> {
    if (isolationLevel !== undefined && isolationLevel !== 'SERIALIZABLE') {
      throw new Error(`SQLite transactions are SERIALIZABLE; ${isolationLevel} was asked for.`)
    }
    const writer = this.#writer
    const leave = await this.#turns.take()
    try {
      // Takes the write lock at once: a lock taken half-way could fail when another process writes too.
      await writer.executeScript('BEGIN IMMEDIATE')
    } catch (error) {
      leave()
      throw error
    }
    const finish = async () => {
      try {
        await writer.executeScript('ROLLBACK')
      } catch {
        // No transaction is open any more: Prisma has sent COMMIT or ROLLBACK itself, as it should.
      } finally {
        leave()
      }
    }
    return {
      provider: this.provider,
      adapterName: this.adapterName,
      options: { usePhantomQuery: false },
      queryRaw: (query) => writer.queryRaw(query),
      executeRaw: (query) => writer.executeRaw(query),
      commit: finish,
      rollback: finish,
      createSavepoint: (name) => writer.executeScript(`SAVEPOINT ${name}`),
      rollbackToSavepoint: (name) => writer.executeScript(`ROLLBACK TO ${name}`),
      releaseSavepoint: (name) => writer.executeScript(`RELEASE SAVEPOINT ${name}`),
    }
  }

  getConnectionInfo() {
    return { supportsRelationJoins: false }
  }

  async dispose() {
    await this.#writer.dispose()
    await this.#reader.dispose()
  }
}
