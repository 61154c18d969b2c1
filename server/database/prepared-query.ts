import { sql, type Compilable, type CompiledQuery, type RawBuilder } from 'kysely'
import type { Transaction } from '#server/database/sqlite-database'

/** Where a value comes into a prepared query, by its name: `value('userId')`. */
export type ValueOf<Values> = <Name extends keyof Values & string>(name: Name) => RawBuilder<Values[Name]>

/** Stands among the parameters of a compiled query until it is run. */
class Placeholder {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

/**
 * A query that is built and compiled once, and then run with other values each time. For what is asked at every answer
 * or on every page: to build a query takes Kysely longer than it takes SQLite to run it.
 */
class PreparedQuery<Values extends object, Row> {
  readonly #build: (db: Transaction, value: ValueOf<Values>) => Compilable<Row>
  #compiled: CompiledQuery<Row> | undefined

  /** @param build says `value(name)` wherever a value comes in, and depends on nothing else */
  constructor(build: (db: Transaction, value: ValueOf<Values>) => Compilable<Row>) {
    this.#build = build
  }

  async all(db: Transaction, values: Values): Promise<Row[]> {
    this.#compiled ??= this.#build(db, (name) => sql`${new Placeholder(name)}`).compile()
    const parameters = this.#compiled.parameters.map((parameter) =>
      parameter instanceof Placeholder ? values[parameter.name as keyof Values] : parameter,
    )
    const { rows } = await db.executeQuery<Row>({ ...this.#compiled, parameters })
    return rows
  }

  /** The first row, or undefined. */
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

/** Where the values of some columns come into a prepared query, each by the name of its column. */
export const valuesOf = <Values, Column extends keyof Values & string>(
  columns: readonly Column[],
  value: ValueOf<Values>,
) =>
  Object.fromEntries(columns.map((column) => [column, value(column)])) as {
    [Name in Column]: RawBuilder<Values[Name]>
  }
