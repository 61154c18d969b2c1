import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { migrate } from '#server/database/migrate'
import { SqliteStore } from '#server/database/sqlite-store'
import { checkDatabase } from '#server/doctor/check-database'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-doctor-'))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))
let n = 0
let file = ''
beforeEach(() => {
  file = path.join(folder, `${++n}.db`)
  fs.writeFileSync(file, gunzipSync(fs.readFileSync('tests/fixtures/databases/2026-11-30.db.gz')))
})

function change(sql: string) {
  const database = new Database(file)
  database.pragma('foreign_keys = OFF')
  database.pragma('ignore_check_constraints = ON')
  for (const { name } of database
    .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
    .all()) {
    database.exec(`DROP TRIGGER "${name}"`)
  }
  database.exec(sql)
  database.close()
}
const found = async () =>
  (await checkDatabase(new SqliteStore(file))).map(({ kind, text }) => `${kind}: ${text}`)

test('a sound database of this version is good, and its schedules are replayed', async () => {
  migrate(file)
  expect(await found()).toEqual([
    'good: The database is sound, and so are its references.',
    'good: The schedules of 1 account follow from their logs.',
  ])
})

test('a database of an earlier version is left to the next start', async () => {
  const before = fs.readFileSync(file)
  expect(await found()).toEqual([
    'good: The database is sound, and so are its references.',
    expect.stringMatching(
      /^warning: The database is of an earlier version: it lacks \d+ migrations, the first 2/,
    ),
  ])
  expect(fs.readFileSync(file)).toEqual(before)
})

test.each([
  {
    what: 'a schedule that does not follow from its log',
    sql: "UPDATE CardSchedule SET stability = stability + 1 WHERE cardId = 'old/passed/behaviour'",
    says: 'fault: Of the learner learner, the schedules of these cards do not follow from their log: old/passed/behaviour.',
  },
  {
    what: 'a schedule that is missing',
    sql: "DELETE FROM CardSchedule WHERE cardId = 'old/passed/behaviour'",
    says: 'fault: Of the learner learner, the schedules of these cards do not follow from their log: old/passed/behaviour.',
  },
  {
    what: 'a row of the log that cannot be read',
    sql: "UPDATE ReviewLog SET rating = 9 WHERE cardId = 'old/missed/behaviour'",
    says: 'fault: The database is damaged: CHECK constraint failed in ReviewLog.',
  },
  {
    what: 'a question that cannot be read',
    sql: "UPDATE Item SET face = '{' WHERE id = 'item of old/passed/behaviour'",
    says: 'fault: The question item of old/passed/behaviour cannot be read.',
  },
  {
    what: 'a reference to nothing',
    sql: "DELETE FROM User WHERE id = 'learner'",
    says: expect.stringMatching(
      /^fault: The database is damaged: A row of \w+ refers to a row of User/,
    ) as string,
  },
])('$what is found', async ({ sql, says }) => {
  migrate(file)
  change(sql)
  expect(await found()).toContainEqual(says)
})
