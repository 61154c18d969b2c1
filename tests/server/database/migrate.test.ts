import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { migrate } from '#server/database/migrate'

const root = path.resolve(import.meta.dirname, '../../..')
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-migrate-'))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

const names = fs
  .readdirSync(path.join(root, 'prisma/migrations'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort()

let file = ''
let files = 0
beforeEach(() => void (file = path.join(folder, `${++files}.db`)))

/**
 * Starts a process that migrates the file and prints which migrations it applied.
 *
 * @param killedAfter number of the SQL script after which it is killed, before its transaction is committed
 */
async function migrateElsewhere(killedAfter = Infinity): Promise<string[]> {
  const script = `import Database from 'better-sqlite3'
    import { migrate } from '#server/database/migrate'
    const { exec } = Database.prototype
    let left = Number(process.env.KILLED_AFTER)
    Database.prototype.exec = function (sql) {
      exec.call(this, sql)
      left -= 1
      if (left === 0) process.kill(process.pid, 'SIGKILL')
      return this
    }
    process.stdout.write(JSON.stringify(migrate(process.env.FILE)))`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: root,
    env: { ...process.env, FILE: file, KILLED_AFTER: String(killedAfter) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  await once(child, 'close')
  return child.signalCode === 'SIGKILL' ? [] : (JSON.parse(output) as string[])
}

function recorded(): string[] {
  const database = new Database(file, { readonly: true })
  const rows = database
    .prepare<[], { name: string }>('SELECT migration_name AS name FROM _prisma_migrations ORDER BY name')
    .all()
  database.close()
  return rows.map(({ name }) => name)
}

test('a new database may be read by nobody else', () => {
  expect(migrate(file)).toEqual(names)
  expect(fs.statSync(file).mode & 0o777).toBe(0o600)
})

test('an empty file is refused and stays as it is', () => {
  fs.writeFileSync(file, '')
  expect(() => migrate(file)).toThrow(/it is empty \(0 bytes\).*npm run restore/)
  expect(fs.statSync(file).size).toBe(0)
})

test('a database of another program is refused and stays as it is', () => {
  const other = new Database(file)
  other.exec('CREATE TABLE invoices (id)')
  other.close()
  const before = fs.readFileSync(file)
  expect(() => migrate(file)).toThrow(/it belongs to another program/)
  expect(fs.readFileSync(file)).toEqual(before)
})

test('a database of a newer version is refused and keeps its rows', () => {
  migrate(file)
  const newer = new Database(file)
  newer.exec(`INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
    VALUES ('newer', 'x', '29990101000000_flying_cars', 'then')`)
  newer.close()
  expect(() => migrate(file)).toThrow(
    /newer version of Retrace, which has the migration 29990101000000_flying_cars/,
  )
  expect(recorded()).toEqual([...names, '29990101000000_flying_cars'])
})

test('of four processes that start at once, each migration is applied by one', async () => {
  const applied = await Promise.all(Array.from({ length: 4 }, () => migrateElsewhere()))
  expect(applied.flat().sort()).toEqual(names)
  expect(recorded()).toEqual(names)
})

test('whichever migration is killed, the next start does exactly what is left', async () => {
  // The first script makes the table of the history.
  for (const [index, name] of names.entries()) {
    file = path.join(folder, `killed-in-${name}.db`)
    await migrateElsewhere(index + 2)
    expect(recorded()).toEqual(names.slice(0, index))
    expect(migrate(file)).toEqual(names.slice(index))
  }
})
