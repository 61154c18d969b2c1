import Database from 'better-sqlite3'
import type { Turns } from '#server/database/turns'

const busyTimeoutMillis = 5_000
/** SQLite's own 2 MB do not hold what an answer reads, and then every page is a call to the system. */
const cachedKibibytes = 32 * 1_024

type Parameters = Readonly<Record<string, string | number | null>>

/**
 * SQL on one connection, each text prepared once. Columns come as SQLite has them: a boolean is 0 or 1.
 *
 * Each parameter stands in a subquery. SQLite plans a statement by its parameters where it sees them, and better-sqlite3
 * unbinds them after each use, so that a statement with a join would be planned anew each time: five to ten times of
 * what it takes to run.
 */
export class Sql {
  readonly #database: Database.Database
  readonly #statements = new Map<string, Database.Statement<[Parameters]>>()

  constructor(database: Database.Database) {
    this.#database = database
  }

  /** The first row, or undefined. */
  get<Row>(text: string, parameters: Parameters): Row | undefined {
    return this.#prepared(text).get(parameters) as Row | undefined
  }

  all<Row>(text: string, parameters: Parameters): Row[] {
    return this.#prepared(text).all(parameters) as Row[]
  }

  run(text: string, parameters: Parameters): void {
    this.#prepared(text).run(parameters)
  }

  #prepared(text: string): Database.Statement<[Parameters]> {
    const known = this.#statements.get(text)
    if (known !== undefined) return known
    const made = this.#database.prepare<[Parameters]>(text.replaceAll(/@\w+/g, '(SELECT $&)'))
    this.#statements.set(text, made)
    return made
  }
}

interface Connection {
  database: Database.Database
  sql: Sql
}

/**
 * The database without Prisma, for what is done at every answer: there each of Prisma's queries costs more than
 * all that SQLite has to do. See docs/decisions/0015-the-way-of-an-answer.md.
 */
export class Direct {
  readonly #file: string
  readonly #turns: Turns
  #connection: Connection | undefined

  /**
   * @param file path of a database that exists and is migrated when it is first used
   * @param turns those of the Prisma client for the same file: a write that waited for SQLite's lock instead would
   *   stop the process, and with it the transaction that holds the lock
   */
  constructor(file: string, turns: Turns) {
    this.#file = file
    this.#turns = turns
  }

  /** Reads what is committed, each text by itself. */
  get reader(): Sql {
    return this.#connected().sql
  }

  /** Reads what is committed at one instant. */
  read<T>(work: (sql: Sql) => T): T {
    const { database, sql } = this.#connected()
    return database.transaction(() => work(sql)).deferred()
  }

  /** Does some work in one transaction, which outlives a power cut once it is done; none of it if it throws. */
  write<T>(work: (sql: Sql) => T): Promise<T> {
    return this.#turns.during(() => {
      const { database, sql } = this.#connected()
      return database.transaction(() => work(sql)).immediate()
    })
  }

  /**
   * One connection for both: what is written without a pause cannot be read half-way, and SQLite forgets all pages
   * that it keeps for a connection when another one has written.
   */
  #connected(): Connection {
    return (this.#connection ??= this.#open())
  }

  #open(): Connection {
    const database = new Database(this.#file, { timeout: busyTimeoutMillis })
    database.pragma('synchronous = FULL')
    database.pragma(`cache_size = -${cachedKibibytes}`)
    return { database, sql: new Sql(database) }
  }
}
