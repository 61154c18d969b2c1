import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import Database from 'better-sqlite3'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useDatabase } from '#server/database/database-use'
import { migrate } from '#server/database/migrate'
import { openDatabase } from '#server/database/open'
import { moveIntoPostgresql } from '#server/database/postgresql/move-in'
import { databaseUrl } from '#server/settings'
import { everyRow, type Rows } from '#tests/support/every-row'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-move-'))
const file = path.join(folder, 'source.db')
const filler = path.join(import.meta.dirname, '../support/fill-database.ts')
const admin = new pg.Client({ connectionString: databaseUrl() })
const made: string[] = []

beforeAll(async () => {
  migrate(file)
  const env = { ...process.env, DATABASE_URL: `file:${file}` }
  await promisify(execFile)(process.execPath, [filler, 'ada', 'bob', 'eve'], { env })
  await admin.connect()
})

afterAll(async () => {
  for (const name of made) await admin.query(`DROP DATABASE ${name} WITH (FORCE)`)
  await admin.end()
  fs.rmSync(folder, { recursive: true })
})

/** URL of a new database without tables. */
async function emptyDatabase(): Promise<string> {
  const name = `moved_${randomUUID().replaceAll('-', '')}`
  await admin.query(`CREATE DATABASE ${name}`)
  made.push(name)
  const url = new URL(databaseUrl())
  url.pathname = name
  return url.href
}

async function rowsIn(url: string): Promise<Rows> {
  const database = openDatabase(url)
  try {
    return await database.read(everyRow)
  } finally {
    await database.close()
  }
}

/** A copy of the source with which something is done. */
function copyWith(change: (sqlite: Database.Database) => void): string {
  const copy = path.join(folder, `${randomUUID()}.db`)
  fs.copyFileSync(file, copy)
  const sqlite = new Database(copy)
  change(sqlite)
  sqlite.close()
  return copy
}

const silently = () => undefined

test('every row of every table arrives as it was, and the source stays', async () => {
  const before = await rowsIn(`file:${file}`)
  const url = await emptyDatabase()
  const moved = await moveIntoPostgresql(file, url, silently)
  const after = await rowsIn(url)
  // Columns stand in another order.
  const sorted = (all: Rows) =>
    Object.entries(all).map(([table, rows]) => [
      table,
      rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort(),
    ])
  expect(sorted(after)).toEqual(sorted(before))
  expect(Object.fromEntries([...moved].map(([table, { rows }]) => [table, rows]))).toEqual(
    Object.fromEntries(Object.entries(before).map(([table, rows]) => [table, rows.length])),
  )
  expect(before['ReviewLog']?.length).toBeGreaterThan(10)
  expect(await rowsIn(`file:${file}`)).toEqual(before)
})

test('what refused wrong rows refuses them afterwards', async () => {
  const url = await emptyDatabase()
  await moveIntoPostgresql(file, url, silently)
  const database = openDatabase(url)
  const changing = database.write((db) => db.updateTable('ReviewLog').set({ rating: 4 }).execute())
  await expect(changing).rejects.toThrow('append-only')
  await database.close()
})

test('a database with rows is refused and stays as it is', async () => {
  const url = await emptyDatabase()
  await moveIntoPostgresql(file, url, silently)
  const before = await rowsIn(url)
  await expect(moveIntoPostgresql(file, url, silently)).rejects.toThrow('is not empty')
  expect(await rowsIn(url)).toEqual(before)
})

test('whatever fails on the way leaves the target empty, and once mended it works', async () => {
  const url = await emptyDatabase()
  // PostgreSQL stores no text with this character.
  const broken = copyWith((sqlite) => sqlite.prepare('UPDATE ItemFlag SET note = ?').run('zero\0'))
  await expect(moveIntoPostgresql(broken, url, silently)).rejects.toThrow('U+0000')
  const { ContentRevision, ...others } = await rowsIn(url)
  expect(Object.values(others).flat()).toEqual([])
  expect(ContentRevision).toEqual([{ id: 1, revision: 0 }])
  await moveIntoPostgresql(file, url, silently)
  expect((await rowsIn(url))['User']).toHaveLength(3)
})

test('a database that is in use, or of an earlier version, is not read', async () => {
  const url = await emptyDatabase()
  const early = copyWith((sqlite) =>
    sqlite.exec(
      'DELETE FROM _prisma_migrations WHERE migration_name = (SELECT max(migration_name) FROM _prisma_migrations)',
    ),
  )
  await expect(moveIntoPostgresql(early, url, silently)).rejects.toThrow('earlier version')
  const used = copyWith(() => undefined)
  const release = useDatabase(used)
  await expect(moveIntoPostgresql(used, url, silently)).rejects.toThrow('is in use')
  release?.()
  await expect(moveIntoPostgresql(path.join(folder, 'none.db'), url, silently)).rejects.toThrow(
    'There is no database',
  )
})
