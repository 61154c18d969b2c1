import type { CompiledQuery, Kysely } from 'kysely'
import type { DB } from '#prisma/database'

/** Typed queries inside a transaction of a {@link Database}. */
export type Transaction = Kysely<DB>

/** What is done in one transaction. It only queries and computes, because others wait meanwhile. */
export type Work<Result> = (db: Transaction) => Promise<Result>

/** The database of this installation, read and written only in transactions, which see nothing of unfinished ones. */
export interface Database {
  /**
   * Reads a consistent snapshot of the committed data.
   *
   * @throws DatabaseLockedError
   */
  read<Result>(work: Work<Result>): Promise<Result>

  /**
   * Does some work in one transaction, which survives a power cut once this resolves. Rolls back if the work throws. No
   * other transaction writes meanwhile, so that whatever the work has read still holds when it writes.
   *
   * @throws DatabaseLockedError
   */
  write<Result>(work: Work<Result>): Promise<Result>

  /**
   * The same for work that reads and changes nothing but what belongs to one learner, and content, which it only reads.
   * Where the database can, those of other learners go on meanwhile.
   *
   * @throws DatabaseLockedError
   */
  writeOf<Result>(userId: string, work: Work<Result>): Promise<Result>

  /**
   * Takes rows for one large transaction, which then only moves them.
   *
   * @param onRows told how many rows more are staged, a few hundred at a time
   */
  stage(onRows: (count: number) => void): StagedRows

  /** Whether there is room for what comes, as far as can be seen from here. */
  hasRoom(): Promise<boolean>

  /** What it takes, in bytes, by the part: the `database`, and the `log` that it writes ahead, if that is known. */
  bytes(): Promise<Readonly<Record<string, number>>>

  /** Closes all connections. */
  close(): Promise<void>
}

/** Rows on their way into the database. */
export interface StagedRows {
  /** Stages rows of a table. All rows of one table have the same columns. */
  add(table: keyof DB, rows: readonly object[]): Promise<void>
  /** Inserts what is staged for a table, in its order. */
  insert(db: Transaction, table: keyof DB): Promise<void>
  /** Forgets what is staged. */
  drop(): Promise<void>
}

/** Told the text of a query, which has no values in it, and how long it took. */
export type QueryListener = (sql: string, millis: number) => void

export interface DatabaseOptions {
  /** How long a transaction waits for others; default 30 s. */
  maxLockWaitMillis?: number
  /** Told how many seconds a transaction has waited for another process's lock, if it has. */
  onLockWait?: (seconds: number) => void
  onQuery?: QueryListener
}

/** How long a transaction waits for others by default. */
export const defaultMaxLockWaitMillis = 30_000

/** Others kept a transaction from beginning for longer than the maximum wait. Nothing was written. */
export class DatabaseLockedError extends Error {
  override readonly name = 'DatabaseLockedError'
}

/**
 * Whether an error is a DatabaseLockedError. Compares names, because the bundle that opened the database may have its
 * own copy of the class.
 */
export const isDatabaseLocked = (error: unknown): boolean =>
  error instanceof Error && error.name === 'DatabaseLockedError'

/** Whether a constraint of the database refused a row. */
export const isConstraintError = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  // SQLite names its codes; those of PostgreSQL are numbers of which the first two say the class.
  /^(?:SQLITE_CONSTRAINT|23\w{3}$)/.test(String(error.code))

/** A database within this process, which answers a query at once. */
export interface AnswersAtOnce {
  rowsOf: (query: CompiledQuery) => unknown[]
}

/**
 * How the database of a transaction answers at once, see {@link AnswersAtOnce}; its dialect says it. Undefined if it is
 * elsewhere, or if plugins have to see each query.
 */
export function answersAtOnce(db: Transaction): AnswersAtOnce | undefined {
  const { adapter, plugins } = db.getExecutor()
  return plugins.length === 0 && 'rowsOf' in adapter ? (adapter as AnswersAtOnce & typeof adapter) : undefined
}

/** How rows of the log are numbered, which decides how one sees what is new in it. */
export interface RowNumbering {
  /**
   * Whether whoever sees a row sees all rows with lower numbers. It is so if writers take turns, as they do in SQLite; if
   * they do not, it holds among the rows of one learner.
   */
  isInOrderOfCommits: boolean
}

/** Whether the database of a transaction numbers rows so, see {@link RowNumbering}; its dialect says it. */
export const numbersRowsInOrderOfCommits = (db: Transaction): boolean =>
  (db.getExecutor().adapter as Partial<RowNumbering>).isInOrderOfCommits === true
