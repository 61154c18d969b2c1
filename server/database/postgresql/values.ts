import pg from 'pg'

/** Numbers of the types of PostgreSQL, as its catalogue `pg_type` has them. */
const { BOOL, INT8, NUMERIC } = pg.types.builtins

const parsers = new Map<number, (text: string) => unknown>([
  // As SQLite has them.
  [BOOL, (text) => (text === 't' ? 1 : 0)],
  // Instants and counts, which JavaScript's numbers hold exactly. A sum of them is numeric.
  [INT8, Number],
  [NUMERIC, Number],
])

/** How a value of a type is read, so that rows are the same as those of SQLite. */
export function valueParser(type: number, format: 'text' | 'binary' = 'text'): (value: never) => unknown {
  const own = format === 'text' ? parsers.get(type) : undefined
  return own ?? (pg.types.getTypeParser(type, format) as (value: never) => unknown)
}
