// `node scripts/bench/progress-process.ts CARDS ANSWERS` measures what the pages about progress compute, for a learner
// with this number of cards and answers: first, when nothing of the log is in memory, and then again after each answer.
// Prints one line of JSON, in milliseconds of CPU. It is a process of its own because a process has one database.
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { newSchedule } from '#domain/schedule/schedule'
import { migrate } from '#server/database/migrate'
import { sampleFace } from '#tests/support/sample-face'
import { median } from './measure.ts'

const userId = 'learner'
const now = new Date('2026-11-27T12:00:00Z')
const dayMillis = 86_400_000
const today = Math.floor(now.getTime() / dayMillis)
const cardsPerLesson = 40
const cardsPerConcept = 4
const rounds = 5
const exams = JSON.stringify([{ courseId: 'c', lessonId: null, day: today + 60 }])
const right = { kind: 'text', text: 'right' } as const
/** Shows a misconception. */
const wrong = { kind: 'text', text: 'wrong' } as const

/** Inserts a learner in UTC with this number of cards, each answered equally often over the last year. */
function fill(file: string, cards: number, answers: number) {
  migrate(file)
  const database = new Database(file)
  database.pragma('foreign_keys = OFF')
  // If it breaks off, the file is thrown away.
  for (const quick of ['journal_mode = OFF', 'synchronous = OFF', 'cache_size = -500000'])
    database.pragma(quick)
  const face = JSON.stringify(
    sampleFace({
      ...{ kind: 'output-typed', answer: right.text, accepted: [right.text] },
      options: [
        { text: right.text, correct: true, misconception: null },
        { text: wrong.text, correct: false, misconception: 'belief' },
      ].map((option) => ({ ...option, feedback: '', runHash: null, partsAt: null })),
    }),
  )
  const insert = {
    lesson: database.prepare(
      `INSERT INTO Lesson (id, courseId, slug, title, file, position, sourceHash, html) VALUES (?, 'c', ?, 'Lesson', 'l.md', ?, '', '')`,
    ),
    visit: database.prepare(
      `INSERT INTO LessonVisit (userId, lessonId, firstAtMillis, lastAtMillis, begunAtMillis) VALUES ('${userId}', ?, 1, 1, 1)`,
    ),
    concept: database.prepare(
      `INSERT INTO Concept (id, courseId, lessonId, term, definition, position, firstLine, lastLine) VALUES (?, 'c', ?, ?, '', 0, 1, 1)`,
    ),
    card: database.prepare(
      `INSERT INTO Card (id, key, lessonId, facet, position, itemId) VALUES (?, ?, ?, 'behaviour', ?, ?)`,
    ),
    main: database.prepare(`INSERT INTO CardConcept (cardId, conceptId, position) VALUES (?, ?, 0)`),
    item: database.prepare(
      `INSERT INTO Item (id, cardId, kind, face, file, firstLine, lastLine, createdAtMillis) VALUES (?, ?, 'output-typed', ?, 'l.md', 1, 1, 1)`,
    ),
    schedule: database.prepare(
      `UPDATE CardSchedule SET state = 'Review', stability = 30, difficulty = 5, dueDay = ?, lastReviewedAtMillis = 1, lastStudyDay = ?, reps = 1, revision = 1
       WHERE userId = '${userId}' AND cardId = ?`,
    ),
    log: database.prepare(
      `INSERT INTO ReviewLog (id, userId, key, cardId, itemId, event, rating, correct, answer, durationMillis, before, revision, atMillis, clientAtMillis, serverAtMillis, studyDay, timeZone, rolloverHour, desiredRetention, weightsVersion)
       VALUES (?, '${userId}', ?, ?, ?, 'rated', ?, ?, ?, 9000, ?, ?, ?, ?, ?, ?, 'UTC', 0, 0.9, 'fsrs-6-default')`,
    ),
  }
  const each = Math.max(1, Math.round(answers / cards))
  database.transaction(() => {
    database.exec(`
      INSERT INTO User (id, email, passwordHash, role, createdAtMillis) VALUES ('${userId}', 'l@example.org', '', 'learner', 1);
      INSERT INTO Settings (userId, timeZone, rolloverHour, exams) VALUES ('${userId}', 'UTC', 0, '${exams}');
      INSERT INTO Course (id, title) VALUES ('c', 'Course');
      INSERT INTO Misconception (courseId, id, belief, truth) VALUES ('c', 'belief', 'Belief', 'Truth');`)
    for (let n = 0; n < cards; n++) {
      const lesson = `c/${Math.floor(n / cardsPerLesson)}`
      const concept = `c/concept ${Math.floor(n / cardsPerConcept)}`
      if (n % cardsPerLesson === 0) {
        insert.lesson.run(lesson, lesson, n)
        insert.visit.run(lesson)
      }
      if (n % cardsPerConcept === 0) insert.concept.run(concept, lesson, concept)
      insert.card.run(`card ${n}`, `card ${n}`, lesson, n % cardsPerLesson, `item ${n}`)
      insert.main.run(`card ${n}`, concept)
      insert.item.run(`item ${n}`, `card ${n}`, face)
    }
    for (let round = 0; round < each; round++) {
      for (let n = 0; n < cards; n++) {
        const day = today - 1 - (n % 30) - Math.floor(((each - 1 - round) * 300) / each)
        const isRight = (n * 7 + round * 3) % 10 !== 0
        const memory = { stability: 10 + round * 20, difficulty: 5, dueDay: day, lastReviewedAtMillis: 1 }
        const before = {
          ...newSchedule,
          ...(round === 0 ? {} : { state: 'Review', lastStudyDay: 1, ...memory }),
        }
        const at = day * dayMillis + n
        insert.log.run(
          ...[`log ${n} ${round}`, `key ${n} ${round}`, `card ${n}`, `item ${n}`, isRight ? 3 : 1],
          ...[isRight ? 1 : 0, JSON.stringify(isRight ? right : wrong), JSON.stringify(before), round + 1],
          ...[at, at, at, day],
        )
      }
    }
    for (let n = 0; n < cards; n++) insert.schedule.run(today + (n % 90), today - 1 - (n % 30), `card ${n}`)
  })()
  database.close()
}

