import {
  OperationNodeTransformer,
  sql,
  ValueListNode,
  ValueNode,
  type Compilable,
  type CompiledQuery,
  type KyselyPlugin,
  type PrimitiveValueListNode,
  type RawBuilder,
} from 'kysely'
import { answersAtOnce, type Transaction } from '#server/database/transaction'

/** Marks the place of a named value in a prepared query: `value('userId')`. */
export type ValueOf<Values> = <Name extends keyof Values & string>(name: Name) => RawBuilder<Values[Name]>

/** Stands for a named value in the parameters of a compiled query. */
class Placeholder {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

/**
 * Writes the constants of a query into its text. As parameters, each would be a subquery that SQLite looks up in every
 * row, see `StablePlanCompiler`, and no partial index could be used.
 */
class ConstantWriter extends OperationNodeTransformer {
  protected override transformValue(node: ValueNode): ValueNode {
    return node.value instanceof Placeholder ? node : ValueNode.createImmediate(node.value)
  }

  protected override transformPrimitiveValueList({ values }: PrimitiveValueListNode) {
    // Declared as the list that it is, though any list may stand in its place.
    return ValueListNode.create(values.map(ValueNode.createImmediate)) as unknown as PrimitiveValueListNode
  }
}

const constantWriter = new ConstantWriter()
const writesConstants: KyselyPlugin = {
  transformQuery: ({ node, queryId }) => constantWriter.transformNode(node, queryId),
  transformResult: ({ result }) => Promise.resolve(result),
}

/**
 * A query that is built and compiled once, and then run with different values. For queries of every answer or every
 * page, because Kysely takes longer to build a query than SQLite to run it.
 */
class PreparedQuery<Values extends object, Row> {
  readonly #build: (db: Transaction, value: ValueOf<Values>) => Compilable<Row>
  #compiled: { query: CompiledQuery<Row>; names: readonly (keyof Values)[] } | undefined

  /** @param build uses `value(name)` wherever the query needs a value, and depends on nothing else */
  constructor(build: (db: Transaction, value: ValueOf<Values>) => Compilable<Row>) {
    this.#build = build
  }

  /** All rows of the query with these values. */
  async all(db: Transaction, values: Values): Promise<Row[]> {
    const { query, names } = (this.#compiled ??= this.#compile(db))
    const given = { ...query, parameters: names.map((name) => values[name]) }
    // Kysely waits a dozen times for each query, which takes longer than most of them.
    const atOnce = answersAtOnce(db)
    return atOnce === undefined ? (await db.executeQuery<Row>(given)).rows : (atOnce.rowsOf(given) as Row[])
  }

  #compile(db: Transaction) {
    const query = this.#build(
      db.withPlugin(writesConstants),
      (name) => sql`${new Placeholder(name)}`,
    ).compile()
    const names = query.parameters.map((parameter) => {
      if (parameter instanceof Placeholder) return parameter.name as keyof Values
      throw new TypeError('A constant of a prepared query was not written into its text.')
    })
    return { query, names }
  }

  /** The first row of the query with these values; undefined if there is none. */
  async first(db: Transaction, values: Values): Promise<Row | undefined> {
    const [row] = await this.all(db, values)
    return row
  }
}

/** See {@link PreparedQuery}: `prepared<{ userId: string }>()((db, value) => db.selectFrom(…))`. */
export const prepared =
  <Values extends object>() =>
  <Row>(build: (db: Transaction, value: ValueOf<Values>) => Compilable<Row>): PreparedQuery<Values, Row> =>
    new PreparedQuery(build)

/** Marks the places of the values of some columns in a prepared query, each by the name of its column. */
export const valuesOf = <Values, Column extends keyof Values & string>(
  columns: readonly Column[],
  value: ValueOf<Values>,
) =>
  Object.fromEntries(columns.map((column) => [column, value(column)])) as {
    [Name in Column]: RawBuilder<Values[Name]>
  }
