import { setImmediate } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { database } from '#server/database/database'
import { SqliteDatabase } from '#server/database/sqlite-database'
import { isDatabaseLocked, type Transaction } from '#server/database/transaction'
import { databaseFileOf } from '#server/settings'
import { takeWriteLock, type WriteLock } from '#tests/support/write-lock'

const insert = (db: Transaction, id: string) => db.insertInto('Course').values({ id, title: id }).execute()
async function idsIn(db: Transaction, prefix: string) {
  const rows = await db.selectFrom('Course').select('id').where('id', 'like', `${prefix}%`).execute()
  return rows.map(({ id }) => id)
}
const stored = (prefix: string) => database.read((db) => idsIn(db, prefix))

class Refusal extends Error {}

/** Writes a row in a transaction that stays open until it is told to fail. */
async function openTransaction(id: string) {
  const [isOpen, mayEnd] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const failing = database.write(async (db) => {
    await insert(db, id)
    isOpen.resolve()
    await mayEnd.promise
    throw new Refusal()
  })
  await isOpen.promise
  return {
    async fail() {
      mayEnd.resolve()
      await expect(failing).rejects.toThrow(Refusal)
    },
  }
}

describe('in one process', () => {
  test('a write beside a failing transaction is never lost', async () => {
    const names = Array.from({ length: 1_000 }, (_, index) => `written-${index}`)
    for (const name of names) {
      const transaction = await openTransaction(`rolled-back-${name}`)
      const writing = database.write((db) => insert(db, name))
      await transaction.fail()
      await writing
    }
    expect(await stored('written-')).toHaveLength(names.length)
    expect(await stored('rolled-back-')).toEqual([])
  })

  test('a read beside an open transaction never sees what is not committed', async () => {
    const transaction = await openTransaction('open')
    const reading = stored('open')
    await transaction.fail()
    expect(await reading).toEqual([])
  })

  test('a transaction sees what it has written itself', async () => {
    const seen = await database.write(async (db) => {
      await insert(db, 'own')
      return idsIn(db, 'own')
    })
    expect(seen).toEqual(['own'])
  })

  test('of a write that fails nothing is left, and the next one is done', async () => {
    const failing = database.write(async (db) => {
      await insert(db, 'half')
      await insert(db, 'half')
    })
    await expect(failing).rejects.toThrow(/UNIQUE/)
    await database.write((db) => insert(db, 'half-2'))
    expect(await stored('half')).toEqual(['half-2'])
  })

  test('writes that come at once are done one after the other, in their order', async () => {
    const seen: number[] = []
    const writes = Array.from({ length: 100 }, (_, index) =>
      database.write(async (db) => {
        seen.push((await idsIn(db, 'queued-')).length)
        await insert(db, `queued-${index}`)
      }),
    )
    await Promise.all(writes)
    expect(seen).toEqual(writes.map((_, index) => index))
  })

  test.each([
    ['a read inside a write', () => database.write(() => stored(''))],
    ['a write inside a read', () => database.read(() => database.write((db) => insert(db, 'nested')))],
    ['a write inside a write', () => database.write(() => database.write((db) => insert(db, 'nested')))],
  ])('%s is refused instead of waiting for itself', async (_, nested) => {
    await expect(nested()).rejects.toThrow('This is inside a transaction')
    expect(await stored('nested')).toEqual([])
  })
})

describe('beside another process', () => {
  let lock: WriteLock | undefined
  afterEach(() => lock?.release())

  test('pages are read while a write waits for a lock, and the write is done once the lock is gone', async () => {
    lock = await takeWriteLock(databaseFileOf())
    const happened: string[] = []
    const writing = database.write((db) => insert(db, 'waited')).then(() => happened.push('written'))
    for (let page = 0; page < 20; page++) expect(await stored('waited')).toEqual([])
    happened.push('pages read')
    await lock.release()
    await writing
    expect(happened).toEqual(['pages read', 'written'])
    expect(await stored('waited')).toEqual(['waited'])
  })

  test('the event loop turns all the time that a write waits', async () => {
    lock = await takeWriteLock(databaseFileOf())
    const writing = database.write((db) => insert(db, 'turning'))
    const start = performance.now()
    let longestTurn = 0
    for (let last = start; last - start < 1_500;) {
      await setImmediate()
      const now = performance.now()
      longestTurn = Math.max(longestTurn, now - last)
      last = now
    }
    await lock.release()
    await writing
    expect(longestTurn).toBeLessThan(1_000)
    expect(await stored('turning')).toEqual(['turning'])
  })

  test('a lock that is held for too long ends in an error, and nothing is written', async () => {
    lock = await takeWriteLock(databaseFileOf())
    const impatient = new SqliteDatabase(databaseFileOf(), { maxLockWaitMillis: 100 })
    const outcomes = await Promise.allSettled(
      ['late-1', 'late-2'].map((id) => impatient.write((db) => insert(db, id))),
    )
    const isLocked = outcomes.map(
      (outcome) => outcome.status === 'rejected' && isDatabaseLocked(outcome.reason),
    )
    expect(isLocked).toEqual([true, true])
    await lock.release()
    expect(await stored('late-')).toEqual([])
    await impatient.write((db) => insert(db, 'in-time'))
    expect(await stored('in-time')).toEqual(['in-time'])
    await impatient.close()
  })

  test('a read sees one instant, whatever others write meanwhile', async () => {
    const other = new SqliteDatabase(databaseFileOf())
    await database.read(async (db) => {
      await other.write((db) => insert(db, 'meanwhile'))
      expect(await idsIn(db, 'meanwhile')).toEqual([])
    })
    expect(await stored('meanwhile')).toEqual(['meanwhile'])
    await other.close()
  })
})

test('a value is never read as SQL', async () => {
  expect(await stored(`' OR 1 = 1 --`)).toEqual([])
})

test('a filter on undefined is refused instead of finding nothing', async () => {
  const nobody: string | undefined = undefined as string | undefined
  const deleting = database.write((db) =>
    // @ts-expect-error the type says it too
    db.deleteFrom('ReviewLog').where('userId', '=', nobody).execute(),
  )
  await expect(deleting).rejects.toThrow(/undefined/)
})
