import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { database } from '#server/database/database'
import { makeCourse, makeLearner } from '#tests/support/sample-course'
import { seedReviewLog } from '#tests/support/seed-review-log'
import { audit } from '../../scripts/torture/audit.ts'

const sound = { lost: 0, doubled: 0, differing: 0, corrupt: 0 }
const day = 86_400_000
let learners = 0
let userId = ''

beforeAll(() => makeCourse('course', { lesson: ['word/meaning'] }))
beforeEach(async () => {
  userId = await makeLearner(`learner-${++learners}`)
  const answers = [0, 1, 2].map((n) => ({
    cardId: 'a',
    rating: 3 as const,
    atMillis: Date.UTC(2026, 10, 29) + n * day,
  }))
  await seedReviewLog(database, userId, 'course/word/meaning', answers)
})

const found = () => {
  const acknowledged = new Set(['given-0', 'given-1', 'given-2'])
  return audit(database, [{ userId, acknowledged, pending: null, send: () => Promise.resolve(false) }])
}

describe('the comparison of what the server has confirmed with what it has stored', () => {
  test('finds nothing where both agree', async () => {
    expect(await found()).toEqual(sound)
  })

  test('finds an answer that is missing', async () => {
    await database.write((db) =>
      db.deleteFrom('ReviewLog').where('userId', '=', userId).where('key', '=', 'given-2').execute(),
    )
    expect(await found()).toEqual({ ...sound, lost: 1, differing: 1 })
  })

  test('finds an answer that counts twice', async () => {
    await database.write(async (db) => {
      const row = await db
        .selectFrom('ReviewLog')
        .selectAll()
        .where('userId', '=', userId)
        .where('key', '=', 'given-2')
        .executeTakeFirstOrThrow()
      const again = { ...row, id: `${row.id} again`, key: 'given-again', revision: 4 }
      await db.insertInto('ReviewLog').values(again).execute()
    })
    expect(await found()).toEqual({ ...sound, doubled: 1, differing: 1 })
  })

  test('finds a schedule that does not follow from the log', async () => {
    await database.write((db) =>
      db
        .updateTable('CardSchedule')
        .set((eb) => ({ dueDay: eb('dueDay', '+', 1) }))
        .where('userId', '=', userId)
        .execute(),
    )
    expect(await found()).toEqual({ ...sound, differing: 1 })
  })
})