const [cards = 500, answers = 500] = process.argv.slice(2).map(Number)
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-progress-'))
const file = path.join(folder, 'bench.db')

async function cpuOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

try {
  fill(file, cards, answers)
  process.env['DATABASE_URL'] = `file:${file}`
  process.env['LOG_LEVEL'] = 'silent'
  const { database } = await import('#server/database/database')
  const { recordReview } = await import('#server/study/record-review')
  const pages = {
    progress: (await import('#server/progress/progress')).progress,
    today: (await import('#server/progress/today')).today,
    memory: (await import('#server/progress/memory-report')).memoryReport,
    beliefs: (await import('#server/progress/read-beliefs')).readBeliefs,
    map: (await import('#server/progress/concept-map')).conceptMaps,
    exams: (await import('#server/exams/exam-plans')).examPlans,
  }
  const answerOne = (n: number) =>
    recordReview(
      userId,
      {
        ...{ key: randomUUID(), cardId: `card ${n}`, itemId: `item ${n}`, rating: 3, answer: right },
        ...{ follows: null, durationMillis: 1_000, atMillis: now.getTime() },
      },
      now,
    )
  let answered = 0
  const measured: Record<string, { first: number; then: number }> = {}
  for (const [name, page] of Object.entries(pages)) {
    const first = await cpuOf(() => page(userId, now))
    const then: number[] = []
    for (let round = 0; round < rounds; round++) {
      await answerOne(answered++)
      then.push(await cpuOf(() => page(userId, now)))
    }
    measured[name] = { first, then: median(then) }
  }
  console.log(JSON.stringify(measured))
  await database.close()
} finally {
  fs.rmSync(folder, { recursive: true, force: true })
}
