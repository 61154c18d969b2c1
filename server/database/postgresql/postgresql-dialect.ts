import {
  DummyDriver,
  OperatorNode,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  PrimitiveValueListNode,
  RawNode,
  ValueListNode,
  ValueNode,
  type BinaryOperationNode,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Kysely,
  type OperationNode,
  type QueryResult,
} from 'kysely'
import type { ClientBase } from 'pg'
import type { QueryListener, RowNumbering } from '#server/database/transaction'

/** Kysely on one open connection. It begins no transactions; `PostgresqlDatabase` does. */
export class PostgresqlDialect implements Dialect {
  readonly #connection: Connection

  constructor(client: ClientBase, onQuery: QueryListener) {
    this.#connection = new Connection(client, onQuery)
  }

  createDriver(): DummyDriver {
    const connection = this.#connection
    return new (class extends DummyDriver {
      override acquireConnection(): Promise<DatabaseConnection> {
        return Promise.resolve(connection)
      }
    })()
  }

  createAdapter(): PostgresqlAdapter {
    return new PostgresqlAdapter()
  }

  createQueryCompiler(): PostgresqlCompiler {
    return new PostgresqlCompiler()
  }

  createIntrospector(db: Kysely<unknown>): PostgresIntrospector {
    return new PostgresIntrospector(db)
  }
}

class PostgresqlAdapter extends PostgresAdapter implements RowNumbering {
  /** Learners write side by side. */
  readonly isInOrderOfCommits = false
}

/** Statements that the server keeps planned, by their text. Others are planned each time. */
const maxStatements = 500
const names = new Map<string, string>()

function nameOf(sql: string): string | undefined {
  const known = names.get(sql)
  if (known !== undefined || names.size >= maxStatements) return known
  const name = `retrace_${names.size}`
  names.set(sql, name)
  return name
}

const counted = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE'])

class Connection implements DatabaseConnection {
  readonly #client: ClientBase
  readonly #onQuery: QueryListener

  constructor(client: ClientBase, onQuery: QueryListener) {
    this.#client = client
    this.#onQuery = onQuery
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const startedAt = performance.now()
    const name = nameOf(sql)
    const { command, rowCount, rows } = await this.#client.query<Row & object>({
      text: sql,
      values: parameters.map(bound),
      ...(name === undefined ? {} : { name }),
    })
    this.#onQuery(sql, performance.now() - startedAt)
    hideRowNumbers(rows)
    return counted.has(command) ? { rows, numAffectedRows: BigInt(rowCount ?? 0) } : { rows }
  }

  /** Reads through a cursor of the server. One such query at a time. */
  async *streamQuery<Row>(
    { sql, parameters }: CompiledQuery,
    chunkSize: number,
  ): AsyncIterableIterator<QueryResult<Row>> {
    await this.#client.query(`declare retrace_rows no scroll cursor for ${sql}`, parameters.map(bound))
    try {
      for (;;) {
        const { rows } = await this.#client.query<Row & object>(`fetch ${chunkSize} from retrace_rows`)
        if (rows.length === 0) break
        hideRowNumbers(rows)
        yield { rows }
      }
    } finally {
      await this.#client.query('close retrace_rows')
    }
  }
}

/** The number of a row is a column here, but not one of those that `*` stands for, as in SQLite. */
function hideRowNumbers(rows: readonly { rowid?: unknown }[]): void {
  if (rows[0] === undefined || !('rowid' in rows[0])) return
  for (const row of rows) delete row.rowid
}

function bound(parameter: unknown): unknown {
  // The driver would bind null, and a condition with a forgotten value would silently match nothing.
  if (parameter === undefined) throw new TypeError('A parameter of this query is undefined.')
  // PostgreSQL has no texts with this character, which nobody types and nothing shows.
  return typeof parameter === 'string' && parameter.includes('\0')
    ? parameter.replaceAll('\0', '')
    : parameter
}

class PostgresqlCompiler extends PostgresQueryCompiler {
  protected override visitBinaryOperation(node: BinaryOperationNode): void {
    const operator = OperatorNode.is(node.operator) ? node.operator.operator : null
    if ((operator === 'in' || operator === 'not in') && isEmptyList(node.rightOperand)) {
      // SQLite has empty lists.
      this.append(operator === 'in' ? 'false' : 'true')
    } else if ((operator === 'is' || operator === 'is not') && isParameter(node.leftOperand)) {
      // A value that is only compared with null has no type that could be guessed.
      this.append('cast(')
      this.visitNode(node.leftOperand)
      this.append(` as text) ${operator} `)
      this.visitNode(node.rightOperand)
    } else {
      super.visitBinaryOperation(node)
    }
  }
}

const isEmptyList = (node: OperationNode): boolean =>
  (PrimitiveValueListNode.is(node) || ValueListNode.is(node)) && node.values.length === 0

/** Whether an operand is nothing but a value, as it is or within a raw expression, as `value('name')` writes it. */
const isParameter = (node: OperationNode): boolean =>
  ValueNode.is(node) ||
  (RawNode.is(node) && node.parameters.length === 1 && node.sqlFragments.every((text) => text === ''))
