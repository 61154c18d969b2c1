// `node scripts/bench/engine-process.ts CARDS`: what an answer with the next cards costs in the engine, for a learner
// with so many cards, beside the same two writes by raw SQLite. One line of JSON, milliseconds. A process of its own,
// because the server has one database.
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { newSchedule } from '#domain/schedule/schedule'
import { migrate } from '#server/database/migrate'
import { sampleFace } from '#tests/support/sample-face'
import { median, roundsOf } from './measure.ts'

const answersPerRound = 40
const userId = 'learner'
const now = new Date('2026-11-27T12:00:00Z')
const today = Math.floor(now.getTime() / 86_400_000)

/** A learner in UTC with so many cards, all of them in Review, a thirtieth due today; one earlier rating each. */
function fill(file: string, cards: number) {
  migrate(file)
  const database = new Database(file)
  database.pragma('foreign_keys = OFF')
  const face = JSON.stringify(sampleFace({ kind: 'output-typed' }))
  const before = JSON.stringify(newSchedule)
  const yesterday = now.getTime() - 86_400_000
  const insert = {
    card: database.prepare(
      `INSERT INTO Card (id, key, lessonId, facet, position, itemId) VALUES (?, ?, 'c/l', 'behaviour', ?, ?)`,
    ),
    item: database.prepare(
      `INSERT INTO Item (id, cardId, kind, face, file, firstLine, lastLine, createdAtMillis) VALUES (?, ?, 'output-typed', ?, 'l.md', 1, 1, 1)`,
    ),
    schedule: database.prepare(
      `INSERT INTO CardSchedule (userId, cardId, state, stability, difficulty, dueDay, lastReviewedAtMillis, lastStudyDay, reps, lapses, revision)
       VALUES ('${userId}', ?, 'Review', 10, 5, ?, ${yesterday}, ${today - 1}, 1, 0, 1)`,
    ),
    log: database.prepare(
      `INSERT INTO ReviewLog (id, userId, key, cardId, itemId, event, rating, before, revision, clientAtMillis, serverAtMillis, studyDay, timeZone, rolloverHour, desiredRetention, weightsVersion)
       VALUES (?, '${userId}', ?, ?, ?, 'rated', 3, '${before}', 1, ${yesterday}, ${yesterday}, ${today - 1}, 'UTC', 0, 0.9, 'fsrs-6-default')`,
    ),
  }
  database.transaction(() => {
    database.exec(`
      INSERT INTO User (id, email, passwordHash, role, createdAtMillis) VALUES ('${userId}', 'l@example.org', '', 'learner', 1);
      INSERT INTO Settings (userId, timeZone, rolloverHour, reviewsPerDay) VALUES ('${userId}', 'UTC', 0, 9999);
      INSERT INTO Course (id, title) VALUES ('c', 'Course');
      INSERT INTO Lesson (id, courseId, slug, title, file, position, sourceHash, html) VALUES ('c/l', 'c', 'l', 'Lesson', 'l.md', 0, '', '<p>x</p>');
      INSERT INTO LessonVisit (userId, lessonId, firstAtMillis, lastAtMillis) VALUES ('${userId}', 'c/l', 1, 1);`)
    for (let n = 0; n < cards; n++) {
      const [card, item] = [`card ${n}`, `item ${n}`]
      insert.card.run(card, card, n, item)
      insert.item.run(item, card, face)
      insert.schedule.run(card, n % 30 === 0 ? today : today + 1 + (n % 300))
      insert.log.run(`log ${n}`, `key ${n}`, card, item)
    }
  })()
  database.exec('ANALYZE')
  database.close()
}

/** The same two writes as an answer makes, durably, by SQLite alone. */
function rawAnswers(file: string): () => Promise<unknown> {
  const database = new Database(file)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  const log = database.prepare(
    `INSERT INTO ReviewLog (id, userId, key, cardId, itemId, event, rating, before, revision, clientAtMillis, serverAtMillis, studyDay, timeZone, rolloverHour, desiredRetention, weightsVersion)
     VALUES (?, '${userId}', ?, 'card 1', 'item 1', 'practised', NULL, '${JSON.stringify(newSchedule)}', 1, 1, 1, 1, 'UTC', 0, 0.9, 'fsrs-6-default')`,
  )
  const schedule = database.prepare(
    `UPDATE CardSchedule SET stability = ?, lastReviewedAtMillis = ? WHERE userId = '${userId}' AND cardId = 'card 1'`,
  )
  const answer = database.transaction((n: number) => {
    log.run(randomUUID(), randomUUID())
    schedule.run(10 + n, n)
  })
  return () => {
    for (let n = 0; n < answersPerRound; n++) answer(n)
    return Promise.resolve()
  }
}

const cards = Number(process.argv[2])
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-engine-'))
const file = path.join(folder, 'bench.db')
try {
  fill(file, cards)
  process.env['DATABASE_URL'] = `file:${file}`
  process.env['AUTH_SECRET'] ??= 'a secret for the bench, of enough characters'
  const [{ studyQueue }, { recordReview }, { prisma }] = await Promise.all([
    import('#server/study/study-queue'),
    import('#server/study/record-review'),
    import('#server/database/prisma'),
  ])
  const answers = async () => {
    let { cards: next } = await studyQueue(userId, now)
    for (let n = 0; n < answersPerRound; n++) {
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
      ;({ cards: next } = await studyQueue(userId, now))
    }
  }
  // The first round opens what has to be opened.
  await answers()
  const engine = median(await roundsOf(answers)) / answersPerRound
  await prisma.$disconnect()
  const raw = median(await roundsOf(rawAnswers(file))) / answersPerRound
  process.stdout.write(`${JSON.stringify({ engine, raw })}\n`)
} finally {
  fs.rmSync(folder, { recursive: true, force: true })
}
