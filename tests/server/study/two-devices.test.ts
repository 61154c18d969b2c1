import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { defaultIntervals } from '#domain/schedule/intervals'
import { replay } from '#domain/schedule/replay'
import type { Rating } from '#domain/schedule/rating'
import { readCard } from '#server/cards/read-card'
import { database } from '#server/database/database'
import { beginLesson } from '#tests/support/begin-lesson'
import { changeCard, type CardChange } from '#server/study/change-card'
import { eventsOfCard } from '#server/study/events-of-card'
import { recordReview, type ReviewInput } from '#server/study/record-review'
import { undoReview } from '#server/study/undo-review'
import { makeCourse, makeLearner } from '#tests/support/sample-course'
import { storedSchedule } from '#tests/support/stored-schedule'

const start = Date.parse('2026-11-23T08:00:00Z')
const minute = 60_000
const day = 24 * 60 * minute
const cardId = 'devices/task/meaning'

beforeAll(async () => {
  await makeCourse('devices', { lesson: ['task/meaning'] })
})

async function learner(id: string) {
  const userId = await makeLearner(id)
  await beginLesson(userId, 'devices/lesson', new Date(start - day))
  return userId
}

const stored = (userId: string) => storedSchedule(userId, cardId)
const replayed = async (userId: string) =>
  replay(await database.read((db) => eventsOfCard(db, userId, cardId)), cardId).schedule
const log = (userId: string) =>
  database.read((db) =>
    db
      .selectFrom('ReviewLog')
      .select(['id', 'key', 'event', 'rating', 'follows', 'undoneId', 'atMillis'])
      .where('userId', '=', userId)
      .orderBy('revision')
      .orderBy('serverAtMillis')
      .execute(),
  )

let keys = 0
const newKey = () => `devices-${++keys}`
const answer = (
  showing: { follows: string | null } | { revision: number },
  rating: Rating,
  atMillis: number,
): ReviewInput => {
  const shown = { key: newKey(), cardId, itemId: `item of ${cardId}`, ...showing }
  return { ...shown, rating, answer: null, durationMillis: 4_000, atMillis }
}
const record = (userId: string, given: ReviewInput, arrivesAt = given.atMillis) =>
  recordReview(userId, given, new Date(arrivesAt))
const change = (userId: string, change: CardChange, atMillis: number, arrivesAt = atMillis) =>
  changeCard(userId, { key: newKey(), cardId, change, atMillis }, new Date(arrivesAt))

/** A learner whose card is in review, due ten days later. Returns the key that its showing follows. */
async function reviewer(name: string) {
  const userId = await learner(name)
  const first = answer({ follows: null }, 4, start)
  await record(userId, first)
  return { userId, follows: first.key }
}
const dueAt = start + 10 * day

describe('an answer given offline rates its card', () => {
  test.for<[string, CardChange[], Record<string, unknown>]>([
    ['moved its due day', [{ event: 'dueSet', inDays: 30 }], { state: 'Review' }],
    ['buried it', [{ event: 'buried' }], { state: 'Relearning' }],
    ['suspended it', [{ event: 'suspended' }], { state: 'Relearning', suspended: true }],
    [
      'suspended and unsuspended it',
      [{ event: 'suspended' }, { event: 'unsuspended' }],
      { state: 'Relearning', suspended: false },
    ],
  ])('although another device %s meanwhile', async ([name, changes, part]) => {
    const { userId, follows } = await reviewer(`meanwhile ${name}`)
    for (const [index, each] of changes.entries()) await change(userId, each, dueAt + (5 + index) * minute)
    const result = await record(userId, answer({ follows }, 1, dueAt), dueAt + 10 * minute)
    expect(result).toMatchObject({ kind: 'recorded', because: null })
    expect(await stored(userId)).toMatchObject({ lapses: 1, reps: 2, ...part })
    expect(await replayed(userId)).toEqual(await stored(userId))
  })

  test('at its place among what happened: a card that was buried later stays hidden', async () => {
    const { userId, follows } = await reviewer('place')
    await change(userId, { event: 'buried' }, dueAt + 5 * minute)
    await record(userId, answer({ follows }, 1, dueAt), dueAt + 10 * minute)
    expect(await stored(userId)).toMatchObject({ buriedUntilDay: expect.any(Number) as number })
    const history = (await readCard({ id: userId, isAuthor: false }, cardId, new Date(dueAt + day)))?.history
    expect(history?.map(({ event }) => event)).toEqual(['buried', 'rated', 'rated'])
  })

  test('and what was done offline before another answer does not undo it', async () => {
    const { userId, follows } = await reviewer('late burial')
    await record(userId, answer({ follows }, 3, dueAt + 5 * minute))
    await change(userId, { event: 'buried' }, dueAt, dueAt + 10 * minute)
    expect(await stored(userId)).toMatchObject({ buriedUntilDay: null, reps: 2 })
    expect(await replayed(userId)).toEqual(await stored(userId))
  })

  test('and can be undone after another device has changed the card', async () => {
    const { userId, follows } = await reviewer('undoer')
    const before = await stored(userId)
    const { reviewId } = await record(userId, answer({ follows }, 1, dueAt))
    await change(userId, { event: 'suspended' }, dueAt + minute)
    expect((await undoReview(userId, reviewId, new Date(dueAt + 2 * minute))).kind).toBe('undone')
    expect(await stored(userId)).toEqual({
      ...before,
      suspended: true,
      revision: 4,
      lastEventAtMillis: dueAt + minute,
    })
  })
})

