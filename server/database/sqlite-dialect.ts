import type Database from 'better-sqlite3'
import {
  SqliteAdapter,
  SqliteDialect,
  SqliteQueryCompiler,
  type CompiledQuery,
  type QueryId,
  type RootOperationNode,
  type SqliteStatement,
} from 'kysely'
import { LRUCache } from 'lru-cache'
import type { AnswersAtOnce, QueryListener, RowNumbering } from '#server/database/transaction'

const maxStatements = 500

/**
 * Kysely on one open SQLite file, with a cache of prepared statements. It begins no transactions; `SqliteDatabase`
 * does.
 */
export class RetraceSqliteDialect extends SqliteDialect {
  readonly #prepare: (sql: string) => SqliteStatement

  constructor(sqlite: Database.Database, onQuery: QueryListener) {
    const statements = new LRUCache<string, SqliteStatement>({ max: maxStatements })
    const prepare = (sql: string) => {
      const known = statements.get(sql)
      if (known !== undefined) return known
      const statement = statementOf(sqlite.prepare(sql), onQuery)
      statements.set(sql, statement)
      return statement
    }
    super({ database: { prepare, close: () => sqlite.close() } })
    this.#prepare = prepare
  }

  override createAdapter(): InProcessAdapter {
    return new InProcessAdapter(this.#prepare)
  }

  override createQueryCompiler(): StablePlanCompiler {
    return new StablePlanCompiler()
  }
}

class InProcessAdapter extends SqliteAdapter implements RowNumbering, AnswersAtOnce {
  readonly isInOrderOfCommits = true
  readonly #prepare: (sql: string) => SqliteStatement

  constructor(prepare: (sql: string) => SqliteStatement) {
    super()
    this.#prepare = prepare
  }

  rowsOf({ sql, parameters }: CompiledQuery): unknown[] {
    const statement = this.#prepare(sql)
    if (statement.reader) return statement.all(parameters)
    statement.run(parameters)
    return []
  }

  /** Kysely need not guard the connection for each query, because a transaction has it for itself. */
  override get supportsMultipleConnections(): boolean {
    return true
  }
}

function statementOf(statement: Database.Statement, onQuery: QueryListener): SqliteStatement {
  const timed = <Result>(run: (parameters: unknown[]) => Result, parameters: readonly unknown[]): Result => {
    const startedAt = performance.now()
    const result = run(parameters.map(bound))
    onQuery(statement.source, performance.now() - startedAt)
    return result
  }
  return {
    reader: statement.reader,
    all: (parameters) => timed((values) => statement.all(values), parameters),
    run: (parameters) => timed((values) => statement.run(values), parameters),
    iterate: (parameters) => statement.iterate(parameters.map(bound)),
  }
}

/** SQLite has no booleans: they are stored as 0 and 1. */
function bound(parameter: unknown): unknown {
  // better-sqlite3 would bind null, and a condition with a forgotten value would silently match nothing.
  if (parameter === undefined) throw new TypeError('A parameter of this query is undefined.')
  return typeof parameter === 'boolean' ? Number(parameter) : parameter
}

/**
 * Writes each parameter of a query as a subquery. SQLite (built with STAT4) plans a statement by its parameter values,
 * and better-sqlite3 unbinds them after each use, so that a cached statement with a join would be planned again each
 * time, which takes five to ten times as long as running it.
 */
class StablePlanCompiler extends SqliteQueryCompiler {
  #placeholder = '?'

  override compileQuery(node: RootOperationNode, queryId: QueryId): CompiledQuery {
    this.#placeholder = node.kind === 'InsertQueryNode' ? '?' : '(select ?)'
    return super.compileQuery(node, queryId)
  }

  protected override getCurrentParameterPlaceholder(): string {
    return this.#placeholder
  }

  /** A partial index is used where a condition is written like its own, in which booleans are 0 and 1. */
  protected override appendImmediateValue(value: unknown): void {
    super.appendImmediateValue(typeof value === 'boolean' ? Number(value) : value)
  }
}
