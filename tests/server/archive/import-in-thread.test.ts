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

const preview = async (userId: string) => {
  const shown = await importInThread({ userId, bytes, consent: null }, () => undefined)
  if (shown.kind !== 'preview') throw new Error(shown.kind)
  return shown
}
const answersOf = (userId: string) =>
  database.read((db) => db.selectFrom('ReviewLog').select('key').where('userId', '=', userId).execute())

describe('an import in a thread of its own', () => {
  test('tells how far it is, and leaves what the preview has shown', async () => {
    const { consent, imported } = await preview('bob')
    const shares: number[] = []
    const result = await importInThread({ userId: 'bob', bytes, consent }, (share) => shares.push(share))
    expect(result).toMatchObject({ kind: 'imported', imported })
    expect(await answersOf('bob')).toHaveLength(imported.answers)
    expect(shares.length).toBeGreaterThan(1)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    expect(shares.every((share) => share > 0 && share <= 1)).toBe(true)
  })

  test('lets others answer meanwhile', async () => {
    const { consent } = await preview('bob')
    let isDone = false
    const work = importInThread({ userId: 'bob', bytes, consent }, () => undefined).then((result) => {
      isDone = true
      return result
    })
    let answers = 0
    while (!isDone) {
      const key = `beside ${(answers += 1)}`
      const card = { cardId: 'trees/apple/facet', itemId: 'item of trees/apple/facet' }
      const rated = { rating: 3, answer: { kind: 'text', text: 'apple' }, durationMillis: 900 } as const
      const review = { key, ...card, ...rated, follows: null, atMillis: now.getTime() + answers }
      expect(await recordReview('eve', review, now)).toMatchObject({ kind: 'recorded' })
    }
    expect(await work).toMatchObject({ kind: 'imported' })
    expect((await answersOf('eve')).length).toBe(answers)
  })

  test('says what is wrong with a file, and goes on with the next', async () => {
    const broken = importInThread(
      { userId: 'bob', bytes: bytes.slice(0, 999), consent: null },
      () => undefined,
    )
    await expect(broken).rejects.toMatchObject({ name: 'ArchiveError', fault: 'not-whole' })
    const meddled = { userId: 'bob', bytes, consent: 'of something else' }
    expect(await importInThread(meddled, () => undefined)).toEqual({ kind: 'changed-meanwhile' })
  })
})
