import fs from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migrate } from '#server/database/migrate'
import { SqliteDatabase } from '#server/database/sqlite-database'
import type { Database } from '#server/database/transaction'
import { databaseFileOf } from '#server/settings'

// See tests/fixtures/databases/README.md. Stored before the app first opens its database.
const kept = gunzipSync(fs.readFileSync(path.resolve('tests/fixtures/databases/2026-11-30.db.gz')))
const untouched = `${databaseFileOf()}.kept`
let old: SqliteDatabase
beforeAll(() => {
  fs.writeFileSync(untouched, kept)
  fs.writeFileSync(databaseFileOf(), kept)
  migrate(databaseFileOf())
  old = new SqliteDatabase(untouched)
})
afterAll(() => old.close())

const userId = 'learner'
const day = 86_400_000
const lastDay = Date.parse('2026-10-05T16:00:00Z') + 50 * day
const { database } = await import('#server/database/database')

const oldColumns = [
  ...([
    'id',
    'userId',
    'key',
    'cardId',
    'itemId',
    'event',
    'rating',
    'correct',
    'answer',
    'confidence',
  ] as const),
  ...([
    'durationMillis',
    'undoneId',
    'dueDay',
    'before',
    'revision',
    'clientAtMillis',
    'serverAtMillis',
  ] as const),
  ...(['studyDay', 'timeZone', 'rolloverHour', 'desiredRetention', 'intervals', 'weightsVersion'] as const),
] as const
const rowsOf = (file: Database) =>
  file.read((db) => db.selectFrom('ReviewLog').select(oldColumns).orderBy('id').execute())

describe('a log that an earlier version wrote', () => {
  test('keeps every row as it was', async () => {
    const rows = await rowsOf(old)
    expect(rows).toHaveLength(27)
    expect(await rowsOf(database)).toEqual(rows)
  })

  test('is read by the grade: three wrong answers rated Easy make nothing known', async () => {
    const { progress } = await import('#server/progress/progress')
    const { concepts } = await progress(userId, new Date(lastDay))
    const conceptOf = (term: string) => concepts.find((concept) => concept.term === term)
    expect(conceptOf('missed')).toMatchObject({
      state: 'learning',
      tests: { graded: { passed: 0, of: 2 }, selfGraded: { passed: 0, of: 0 } },
    })
    expect(conceptOf('passed')).toMatchObject({ state: 'known', tests: { graded: { passed: 3, of: 3 } } })
    expect(conceptOf('self-graded')).toMatchObject({
      state: 'known',
      tests: { graded: { passed: 0, of: 0 }, selfGraded: { passed: 2, of: 2 } },
    })
  })

  test('trains weights by the grade', async () => {
    const { readRatings } = await import('#server/optimiser/read-ratings')
    const cards = await database.read((db) => readRatings(db, userId))
    const sequences = cards.map((ratings) => ratings.map(({ rating }) => rating).join(''))
    expect(sequences.toSorted()).toEqual(['111', '33', '33333', '4', '43', '444'])
  })

  test('replays to the schedules that it led to', async () => {
    const { replay } = await import('#domain/schedule/replay')
    const { eventsOfCard } = await import('#server/study/events-of-card')
    const { storedSchedule } = await import('#tests/support/stored-schedule')
    const cards = await database.read((db) =>
      db.selectFrom('CardSchedule').select('cardId').where('userId', '=', userId).execute(),
    )
    expect(cards).toHaveLength(6)
    for (const { cardId } of cards) {
      const events = await database.read((db) => eventsOfCard(db, userId, cardId))
      expect(replay(events, cardId).schedule).toEqual(await storedSchedule(userId, cardId))
    }
  })

  test('goes on with an answer that waited in the outbox of that version: wrong, rated Easy, given before it was buried', async () => {
    const { reviewInputSchema, recordReview } = await import('#server/study/record-review')
    const { changeCard } = await import('#server/study/change-card')
    const { replay } = await import('#domain/schedule/replay')
    const { eventsOfCard } = await import('#server/study/events-of-card')
    const { storedSchedule } = await import('#tests/support/stored-schedule')
    const cardId = 'old/missed/behaviour'
    const now = new Date(lastDay + 60 * day)
    await changeCard(userId, { key: 'buried-elsewhere', cardId, change: { event: 'buried' } }, now)
    const outbox = reviewInputSchema.parse({
      ...{ key: 'from-the-outbox', cardId, itemId: `item of ${cardId}`, revision: 3, rating: 4 },
      ...{ answer: { kind: 'text', text: '3' }, confidence: 'sure', durationMillis: 3_000 },
      atMillis: now.getTime() - day / 24,
    })
    expect(await recordReview(userId, outbox, now)).toMatchObject({ kind: 'recorded', rating: 1 })
    const schedule = await storedSchedule(userId, cardId)
    expect(schedule).toMatchObject({ state: 'Relearning', lapses: 1, reps: 4, revision: 5 })
    expect(schedule.buriedUntilDay).not.toBeNull()
    expect(replay(await database.read((db) => eventsOfCard(db, userId, cardId)), cardId).schedule).toEqual(
      schedule,
    )
  })
})
