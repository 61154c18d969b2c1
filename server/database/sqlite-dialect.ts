import type Database from 'better-sqlite3'
import {
  SqliteDialect,
  SqliteQueryCompiler,
  type CompiledQuery,
  type QueryId,
  type RootOperationNode,
  type SqliteStatement,
} from 'kysely'
import { LRUCache } from 'lru-cache'

const maxStatements = 500

/**
 * Kysely on one open SQLite file, with prepared statements that are kept. It begins no transactions: see
 * `SqliteDatabase`.
 */
export class RetraceSqliteDialect extends SqliteDialect {
  constructor(sqlite: Database.Database) {
    const statements = new LRUCache<string, SqliteStatement>({ max: maxStatements })
    super({
      database: {
        prepare: (sql) => {
          const known = statements.get(sql)
          if (known !== undefined) return known
          const statement = withBooleans(sqlite.prepare(sql))
          statements.set(sql, statement)
          return statement
        },
        close: () => sqlite.close(),
      },
    })
  }

  override createQueryCompiler(): StablePlanCompiler {
    return new StablePlanCompiler()
  }
}

/** SQLite has no booleans: they are stored as 0 and 1. */
function withBooleans(statement: Database.Statement): SqliteStatement {
  const bound = (parameters: readonly unknown[]) =>
    parameters.map((value) => (typeof value === 'boolean' ? Number(value) : value))
  return {
    reader: statement.reader,
    all: (parameters) => statement.all(bound(parameters)),
    run: (parameters) => statement.run(bound(parameters)),
    iterate: (parameters) => statement.iterate(bound(parameters)),
  }
}

/**
 * Writes each parameter of a query as a subquery. SQLite (built with STAT4) plans a statement by the parameters that it
 * sees, and better-sqlite3 unbinds them after each use, so that a kept statement with a join would be planned anew each
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
}