describe('only one answer rates a showing', () => {
  test('of two devices, the one that arrives first', async () => {
    const { userId, follows } = await reviewer('race')
    await record(userId, answer({ follows }, 3, dueAt + minute))
    const late = answer({ follows }, 1, dueAt)
    expect(await record(userId, late, dueAt + day)).toMatchObject({ kind: 'stale', because: 'answered' })
    expect(await record(userId, late, dueAt + day)).toMatchObject({ kind: 'stale' })
    expect(await stored(userId)).toMatchObject({ reps: 2, lapses: 0 })
    expect((await log(userId)).map(({ event }) => event)).toEqual(['rated', 'rated', 'practised'])
  })

  test('even if both have counted as many events: offline Again, undone, Good; elsewhere Again, Good', async () => {
    const userId = await learner('collision')
    const [again, good] = [
      answer({ follows: null }, 1, start + minute),
      answer({ follows: null }, 3, start + 3 * minute),
    ]
    const elsewhere = answer({ follows: null }, 1, start)
    await record(userId, elsewhere)
    await record(userId, answer({ follows: elsewhere.key }, 3, start + 2 * minute))
    const arrivesAt = start + 10 * minute
    expect(await record(userId, again, arrivesAt)).toMatchObject({ kind: 'stale' })
    expect(await undoReview(userId, again.key, new Date(arrivesAt))).toEqual({ kind: 'nothing' })
    expect(await record(userId, good, arrivesAt)).toMatchObject({ kind: 'stale', because: 'answered' })
    expect(await stored(userId)).toMatchObject({ reps: 2, step: 1 })
  })

  test('a showing whose rating was undone can be rated again, on any device', async () => {
    const { userId, follows } = await reviewer('changer of mind')
    const first = answer({ follows }, 1, dueAt)
    await record(userId, first)
    await undoReview(userId, first.key, new Date(dueAt + minute))
    expect(await record(userId, answer({ follows }, 3, dueAt + 2 * minute))).toMatchObject({
      kind: 'recorded',
    })
    expect(await stored(userId)).toMatchObject({ reps: 2, lapses: 0 })
  })

  test('an answer to a showing that was undone elsewhere takes its place by its time', async () => {
    const { userId, follows } = await reviewer('undone elsewhere')
    const first = answer({ follows }, 1, dueAt)
    await record(userId, first)
    await undoReview(userId, first.key, new Date(dueAt + 15 * minute))
    const offline = answer({ follows: first.key }, 3, dueAt + 12 * minute)
    expect(await record(userId, offline, dueAt + 20 * minute)).toMatchObject({ kind: 'recorded' })
    const rival = answer({ follows: first.key }, 3, dueAt + 13 * minute)
    expect(await record(userId, rival, dueAt + 21 * minute)).toMatchObject({ because: 'answered' })
  })

  test('what was repeated for practice never rates', async () => {
    const { userId, follows } = await reviewer('practice')
    await record(userId, { ...answer({ follows }, 3, dueAt), isPractice: true })
    expect((await log(userId)).map(({ event }) => event)).toEqual(['rated', 'practised'])
    expect(await stored(userId)).toMatchObject({ reps: 1 })
  })
})

