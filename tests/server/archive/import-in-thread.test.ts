import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importInThread } from '#server/archive/import-in-thread'
import { database } from '#server/database/database'
import { recordReview } from '#server/study/record-review'
import { makeBusyCourse, makeBusyLearner } from '#tests/support/busy-learner'
import { archiveOf } from '#tests/support/read-archive'
import { makeLearner } from '#tests/support/sample-course'

const now = new Date('2026-11-23T10:00:00Z')
let bytes: Uint8Array
beforeAll(async () => {
  await makeBusyCourse()
  await makeBusyLearner('ada', now)
  await makeLearner('bob')
  await makeLearner('eve')
  bytes = await archiveOf('ada', now)
})
afterAll(() => database.write((db) => db.deleteFrom('User').execute()))

const answersOf = (userId: string) =>
  database.read((db) => db.selectFrom('ReviewLog').select('key').where('userId', '=', userId).execute())

/** Answers of another learner, one after the other, until some work is done; gives how many. */
async function answersDuring(work: Promise<unknown>): Promise<number> {
  let isDone = false
  void work.finally(() => (isDone = true))
  const card = { cardId: 'trees/apple/facet', itemId: 'item of trees/apple/facet' }
  const rated = { rating: 3, answer: { kind: 'text', text: 'apple' }, durationMillis: 900 } as const
  const keys: string[] = []
  while (!isDone) {
    const key = `beside ${keys.length}`
    const review = {
      key,
      ...card,
      ...rated,
      follows: keys.at(-1) ?? null,
      atMillis: now.getTime() + keys.length,
    }
    expect(await recordReview('eve', review, now)).toMatchObject({ kind: 'recorded' })
    keys.push(key)
    // As requests arrive; SQLite answers at once.
    await setImmediate()
  }
  return keys.length
}

describe('an import in a thread of its own', () => {
  test('tells how far it is, leaves what its preview has shown, and lets others answer meanwhile', async () => {
    const shown = await importInThread({ userId: 'bob', bytes, consent: null }, () => undefined)
    if (shown.kind !== 'preview') throw new Error(shown.kind)
    const shares: number[] = []
    const request = { userId: 'bob', bytes, consent: shown.consent }
    const work = importInThread(request, (share) => shares.push(share))
    const answers = await answersDuring(work)
    expect(await work).toMatchObject({ kind: 'imported', imported: shown.imported })
    expect(await answersOf('bob')).toHaveLength(shown.imported.answers)
    expect((await answersOf('eve')).length).toBe(answers)
    expect(answers).toBeGreaterThan(1)
    expect(shares.length).toBeGreaterThan(1)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    expect(shares.every((share) => share > 0 && share <= 1)).toBe(true)
  })

  test('says what is wrong with a file', async () => {
    const broken = importInThread(
      { userId: 'bob', bytes: bytes.slice(0, 999), consent: null },
      () => undefined,
    )
    await expect(broken).rejects.toMatchObject({ name: 'ArchiveError', fault: 'not-whole' })
  })
})
