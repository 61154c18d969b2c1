import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { migrations as ofSqlite } from '#server/database/database-file'
import { database } from '#server/database/database'
import { migrate } from '#server/database/migrate'
import { MigrationFiles } from '#server/database/migration-files'

/** What decides what a database stores and refuses, in words that both databases have. */
interface Schema {
  columns: string[]
  references: string[]
  indexes: string[]
  triggers: string[]
  /** How many conditions a table has for its rows. */
  checks: string[]
}

/** PostgreSQL has no row numbers of its own. */
const onlyInPostgresql = ['ReviewLog.rowid bigint not null', 'ReviewLog(userId, rowid)']

test('both databases have the same tables, columns, references, indexes, conditions and triggers', async () => {
  const postgresql = await schemaOfPostgresql()
  for (const extra of onlyInPostgresql) {
    expect([...postgresql.columns, ...postgresql.indexes]).toContain(extra)
  }
  const isShared = (line: string) => !onlyInPostgresql.includes(line)
  expect({
    ...postgresql,
    columns: postgresql.columns.filter(isShared),
    indexes: postgresql.indexes.filter(isShared),
  }).toEqual(schemaOfSqlite())
})

test('each migration after the first of PostgreSQL has a twin for SQLite', () => {
  const [first = '', ...later] = new MigrationFiles('prisma/postgresql/migrations').names()
  const isLater = (name: string) => name.slice(0, 14) > first.slice(0, 14)
  expect(later).toEqual(ofSqlite.names().filter(isLater))
})

test('texts are compared byte by byte, whatever the order of the server', async () => {
  const { rows } = await database.read((db) =>
    sql<{ column: string }>`
      select table_name || '.' || column_name as "column" from information_schema.columns
      where table_schema = current_schema() and table_name not like '\\_%'
      and data_type = 'text' and collation_name is distinct from 'C'`.execute(db),
  )
  expect(rows).toEqual([])
})

const sorted = (lines: Iterable<string>) => [...lines].sort()

/** The types of SQLite's columns, as PostgreSQL has them. */
const types: Readonly<Record<string, string>> = {
  TEXT: 'text',
  INTEGER: 'bigint',
  BIGINT: 'bigint',
  REAL: 'double precision',
  BOOLEAN: 'boolean',
}

function schemaOfSqlite(): Schema {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-schema-'))
  const file = path.join(folder, 'schema.db')
  migrate(file)
  const sqlite = new Database(file, { readonly: true })
  const all = <Row>(query: string, ...values: string[]) => sqlite.prepare<string[], Row>(query).all(...values)
  const tables = all<{ name: string; sql: string }>(
    "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_%' ESCAPE '\\'",
  )
  const schema = {
    columns: sorted(
      tables.flatMap((table) =>
        all<{ name: string; type: string; notnull: number; dflt_value: string | null }>(
          'SELECT * FROM pragma_table_info(?)',
          table.name,
        ).map(({ name, type, notnull, dflt_value }) =>
          columnLine(table.name, name, types[type] ?? type, notnull === 1, dflt_value),
        ),
      ),
    ),
    references: sorted(
      tables.flatMap((table) =>
        all<{ table: string; from: string; to: string; on_delete: string; on_update: string }>(
          'SELECT * FROM pragma_foreign_key_list(?)',
          table.name,
        ).map(
          ({ table: to, from, to: column, on_delete, on_update }) =>
            `${table.name}.${from} -> ${to}.${column} delete ${on_delete} update ${on_update}`,
        ),
      ),
    ),
    indexes: sorted(
      tables
        .flatMap((table) =>
          all<{ name: string; unique: number; origin: string; partial: number }>(
            'SELECT * FROM pragma_index_list(?)',
            table.name,
          ).map(({ name, unique, partial }) => {
            const columns = all<{ name: string | null }>(
              'SELECT name FROM pragma_index_xinfo(?) WHERE key ORDER BY seqno',
              name,
            )
            return indexLine(
              table.name,
              columns.map((column) => column.name),
              unique === 1,
              partial === 1,
            )
          }),
        )
        .concat(
          // An integer that is the key is the row number, and has no index of its own.
          tables.flatMap(
            ({ name, sql: definition }) =>
              /"(\w+)" INTEGER NOT NULL PRIMARY KEY/
                .exec(definition)?.[1]
                ?.replace(/^.*$/, (column) => indexLine(name, [column], true, false)) ?? [],
          ),
        ),
    ),
    triggers: sorted(
      all<{ name: string; table: string }>(
        "SELECT name, tbl_name AS 'table' FROM sqlite_schema WHERE type = 'trigger'",
      ).map(({ name, table }) => `${table}: ${name}`),
    ),
    checks: sorted(
      tables.map(({ name, sql: definition }) => `${name}: ${definition.match(/\bCHECK\b/g)?.length ?? 0}`),
    ),
  }
  sqlite.close()
  fs.rmSync(folder, { recursive: true })
  return schema
}

