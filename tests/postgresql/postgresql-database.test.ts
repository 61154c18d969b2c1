import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { database } from '#server/database/database'
import { openDatabase } from '#server/database/open'
import { isDatabaseLocked, type Database, type Transaction } from '#server/database/transaction'
import { databaseUrl } from '#server/settings'

// As another process of the app has it.
const other = openDatabase(databaseUrl(), { maxLockWaitMillis: 300 })
afterAll(() => other.close())

class Refusal extends Error {}

const insert = (db: Transaction, id: string) => db.insertInto('Course').values({ id, title: id }).execute()
const ids = (prefix: string) =>
  database.read((db) =>
    db
      .selectFrom('Course')
      .select('id')
      .where('id', 'like', `${prefix}%`)
      .orderBy('id')
      .execute()
      .then((rows) => rows.map(({ id }) => id)),
  )

/** A transaction that stays open until it may end. */
async function open(begin: (work: (db: Transaction) => Promise<void>) => Promise<void>) {
  const [isOpen, mayEnd] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const ended = begin(async () => {
    isOpen.resolve()
    await mayEnd.promise
  })
  await isOpen.promise
  return () => {
    mayEnd.resolve()
    return ended
  }
}

const nothing = () => Promise.resolve()

describe('transactions', () => {
  test('a transaction that fails leaves nothing', async () => {
    const failing = database.write(async (db) => {
      await insert(db, 'failed')
      throw new Refusal()
    })
    await expect(failing).rejects.toThrow(Refusal)
    expect(await ids('failed')).toEqual([])
  })

  test('a read sees one instant, whatever is committed meanwhile', async () => {
    const seen = await database.read(async (db) => {
      const count = () => db.selectFrom('Course').select('id').where('id', '=', 'meanwhile').execute()
      const before = await count()
      await other.write((writing) => insert(writing, 'meanwhile'))
      return [before.length, (await count()).length]
    })
    expect(seen).toEqual([0, 0])
    expect(await ids('meanwhile')).toEqual(['meanwhile'])
  })

  test('a transaction inside another one is refused', async () => {
    const nested = database.write(() => database.read(nothing))
    await expect(nested).rejects.toThrow('use the one that is open')
  })

  test('nothing that was read changes before it is written, whichever process writes', async () => {
    const name = `counter-${randomUUID()}`
    await database.write((db) =>
      db.insertInto('Course').values({ id: name, title: '', position: 0 }).execute(),
    )
    const increment = (of: Database) =>
      of.write(async (db) => {
        const { position } = await db
          .selectFrom('Course')
          .select('position')
          .where('id', '=', name)
          .executeTakeFirstOrThrow()
        await db
          .updateTable('Course')
          .set({ position: position + 1 })
          .where('id', '=', name)
          .execute()
      })
    const patient = openDatabase(databaseUrl())
    await Promise.all(Array.from({ length: 100 }, (_, i) => increment(i % 2 === 0 ? database : patient)))
    await patient.close()
    const { position } = await database.read((db) =>
      db.selectFrom('Course').select('position').where('id', '=', name).executeTakeFirstOrThrow(),
    )
    expect(position).toBe(100)
  })
})

