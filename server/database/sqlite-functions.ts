import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely'

/**
 * Expressions that are particular to SQLite. Another database would need another version of this file.
 */

/**
 * The value at a path of a JSON column, such as `$.state`. The path is written into the query, so that an index on the
 * same expression is used.
 */
export function jsonValue<Value>(column: Expression<string>, path: string): RawBuilder<Value | null> {
  return sql<Value | null>`json_extract(${column}, ${sql.lit(path)})`
}

/** The same, but null where the column holds no valid JSON, which would make the whole query fail. For searches. */
export function jsonValueOrNull<Value>(column: Expression<string>, path: string): RawBuilder<Value | null> {
  return sql<Value | null>`case when json_valid(${column}) then ${jsonValue(column, path)} end`
}

/** The strings of a JSON array, for `in`: passes a list of any length as one value of a prepared query. */
export function jsonElements(array: Expression<string | null>): RawBuilder<string> {
  return sql<string>`(select value from json_each(${array}))`
}

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
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`
  return sql`${column} like ${pattern} escape '\\'`
}
