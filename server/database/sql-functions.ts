import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely'

/**
 * Expressions with functions that SQLite has, and PostgreSQL by the first of its migrations.
 */

/**
 * The text, or the JSON of an array or object, at a path of a JSON column, such as `$.state`. The path is written into
 * the query, so that an index on the same expression is used.
 */
export function jsonValue<Value extends string>(
  column: Expression<string>,
  path: string,
): RawBuilder<Value | null> {
  return sql<Value | null>`json_extract(${column}, ${sql.lit(path)})`
}

/** The same, but null where the column holds no valid JSON, which would make the whole query fail. For searches. */
export function jsonValueOrNull(column: Expression<string>, path: string): RawBuilder<string | null> {
  return sql<string | null>`case when json_valid(${column}) then ${jsonValue(column, path)} end`
}

/** The number at a path of a JSON column; null where the column holds no valid JSON. */
export function jsonNumberOrNull(column: Expression<string>, path: string): RawBuilder<number | null> {
  return sql<number | null>`cast(${jsonValueOrNull(column, path)} as double precision)`
}

/** The strings of a JSON array, for `in`: passes a list of any length as one value of a prepared query. */
export function jsonElements(array: Expression<string | null>): RawBuilder<string> {
  return sql<string>`(select value from json_each(${array}))`
}

/** The same as rows to begin with, where SQLite would rather read all rows of a learner than look some up. */
export const jsonRows = (array: Expression<string>) => sql<{ value: string }>`json_each(${array})`

/** The place, from 0, of the first element of a JSON array that has a value at a path; null if none has it. */
export function jsonIndex(
  array: Expression<string>,
  path: string,
  wanted: Expression<string>,
): RawBuilder<number | null> {
  return sql<number | null>`(
    select element.key from json_each(${array}) as element
    where json_extract(element.value, ${sql.lit(path)}) = ${wanted} order by element.key limit 1
  )`
}

/** Whether a column contains a text, ignoring the case of ASCII letters. */
export function containsText(column: Expression<unknown>, text: string): RawBuilder<SqlBool> {
  const lowerCased = text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
  const pattern = `%${lowerCased.replace(/[\\%_]/g, '\\$&')}%`
  return sql`lower(${column}) like ${pattern} escape '\\'`
}

/**
 * The same value, which SQLite neither looks up nor sorts by an index. For the few queries for which it would choose an
 * index that makes it read far more rows. PostgreSQL, which counts rows, sees the value itself.
 */
export function outOfIndex<Value>(value: Expression<Value>): RawBuilder<Value> {
  return sql<Value>`coalesce(${value}, null)`
}