const columnLine = (table: string, name: string, type: string, isRequired: boolean, preset: string | null) =>
  `${table}.${name} ${type}${isRequired ? ' not null' : ''}${preset === null ? '' : ` default ${preset}`}`

/** @param columns null for an expression */
const indexLine = (table: string, columns: (string | null)[], isUnique: boolean, isPartial: boolean) =>
  `${isUnique ? 'unique ' : ''}${table}(${columns.map((name) => name ?? '…').join(', ')})${isPartial ? ' of some' : ''}`

async function schemaOfPostgresql(): Promise<Schema> {
  const all = async <Row>(query: string) =>
    (await database.read((db) => sql.raw<Row>(query).execute(db))).rows
  const tables = `SELECT oid, relname FROM pg_class
    WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace AND relname NOT LIKE '\\_%'`
  const columns = await all<{
    table: string
    name: string
    type: string
    required: number
    preset: string | null
  }>(`
    SELECT t.relname AS table, attname AS name, format_type(atttypid, NULL) AS type, attnotnull AS required,
      pg_get_expr(adbin, adrelid) AS preset
    FROM pg_attribute JOIN (${tables}) t ON t.oid = attrelid
    LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
    WHERE attnum > 0 AND NOT attisdropped`)
  const references = await all<{ line: string }>(`
    SELECT format('%s.%s -> %s.%s delete %s update %s', t.relname, f.attname, confrelid::regclass, r.attname,
      CASE confdeltype WHEN 'c' THEN 'CASCADE' WHEN 'r' THEN 'RESTRICT' WHEN 'n' THEN 'SET NULL' END,
      CASE confupdtype WHEN 'c' THEN 'CASCADE' END) AS line
    FROM pg_constraint JOIN (${tables}) t ON t.oid = conrelid
    JOIN pg_attribute f ON f.attrelid = conrelid AND f.attnum = conkey[1]
    JOIN pg_attribute r ON r.attrelid = confrelid AND r.attnum = confkey[1]
    WHERE contype = 'f'`)
  const indexes = await all<{ table: string; columns: string; unique: number; partial: number }>(`
    SELECT t.relname AS table, indisunique AS unique, indpred IS NOT NULL AS partial,
      (SELECT json_agg((SELECT attname FROM pg_attribute WHERE attrelid = indrelid AND attnum = key AND key > 0)
        ORDER BY place)::text FROM unnest(indkey) WITH ORDINALITY AS part (key, place)) AS columns
    FROM pg_index JOIN (${tables}) t ON t.oid = indrelid`)
  const triggers = await all<{ line: string }>(`
    SELECT t.relname || ': ' || tgname AS line FROM pg_trigger JOIN (${tables}) t ON t.oid = tgrelid
    WHERE NOT tgisinternal`)
  const checks = await all<{ line: string }>(`
    SELECT t.relname || ': ' || count(conrelid) AS line
    FROM (${tables}) t LEFT JOIN pg_constraint ON conrelid = t.oid AND contype = 'c' GROUP BY t.relname`)
  return {
    columns: sorted(
      columns.map(({ table, name, type, required, preset }) =>
        columnLine(table, name, type, required === 1, preset?.replace(/::text$/, '') ?? null),
      ),
    ),
    references: sorted(references.map(({ line }) => line.replaceAll('"', ''))),
    indexes: sorted(
      indexes.map(({ table, columns: names, unique, partial }) =>
        indexLine(table, JSON.parse(names) as (string | null)[], unique === 1, partial === 1),
      ),
    ),
    triggers: sorted(triggers.map(({ line }) => line)),
    checks: sorted(checks.map(({ line }) => line)),
  }
}
