import {
  DummyDriver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
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
        yield { rows }
      }
    } finally {
      await this.#client.query('close retrace_rows')
    }
  }
}

function bound(parameter: unknown): unknown {
  // The driver would bind null, and a condition with a forgotten value would silently match nothing.
  if (parameter === undefined) throw new TypeError('A parameter of this query is undefined.')
  return parameter
}

/** Says of which type a parameter is that is only compared with null, which PostgreSQL cannot guess. */
class PostgresqlCompiler extends PostgresQueryCompiler {
  protected override visitBinaryOperation(node: BinaryOperationNode): void {
    const { operator, leftOperand } = node
    const isWithNull = operator.kind === 'OperatorNode' && 'operator' in operator && isNullTest.has(String(operator.operator))
    if (!isWithNull || !isParameter(leftOperand)) {
      super.visitBinaryOperation(node)
      return
    }
    this.append('cast(')
    this.visitNode(leftOperand)
    this.append(' as text) ')
    this.visitNode(operator)
    this.append(' ')
    this.visitNode(node.rightOperand)
  }
}

const isNullTest = new Set(['is', 'is not'])

/** Whether an operand is nothing but a value, as it is or within a raw expression, as `value('name')` writes it. */
const isParameter = (node: OperationNode): boolean =>
  node.kind === 'ValueNode' ||
  (node.kind === 'RawNode' &&
    'sqlFragments' in node &&
    'parameters' in node &&
    Array.isArray(node.sqlFragments) &&
    node.sqlFragments.every((text) => text === '') &&
    Array.isArray(node.parameters) &&
    node.parameters.length === 1)
