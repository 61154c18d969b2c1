import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, expect, test } from 'vitest'
import { migrate } from '#server/database/migrate'

const root = path.resolve(import.meta.dirname, '../../..')
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-opened-'))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

/** The first version in which opening a lesson no longer begins its cards. */
const migration = '20261201010000_lesson_parts'

/** A database as the version before it wrote it. */
function oldDatabase(): string {
  const file = path.join(folder, 'old.db')
  const database = new Database(file)
  const names = fs
    .readdirSync(path.join(root, 'prisma/migrations'))
    .filter((name) => /^\d/.test(name) && name < migration)
    .sort()
  database.exec(fs.readFileSync(path.join(root, 'prisma/history-table.sql'), 'utf8'))
  for (const name of names) {
    const sql = fs.readFileSync(path.join(root, 'prisma/migrations', name, 'migration.sql'), 'utf8')
    database.exec(sql)
    database
      .prepare(
        `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
         VALUES (?, ?, 1, ?, 1, 1)`,
      )
      .run(name, createHash('sha256').update(sql).digest('hex'), name)
  }
  database.exec(`
    INSERT INTO "User" ("id", "email", "passwordHash", "createdAtMillis") VALUES ('ada', 'ada@example.org', 'none', 0);
    INSERT INTO "Course" ("id", "title") VALUES ('c', 'C');
    INSERT INTO "Lesson" ("id", "courseId", "slug", "title", "file", "position", "sourceHash", "html")
      VALUES ('c/opened', 'c', 'opened', 'Opened', 'opened.md', 0, '', ''), ('c/other', 'c', 'other', 'Other', 'other.md', 1, '', '');
    INSERT INTO "LessonVisit" VALUES ('ada', 'c/opened', 17, 18);
  `)
  addCard(database, 'c/opened', 'new')
  addCard(database, 'c/opened', 'rated')
  addCard(database, 'c/other', 'unseen')
  database.exec(`
    UPDATE "CardSchedule" SET "state" = 'Review', "reps" = 3, "stability" = 5, "difficulty" = 5, "dueDay" = 20000,
      "lastReviewedAtMillis" = 1, "lastStudyDay" = 19990 WHERE "cardId" = 'rated';
  `)
  database.close()
  return file
}

function addCard(database: Database.Database, lessonId: string, id: string, part?: string) {
  const more = part === undefined ? '' : `UPDATE "Card" SET "part" = '${part}' WHERE "id" = '${id}';`
  database.exec(`
    BEGIN;
    PRAGMA defer_foreign_keys = ON;
    INSERT INTO "Card" ("id", "key", "lessonId", "facet", "position", "itemId") VALUES ('${id}', '${id}', '${lessonId}', 'behaviour', 0, 'i ${id}');
    INSERT INTO "Item" ("id", "cardId", "kind", "face", "file", "firstLine", "lastLine", "createdAtMillis") VALUES ('i ${id}', '${id}', 'how-long', '{}', '', 1, 1, 0);
    ${more}
    COMMIT;
  `)
}

const schedules = (database: Database.Database) =>
  database
    .prepare<[], { cardId: string; state: string; reps: number }>(
      `SELECT "cardId", "state", "reps" FROM "CardSchedule" ORDER BY "cardId"`,
    )
    .all()

test('a lesson that was opened before counts as begun, with all that it will have; no schedule changes', () => {
  const file = oldDatabase()
  const before = new Database(file, { readonly: true })
  const kept = schedules(before)
  expect(kept).toEqual([
    { cardId: 'new', state: 'New', reps: 0 },
    { cardId: 'rated', state: 'Review', reps: 3 },
  ])
  before.close()

  expect(migrate(file)).toContain(migration)
  const database = new Database(file)
  expect(schedules(database)).toEqual(kept)
  expect(database.prepare('SELECT * FROM "LessonVisit"').all()).toMatchObject([
    { lessonId: 'c/opened', firstAtMillis: 17, lastAtMillis: 18, begunAtMillis: 17, place: null },
  ])
  addCard(database, 'c/opened', 'added', 'section-new')
  expect(schedules(database).map(({ cardId }) => cardId)).toEqual(['added', 'new', 'rated'])

  database.exec(
    `INSERT INTO "LessonVisit" ("userId", "lessonId", "firstAtMillis", "lastAtMillis") VALUES ('ada', 'c/other', 19, 19)`,
  )
  expect(schedules(database).map(({ cardId }) => cardId)).toEqual(['added', 'new', 'rated'])
  database.close()
})