describe('writers', () => {
  test('learners do not wait for each other', async () => {
    const end = await open((work) => database.writeOf('one', work))
    await other.writeOf('another', nothing)
    await end()
  })

  test('two writers of one learner take turns, and whoever waits too long is told so', async () => {
    const end = await open((work) => database.writeOf('one', work))
    await expect(other.writeOf('one', nothing)).rejects.toSatisfy(isDatabaseLocked)
    await end()
    await other.writeOf('one', nothing)
  })

  test('who writes what belongs to all excludes everybody, and is excluded by everybody', async () => {
    const endOfAll = await open((work) => database.write(work))
    await expect(other.writeOf('one', nothing)).rejects.toSatisfy(isDatabaseLocked)
    await endOfAll()
    const endOfOne = await open((work) => database.writeOf('one', work))
    await expect(other.write(nothing)).rejects.toSatisfy(isDatabaseLocked)
    await endOfOne()
    await other.write(nothing)
  })

  test('a connection that was lost is replaced by another one', async () => {
    await database.read(nothing)
    await other.write((db) =>
      sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`.execute(db),
    )
    await database.write((db) => insert(db, 'after-loss'))
    expect(await ids('after-loss')).toEqual(['after-loss'])
  })
})

describe('values', () => {
  test('are those of SQLite: numbers for instants and sums, 0 and 1 for booleans', async () => {
    const { rows } = await database.read((db) =>
      sql`select 1764500000000::bigint as instant, sum(n) as total, bool_or(n > 1) as "some", avg(n) as mean
        from (values (1::bigint), (2::bigint)) as v (n)`.execute(db),
    )
    expect(rows).toEqual([{ instant: 1_764_500_000_000, total: 3, some: 1, mean: 1.5 }])
  })

  test('are computed in parallel plans as well, whatever a JSON column holds', async () => {
    const isValid = await database.read(async (db) => {
      // Makes a parallel plan of every query that may have one.
      await sql`set local force_parallel_mode = on`.execute(db)
      const { rows } = await sql`
        select json_valid(document) as valid from (values ('{'), ('{"a": [1, 2]}')) as v (document)`.execute(
        db,
      )
      return rows
    })
    expect(isValid).toEqual([{ valid: 0 }, { valid: 1 }])
  })

  test('a value that was forgotten is refused', async () => {
    const forgetful = database.read((db) =>
      db
        .selectFrom('Course')
        .select('id')
        .where('id', '=', undefined as never)
        .execute(),
    )
    await expect(forgetful).rejects.toThrow(TypeError)
  })

  test('a text loses the one character that PostgreSQL does not store', async () => {
    await database.write((db) => insert(db, 'zero\0'))
    expect(await ids('zero')).toEqual(['zero'])
  })

  test('a list without elements contains nothing, as in SQLite', async () => {
    const found = await database.read((db) =>
      Promise.all(
        (['in', 'not in'] as const).map(async (operator) => {
          const rows = await db.selectFrom('ContentRevision').select('id').where('id', operator, []).execute()
          return rows.length
        }),
      ),
    )
    expect(found).toEqual([0, 1])
  })

  test('a value that is only compared with null needs no type', async () => {
    const found = await database.read((db) =>
      db
        .selectFrom('Course')
        .select('id')
        .where((eb) => eb.or([eb(eb.val(null), 'is', null), eb('id', '=', 'nobody')]))
        .limit(1)
        .execute(),
    )
    expect(found).toHaveLength(1)
  })
})

test('thousands of rows that refer to others of the same import do not read their table for each', async () => {
  const card = (id: string) => ({
    id,
    key: id,
    lessonId: 'large/l',
    facet: 'meaning',
    position: 0,
    itemId: id,
  })
  const item = (id: string) => ({
    ...{ id, cardId: id, kind: 'self-graded', face: '{}', file: 'l.md' },
    ...{ firstLine: 1, lastLine: 1, createdAtMillis: 0 },
  })
  const insertCard = async (db: Transaction, id: string) => {
    await db.insertInto('Card').values(card(id)).execute()
    await db.insertInto('Item').values(item(id)).execute()
  }
  await database.write(async (db) => {
    const lesson = { id: 'large/l', courseId: 'large', slug: 'l', title: 'l', file: 'l.md' }
    await insert(db, 'large')
    await db
      .insertInto('Lesson')
      .values({ ...lesson, position: 0, sourceHash: '', html: '' })
      .execute()
    await insertCard(db, 'first')
    await sql`ANALYZE "Item"`.execute(db)
  })
  // The connection keeps this plan for checking a reference: as the table is small, to read all of it.
  await database.write((db) => insertCard(db, 'second'))
  const ids = Array.from({ length: 2_000 }, (_, n) => `large/${n}`)
  const rows = database.stage(() => undefined)
  await rows.add('Card', ids.map(card))
  await rows.add('Item', ids.map(item))
  const wholeReads = await database.write(async (db) => {
    await rows.insert(db, 'Card')
    await rows.insert(db, 'Item')
    // Checks now what would be checked at the end.
    await sql`SET CONSTRAINTS ALL IMMEDIATE`.execute(db)
    const read = sql<{ n: number }>`SELECT pg_stat_get_xact_numscans('"Item"'::regclass) AS n`
    return (await read.execute(db)).rows[0]?.n
  })
  expect(wholeReads).toBeLessThan(100)
})