describe('an answer that comes too late is practice', () => {
  test('if the card was reset after it was shown', async () => {
    const { userId, follows } = await reviewer('resetter')
    await change(userId, { event: 'reset' }, dueAt)
    const late = answer({ follows }, 3, dueAt + minute)
    expect(await record(userId, late)).toMatchObject({ kind: 'stale', because: 'late' })
    expect(await stored(userId)).toMatchObject({ state: 'New' })
  })

  test('if it was given before another rating, after what it followed was undone', async () => {
    const { userId, follows } = await reviewer('overtaken')
    const first = answer({ follows }, 1, dueAt)
    await record(userId, first)
    await undoReview(userId, first.key, new Date(dueAt + minute))
    await record(userId, answer({ follows }, 3, dueAt + 5 * minute))
    const offline = answer({ follows: first.key }, 3, dueAt + 3 * minute)
    expect(await record(userId, offline, dueAt + 9 * minute)).toMatchObject({ because: 'late' })
  })

  test('if it took more than a month', async () => {
    const { userId, follows } = await reviewer('month')
    const late = answer({ follows }, 3, dueAt)
    expect(await record(userId, late, dueAt + 31 * day)).toMatchObject({ kind: 'stale', because: 'late' })
    expect((await log(userId)).at(-1)).toMatchObject({ event: 'practised', atMillis: dueAt + 31 * day })
  })
})

describe('a request of an earlier version, which names a revision', () => {
  test('rates its card although the card was changed meanwhile', async () => {
    const { userId } = await reviewer('earlier version')
    await change(userId, { event: 'dueSet', inDays: 30 }, dueAt + 5 * minute)
    await change(userId, { event: 'buried' }, dueAt + 6 * minute)
    const outbox = answer({ revision: 1 }, 1, dueAt)
    expect(await record(userId, outbox, dueAt + 10 * minute)).toMatchObject({ kind: 'recorded' })
    expect(await stored(userId)).toMatchObject({ lapses: 1, reps: 2 })
  })

  test('is practice if the showing was rated', async () => {
    const { userId, follows } = await reviewer('earlier version, rated')
    await record(userId, answer({ follows }, 3, dueAt))
    const outbox = answer({ revision: 1 }, 1, dueAt + minute)
    expect(await record(userId, outbox, dueAt + 10 * minute)).toMatchObject({ because: 'answered' })
  })

  test('is practice if the same revision was reached in another way after it was given', async () => {
    const userId = await learner('earlier collision')
    await record(userId, answer({ revision: 0 }, 1, start + 5 * minute))
    await record(userId, answer({ revision: 1 }, 3, start + 6 * minute))
    const offline = answer({ revision: 2 }, 3, start + 2 * minute)
    expect(await record(userId, offline, start + 10 * minute)).toMatchObject({ because: 'late' })
    expect(await stored(userId)).toMatchObject({ reps: 2 })
  })
})

// One learner, two devices. Each device shows what the server had when it was last online, counts its own answers and
// undos on top of that, and sends everything in its own order, at once or later.

interface Sent {
  arrives: (now: number) => Promise<unknown>
}

class Device {
  readonly userId: string
  readonly outbox: Sent[] = []
  /** What the showings of the card follow, the latest last. An undo goes back by one. */
  #showings: (string | null)[] = [null]
  readonly #own: string[] = []

  constructor(userId: string) {
    this.userId = userId
  }

