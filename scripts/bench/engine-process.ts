// `node scripts/bench/engine-process.ts CARDS [OTHERS]` measures an answer with the next cards in the engine, for a learner
// with this number of cards, among others with two hundred answers each, next to the same two writes in raw SQLite. Prints
// one line of JSON, in milliseconds. It is a process of its own because a process has one database.
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { newSchedule } from '#domain/schedule/schedule'
import type { StudyCard } from '#domain/study/study-card'
import { sampleFace } from '#tests/support/sample-face'
import { addOthers, fillDatabase, millisPerDay, now, today, userId } from './fill-database.ts'
import { median, roundsOf } from './measure.ts'

/** Six rounds stay within the daily limit. */
const answersPerRound = 25
const warmUp = 500
const answersOfOthers = 200
const yesterday = now.getTime() - millisPerDay

/** Makes a learner with this number of cards, each rated once and a thirtieth of them due today, and with new lessons. */
function fill(file: string, cards: number) {
  fillDatabase(file, {
    ...{ cards, newLessons: 5, face: sampleFace({ kind: 'output-typed' }) },
    answers: Array.from({ length: cards }, (_, card) => ({
      ...{ card, revision: 1, atMillis: yesterday, before: newSchedule, graded: null },
    })),
    schedule: (card) => ({
      ...{ stability: 10, lastStudyDay: today - 1, lastMillis: yesterday },
      dueDay: card % 30 === 0 ? today : today + 1 + (card % 300),
    }),
  })
}

/** Does the same two durable writes as an answer, in raw SQLite, each time for a different card due today. */
function rawAnswers(file: string): () => Promise<unknown> {
  const database = new Database(file)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  const due = database
    .prepare<[], { cardId: string }>(
      `SELECT cardId FROM CardSchedule WHERE dueDay = ${today} ORDER BY cardId DESC`,
    )
    .all()
  const log = database.prepare(
    `INSERT INTO ReviewLog (id, userId, key, cardId, itemId, event, rating, durationMillis, before, revision, clientAtMillis, serverAtMillis, studyDay, timeZone, rolloverHour, desiredRetention, weightsVersion)
     VALUES (?, '${userId}', ?, ?, 'item 1', 'rated', 3, 1, ?, 2, ?, ?, ${today}, 'UTC', 0, 0.9, 'fsrs-6-default')`,
  )
  const schedule = database.prepare(
    `UPDATE CardSchedule SET state = 'Review', step = 0, stability = ?, difficulty = 5, dueAtMillis = NULL, dueDay = ${today} + ?, lastReviewedAtMillis = ?, lastStudyDay = ${today}, reps = 2, lapses = 0, suspended = 0, buriedUntilDay = NULL, revision = 2
     WHERE userId = '${userId}' AND cardId = ?`,
  )
  const before = JSON.stringify({
    ...newSchedule,
    state: 'Review',
    stability: 10,
    difficulty: 5,
    dueDay: today,
  })
  const answer = database.transaction((cardId: string, n: number) => {
    log.run(randomUUID(), randomUUID(), cardId, before, now.getTime(), now.getTime())
    schedule.run(10 + n / 100, 20 + (n % 10), now.getTime(), cardId)
  })
  let answered = 0
  return () => {
    for (let n = 0; n < answersPerRound; n++) answer(due[answered++]?.cardId ?? '', answered)
    return Promise.resolve()
  }
}

const [cards = 0, others = 0] = process.argv.slice(2).map(Number)
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-engine-'))
const file = path.join(folder, 'bench.db')
try {
  fill(file, cards)
  if (others > 0) addOthers(file, others, answersOfOthers)
  process.env['DATABASE_URL'] = `file:${file}`
  process.env['AUTH_SECRET'] ??= 'a secret for the bench, of enough characters'
  // On a busy machine, slow queries would be logged between the lines of the result.
  process.env['LOG_LEVEL'] = 'silent'
  const [{ studyQueue }, { recordReview }] = await Promise.all([
    import('#server/study/study-queue'),
    import('#server/study/record-review'),
  ])
  // Like a session, to which the server sends the cards that it does not hold.
  const held = new Map<string, StudyCard>()
  const queued = async () => {
    const { cards } = await studyQueue(userId, now, {}, new Set(held.keys()))
    return cards.map((card) => {
      const whole = 'face' in card ? card : held.get(card.version)
      if (whole === undefined) throw new Error('The session was told of a card that it does not hold.')
      return whole
    })
  }
  const answers = async () => {
    let next = await queued()
    for (let n = 0; n < answersPerRound; n++) {
      held.clear()
      for (const card of next) held.set(card.version, card)
      const [card] = next
      if (card === undefined) throw new Error('The learner ran out of cards.')
      const { cardId, itemId, revision } = card
      await recordReview(
        userId,
        {
          key: randomUUID(),
          cardId,
          itemId,
          revision,
          rating: 3,
          answer: null,
          durationMillis: 1,
          atMillis: now.getTime(),
        },
        now,
      )
      next = await queued()
    }
  }
  // Warms the engine up, as in a running server.
  await answers()
  for (let n = 0; n < warmUp; n++) await queued()
  const engine = median(await roundsOf(answers)) / answersPerRound
  const raw = median(await roundsOf(rawAnswers(file))) / answersPerRound
  process.stdout.write(`${JSON.stringify({ engine, raw })}\n`)
} finally {
  fs.rmSync(folder, { recursive: true, force: true })
}
