import { sql, type Compilable, type CompiledQuery, type RawBuilder } from 'kysely'
import type { Transaction } from '#server/database/sqlite-database'

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
 * A query that is built and compiled once, and then run with different values. For queries of every answer or every
 * page, because Kysely takes longer to build a query than SQLite to run it.
 */
class PreparedQuery<Values extends object, Row> {
  readonly #build: (db: Transaction, value: ValueOf<Values>) => Compilable<Row>
  #compiled: CompiledQuery<Row> | undefined

  /** @param build uses `value(name)` wherever the query needs a value, and depends on nothing else */
  constructor(build: (db: Transaction, value: ValueOf<Values>) => Compilable<Row>) {
    this.#build = build
  }

  /** All rows of the query with these values. */
  async all(db: Transaction, values: Values): Promise<Row[]> {
    this.#compiled ??= this.#build(db, (name) => sql`${new Placeholder(name)}`).compile()
    const parameters = this.#compiled.parameters.map((parameter) =>
      parameter instanceof Placeholder ? values[parameter.name as keyof Values] : parameter,
    )
    const { rows } = await db.executeQuery<Row>({ ...this.#compiled, parameters })
    return rows
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
