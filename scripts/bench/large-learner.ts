// The database of a learner who has answered a lot, for benchmarks.
import Database from 'better-sqlite3'
import { newSchedule } from '#domain/schedule/schedule'
import { migrate } from '#server/database/migrate'
import { sampleFace } from '#tests/support/sample-face'

export const userId = 'learner'
export const now = new Date('2026-11-27T12:00:00Z')
const dayMillis = 86_400_000
const today = Math.floor(now.getTime() / dayMillis)
const cardsPerLesson = 40
const cardsPerConcept = 4
const exams = JSON.stringify([{ courseId: 'c', lessonId: null, day: today + 60 }])
export const right = { kind: 'text', text: 'right' } as const
/** Shows a misconception. */
const wrong = { kind: 'text', text: 'wrong' } as const

/** Inserts a learner in UTC with this number of cards, each answered equally often over the last year. */
export function makeLargeLearner(file: string, cards: number, answers: number) {
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
          ...[`log-${n}-${round}`, `key ${n} ${round}`, `card ${n}`, `item ${n}`, isRight ? 3 : 1],
          ...[isRight ? 1 : 0, JSON.stringify(isRight ? right : wrong), JSON.stringify(before), round + 1],
          ...[at, at, at, day],
        )
      }
    }
    for (let n = 0; n < cards; n++) insert.schedule.run(today + (n % 90), today - 1 - (n % 30), `card ${n}`)
  })()
  database.close()
}