  rate(rating: Rating, atMillis: number): ReviewInput {
    const given = answer({ follows: this.#showings.at(-1) ?? null }, rating, atMillis)
    this.#showings.push(given.key)
    this.#own.push(given.key)
    this.outbox.push({ arrives: (now) => record(this.userId, given, now) })
    return given
  }

  undo() {
    const key = this.#own.pop()
    if (key === undefined) return
    const place = this.#showings.indexOf(key)
    if (place >= 0) this.#showings = this.#showings.slice(0, place)
    this.outbox.push({ arrives: (now) => undoReview(this.userId, key, new Date(now)) })
  }

  change(event: CardChange, atMillis: number) {
    this.outbox.push({ arrives: (now) => change(this.userId, event, atMillis, now) })
  }

  async send(now: number) {
    for (const { arrives } of this.outbox.splice(0)) await arrives(now)
    const { follows } = await stored(this.userId)
    if (this.#showings.at(-1) !== follows) {
      this.#showings = [...this.#showings, follows]
      this.#own.length = 0
    }
  }
}

const anyRating = fc.constantFrom<Rating>(1, 2, 3, 4)
const anyChange = fc.oneof(
  fc.record({ event: fc.constantFrom('suspended', 'unsuspended', 'buried') }),
  fc.record({ event: fc.constant('dueSet' as const), inDays: fc.integer({ min: 0, max: 40 }) }),
)
const anyReset = fc.constant({ event: 'reset' as const })
const waitMillis = fc.oneof(fc.integer({ min: 0, max: 30 * minute }), fc.integer({ min: 0, max: 20 * day }))
const settings = fc.record({
  desiredRetention: fc.constantFrom(0.75, 0.9, 0.97),
  intervals: fc.constantFrom(
    defaultIntervals,
    { learningMinutes: [5], relearningMinutes: [1, 60], longestDays: 30 },
    { learningMinutes: [1, 10, 300], relearningMinutes: [20], longestDays: 3_650 },
  ),
  timeZone: fc.constantFrom('Europe/Berlin', 'America/St_Johns', 'Pacific/Apia'),
  rolloverHour: fc.integer({ min: 0, max: 23 }),
})

test('whatever two devices do, offline and late: no answer is lost, and the schedule is the fold of the log', async () => {
  const step = fc.record({
    device: fc.constantFrom(0 as const, 1 as const),
    waitMillis,
    does: fc.oneof(
      { weight: 5, arbitrary: fc.record({ act: fc.constant('rate' as const), rating: anyRating }) },
      { weight: 2, arbitrary: fc.constant({ act: 'undo' as const }) },
      {
        weight: 3,
        arbitrary: fc.record({ act: fc.constant('change' as const), change: fc.oneof(anyChange, anyReset) }),
      },
      { weight: 1, arbitrary: fc.record({ act: fc.constant('settings' as const), settings }) },
    ),
    isOnline: fc.boolean(),
  })
  let learners = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 16 }), async (steps) => {
      const userId = await learner(`any ${++learners}`)
      const devices = [new Device(userId), new Device(userId)] as const
      const given: ReviewInput[] = []
      let now = start
      for (const { device: index, waitMillis, does, isOnline } of steps) {
        now += waitMillis
        const device = devices[index]
        if (does.act === 'rate') given.push(device.rate(does.rating, now))
        if (does.act === 'undo') device.undo()
        if (does.act === 'change') device.change(does.change, now)
        if (does.act === 'settings') {
          const { intervals, ...rest } = does.settings
          const values = { ...rest, intervals: JSON.stringify(intervals) }
          await database.write((db) =>
            db.updateTable('Settings').set(values).where('userId', '=', userId).execute(),
          )
        }
        if (!isOnline) continue
        await device.send(now)
        expect(await replayed(userId)).toEqual(await stored(userId))
      }
      for (const device of devices) await device.send(now)
      expect(await replayed(userId)).toEqual(await stored(userId))

      const rows = await log(userId)
      // Each answer is in the log once, as a rating or as practice, with the rating that was given.
      const answers = rows.filter(({ event }) => event === 'rated' || event === 'practised')
      expect(answers.map(({ key, rating }) => `${key} ${rating}`).toSorted()).toEqual(
        given.map(({ key, rating }) => `${key} ${rating}`).toSorted(),
      )
      // No showing is rated twice.
      const undone = new Set(rows.map(({ undoneId }) => undoneId))
      const ratings = rows.filter(({ id, event }) => event === 'rated' && !undone.has(id))
      expect(new Set(ratings.map(({ follows }) => follows)).size).toBe(ratings.length)
    }),
    { numRuns: 120 },
  )
})

test('what one device answers while another changes the card does not depend on when it arrives', async () => {
  const step = fc.record({
    waitMillis,
    does: fc.oneof(
      fc.record({ act: fc.constant('rate' as const), rating: anyRating }),
      fc.record({ act: fc.constant('change' as const), change: anyChange }),
    ),
    isOnline: fc.boolean(),
  })
  let learners = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      const userIds = [await learner(`at once ${++learners}`), await learner(`late ${learners}`)]
      const schedules = []
      for (const [index, userId] of userIds.entries()) {
        const [phone, desktop] = [new Device(userId), new Device(userId)]
        let now = start
        phone.rate(3, now)
        await phone.send(now)
        for (const { waitMillis, does, isOnline } of steps) {
          now += Math.min(waitMillis, day)
          if (does.act === 'rate') phone.rate(does.rating, now)
          else desktop.change(does.change, now)
          await desktop.send(now)
          if (isOnline || index === 0) await phone.send(now)
        }
        await phone.send(now)
        const { follows, revision, ...schedule } = await stored(userId)
        expect([follows, revision]).toEqual([expect.any(String), expect.any(Number)])
        schedules.push(schedule)
      }
      expect(schedules[1]).toEqual(schedules[0])
    }),
    { numRuns: 60 },
  )
})
