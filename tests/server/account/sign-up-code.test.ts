import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { SignUpResult } from '#server/account/sign-up'
import { database } from '#server/database/database'
import { databaseUrl, isPostgresql } from '#server/settings'

process.env['SIGN_UP'] = 'code'
process.env['SIGN_UP_CODE'] = 'quagga-42'
const { signUp } = await import('#server/account/sign-up')

const now = new Date('2026-11-23T10:00:00Z')
const from = (network: string) => ({ network, requestId: undefined })
const form = (code: string, email = 'ada@example.org') => ({ email, password: 'a short sentence', code })
const guess = (n: number) => signUp(form(`wrong-${n}`), from(`192.0.2.${n}`), now)

const attempts = () => database.read((db) => db.selectFrom('RateLimit').select(['key', 'hits']).execute())

beforeEach(async () => {
  await database.write(async (db) => {
    await db.deleteFrom('User').execute()
    await db.deleteFrom('RateLimit').execute()
  })
})

test('a wrong code is named, makes no account and costs no hash', async () => {
  expect(await guess(1)).toEqual({ kind: 'refused', field: 'code', reason: 'wrong' })
  expect(await attempts()).toEqual([
    { key: 'sign-up-code/network/192.0.2.1', hits: 1 },
    { key: 'sign-up-code/everybody', hits: 1 },
  ])
})

test('a class behind one address signs up although each has mistyped the code three times', async () => {
  for (let n = 0; n < 120; n++) await signUp(form('quagga-24'), from('192.0.2.1'), now)
  for (let n = 0; n < 40; n++) {
    const result = await signUp(form('quagga-42', `learner${n}@example.org`), from('192.0.2.1'), now)
    expect(result).toMatchObject({ kind: 'signed-up' })
  }
})

test('after 150 wrong codes a network has to wait, and others need not', async () => {
  for (let n = 0; n < 150; n++) await signUp(form(`wrong-${n}`), from('192.0.2.1'), now)
  expect(await signUp(form('quagga-42'), from('192.0.2.1'), now)).toEqual({ kind: 'too-many-attempts' })
  expect(await signUp(form('quagga-42'), from('192.0.2.2'), now)).toMatchObject({ kind: 'signed-up' })
})

// What waits here does so on a clock that is not real, beside which the answers of PostgreSQL come at any time.
const testInFakeTime = test.skipIf(isPostgresql(databaseUrl()))

describe('after 300 wrong codes from anywhere', () => {
  beforeEach(async () => {
    for (let n = 0; n < 300; n++) await guess(n)
    vi.useFakeTimers({ toFake: ['setTimeout'] })
    return () => void vi.useRealTimers()
  })
  const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1_000)

  testInFakeTime('codes are compared one a second', async () => {
    const compared: SignUpResult[] = []
    const guesses = [guess(301), guess(302)].map(async (result) => void compared.push(await result))
    await seconds(0.9)
    expect(compared).toEqual([])
    await seconds(0.2)
    expect(compared).toEqual([{ kind: 'refused', field: 'code', reason: 'wrong' }])
    await seconds(1)
    expect(compared).toHaveLength(2)
    await Promise.all(guesses)
  })

  testInFakeTime('the right one still passes', async () => {
    const result = signUp(form('quagga-42'), from('192.0.2.1'), now)
    await seconds(1)
    expect(await result).toMatchObject({ kind: 'signed-up' })
  })

  testInFakeTime(
    'a flood from fresh addresses is told that the server is busy, instead of guessing on',
    async () => {
      const flood = Promise.all(Array.from({ length: 60 }, (_, n) => guess(301 + n)))
      await seconds(41)
      const kinds = (await flood).map(({ kind }) => kind)
      expect(kinds.filter((kind) => kind === 'busy')).toHaveLength(60 - 41)
    },
  )

  test('all is as before once the hour is over', async () => {
    const nextHour = new Date(now.getTime() + 60 * 60_000)
    const result = await signUp(form('wrong'), from('192.0.2.1'), nextHour)
    expect(result).toEqual({ kind: 'refused', field: 'code', reason: 'wrong' })
  })
})
