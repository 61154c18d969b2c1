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
 * Kysely on one open SQLite file, with a cache of prepared statements. It begins no transactions; `SqliteDatabase`
 * does.
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
  return {
    reader: statement.reader,
    all: (parameters) => statement.all(parameters.map(bound)),
    run: (parameters) => statement.run(parameters.map(bound)),
    iterate: (parameters) => statement.iterate(parameters.map(bound)),
  }
}

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
}
