import { PostgresAdapter, sql } from 'kysely'
import type { Transaction } from '#server/database/transaction'

/** What rows refer to that is not there, a line for each kind of reference; none in a sound database. */
export const brokenReferences = (db: Transaction): Promise<string[]> =>
  db.getExecutor().adapter instanceof PostgresAdapter ? brokenInPostgresql(db) : brokenInSqlite(db)

async function brokenInSqlite(db: Transaction): Promise<string[]> {
  const { rows } = await sql<{ table: string; parent: string }>`pragma foreign_key_check`.execute(db)
  return [...new Set(rows.map(({ table, parent }) => `${table} to ${parent}`))]
}

interface Reference {
  table: string
  parent: string
  /** The rows of the table that refer to none of the parent. */
  broken: string
}

/** PostgreSQL checks references as rows are written, and has no command that looks at those that are stored. */
async function brokenInPostgresql(db: Transaction): Promise<string[]> {
  const { rows: references } = await sql<Reference>`
    select child.relname as "table", parent.relname as parent,
      format('select 1 from %I as child where %s and not exists (select from %I as parent where %s) limit 1',
        child.relname,
        string_agg(format('child.%I is not null', own.attname), ' and '),
        parent.relname,
        string_agg(format('child.%I = parent.%I', own.attname, named.attname), ' and ')) as broken
    from pg_constraint as key
    join pg_class as child on child.oid = key.conrelid
    join pg_class as parent on parent.oid = key.confrelid
    cross join lateral unnest(key.conkey, key.confkey) as part (own, named)
    join pg_attribute as own on own.attrelid = child.oid and own.attnum = part.own
    join pg_attribute as named on named.attrelid = parent.oid and named.attnum = part.named
    where key.contype = 'f' and key.connamespace = current_schema()::regnamespace
    group by key.oid, child.relname, parent.relname`.execute(db)
  const found: string[] = []
  for (const { table, parent, broken } of references) {
    const { rows } = await sql.raw(broken).execute(db)
    if (rows.length > 0) found.push(`${table} to ${parent}`)
  }
  return [...new Set(found)]
}
