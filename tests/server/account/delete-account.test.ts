import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { deleteAccount } from '#server/account/delete-account'
import { openSession } from '#server/account/open-sessions'
import { hashPassword } from '#server/account/password'
import { database } from '#server/database/database'
import { databaseUrl, isPostgresql } from '#server/settings'
import { makeBusyCourse, makeBusyLearner } from '#tests/support/busy-learner'
import { columnsOf, everyRow, tablesOf, type Rows } from '#tests/support/every-row'

const now = new Date('2026-11-23T10:00:00Z')
const password = 'a short sentence'
const passwordHash = await hashPassword(password)
const home = { network: '192.0.2.1', requestId: 'a request', device: null }
const email = 'leaver@example.org'

/** Who owns what a row of a table says, if a learner does. Every other table holds content, or nobody's data. */
const unowned = new Set([
  ...['BrokenFile', 'CardConcept', 'CardGroup', 'CardVariant', 'Concept', 'ConceptEdge'],
  ...['ContentRevision', 'Misconception', 'Question', 'Run'],
])

beforeAll(makeBusyCourse)

let asker: Parameters<typeof deleteAccount>[0]
/** As it was before the leaver came. */
let others: Rows
beforeEach(async () => {
  await database.write(async (db) => {
    await db.deleteFrom('User').execute()
    await db.deleteFrom('RateLimit').execute()
  })
  await makeBusyLearner('stayer', now)
  others = await database.read(everyRow)
  await makeBusyLearner('leaver', now)
  await database.write((db) =>
    db.updateTable('User').set({ passwordHash }).where('id', '=', 'leaver').execute(),
  )
  const sessionId = await openSession('leaver', null, { browser: 'Firefox', system: 'Linux' }, now)
  asker = { userId: 'leaver', sessionId, ...home }
})

const remove = (given: { typed?: string; password?: string } = {}) =>
  deleteAccount(asker, { typed: email, password, ...given }, now)

describe('deleting an account', () => {
  test('the learner of these tests has a row in every table that belongs to learners', async () => {
    const rows = await database.read(everyRow)
    const tables = await database.read(tablesOf)
    expect(tables.filter((table) => !unowned.has(table))).toEqual(
      tables.filter((table) => JSON.stringify(rows[table]) !== JSON.stringify(others[table])),
    )
  })

  test('leaves no row of it in any table, and every other row as it was', async () => {
    expect(await remove()).toEqual({ kind: 'deleted' })
    const left = await database.read(everyRow)
    // The budget of the network names no account.
    const { RateLimit: limits = [], ...rest } = left
    const { RateLimit: limitsBefore, ...restBefore } = others
    expect(rest).toEqual(restBefore)
    expect(limits.filter(({ key }) => !String(key).startsWith('sign-in/network/'))).toEqual(limitsBefore)
    expect(JSON.stringify(left)).not.toContain('leaver')
  })

  test('every table with a learner in it names them so that the database deletes its rows with them', async () => {
    for (const table of await database.read(tablesOf)) {
      const columns = await database.read((db) => columnsOf(db, table))
      if (columns.includes('userId') || columns.includes('ownerId'))
        expect(unowned.has(table), table).toBe(false)
    }
  })

  // PostgreSQL has the same indexes: see tests/postgresql/same-schema.test.ts.
  test.skipIf(isPostgresql(databaseUrl()))(
    'reads no whole table for each row that it deletes: what refers to one has an index',
    async () => {
      const { rows } = await database.read((db) =>
        sql<{ reference: string }>`
        SELECT child.name || '.' || fk."from" AS reference
        FROM sqlite_schema child, pragma_foreign_key_list(child.name) fk
        WHERE child.type = 'table' AND fk."table" IN ('User', 'Lesson', 'Card', 'Item', 'QuizAttempt')
          AND NOT EXISTS (
            SELECT 1 FROM pragma_index_list(child.name) list, pragma_index_info(list.name) part
            WHERE part.seqno = 0 AND part.name = fk."from"
          )`.execute(db),
      )
      expect(rows.map(({ reference }) => reference)).toEqual([])
    },
  )

  test.each([
    ['the password is wrong', { password: 'wrong wrong' }, { kind: 'wrong-password' }],
    [
      'another address is typed',
      { typed: 'stayer@example.org' },
      { kind: 'refused', reason: 'other-address' },
    ],
    ['nothing is typed', { typed: '' }, { kind: 'refused', reason: 'other-address' }],
  ])('does nothing if %s', async (_, given, outcome) => {
    const before = await database.read(everyRow)
    expect(await remove(given)).toEqual(outcome)
    const after = await database.read(everyRow)
    expect({ ...after, RateLimit: [] }).toEqual({ ...before, RateLimit: [] })
  })

  test('takes the address with capitals and spaces around it', async () => {
    expect(await remove({ typed: ' Leaver@Example.org ' })).toEqual({ kind: 'deleted' })
  })

  test('of two requests at once, one deletes it and the other finds nobody', async () => {
    const outcomes = await Promise.all([remove(), remove()])
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['deleted', 'signed-out'])
  })

  test('after ten wrong passwords the right one has to wait', async () => {
    for (let n = 0; n < 10; n++) await remove({ password: 'wrong wrong' })
    expect(await remove()).toEqual({ kind: 'too-many-attempts' })
  })

  test('a session that has ended meanwhile deletes nothing', async () => {
    await database.write((db) => db.deleteFrom('Session').where('userId', '=', 'leaver').execute())
    expect(await remove()).toEqual({ kind: 'signed-out' })
    const users = await database.read((db) => db.selectFrom('User').select('id').execute())
    expect(users).toHaveLength(2)
  })
})
