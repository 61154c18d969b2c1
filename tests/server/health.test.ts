import { afterEach, describe, expect, test } from 'vitest'
import { database } from '#server/database/database'
import { checkHealth } from '#server/health'
import { databaseUrl } from '#server/settings'
import { takeWriteLockOf } from '#tests/support/write-lock'

const minute = 60_000
const noon = Date.UTC(2026, 10, 29, 12)
const at = (minutes: number) => checkHealth(new Date(noon + minutes * minute))

const addBrokenFile = () =>
  database.write((db) => db.insertInto('BrokenFile').values({ file: 'a.md', errors: '[]' }).execute())

afterEach(() => database.write((db) => db.deleteFrom('BrokenFile').execute()))

describe('the health of the app', () => {
  test('is good while a row can be written and the disk has room', async () => {
    expect(await at(0)).toMatchObject({ ok: true, checks: { database: true, disk: true, content: true } })
  })

  test('names content that could not be used, which stops nobody', async () => {
    await addBrokenFile()
    expect(await at(1)).toMatchObject({ ok: true, checks: { content: false } })
  })

  test('is checked at most every five seconds, however often it is asked for', async () => {
    expect((await at(2)).checks.content).toBe(true)
    await addBrokenFile()
    expect((await at(2)).checks.content).toBe(true)
    expect((await at(3)).checks.content).toBe(false)
  })

  test('is bad while nothing can be written, though everything can be read', async () => {
    const lock = await takeWriteLockOf(databaseUrl())
    expect(await at(4)).toMatchObject({ ok: false, checks: { database: false, content: true } })
    await lock.release()
    expect((await at(5)).ok).toBe(true)
  })
})
