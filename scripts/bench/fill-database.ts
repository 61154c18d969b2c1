// A database with one learner, for benchmarks.
import Database from 'better-sqlite3'
import type { ItemFace } from '#domain/items/item-face'
import type { CardSchedule } from '#domain/schedule/schedule'
import { migrate } from '#server/database/migrate'

export const userId = 'learner'
export const now = new Date('2026-11-27T12:00:00Z')
export const millisPerDay = 86_400_000
/** The learner is in UTC, and their days begin at midnight. */
export const today = Math.floor(now.getTime() / millisPerDay)

export const cardsPerLesson = 40
const cardsPerConcept = 4

/** An answer to a card, by the number of the card. */
interface Given {
  card: number
  /** How often the card had been answered, with this answer. */
  revision: number
  atMillis: number
  before: CardSchedule
  /** The grade with what was answered, as JSON; null if the learner judged it as right. */
  graded: { correct: boolean; answer: string; durationMillis: number } | null
}

interface Learner {
  /** Number of cards in Review, in lessons of forty. */
  cards: number
  /** Lessons that they have opened and not begun. */
  newLessons?: number
  face: ItemFace
  /** Whether every four cards have a concept. */
  hasConcepts?: boolean
  /** As JSON. */
  exams?: string
  answers: Iterable<Given>
  /** The stability of each card, and the days on which it was answered last and is due. */
  schedule: (card: number) => { stability: number; lastStudyDay: number; dueDay: number; lastMillis: number }
}

/** Makes a database with a learner. Without the indices and triggers of the log, a million answers take seconds. */
export function fillDatabase(file: string, learner: Learner) {
  migrate(file)
  const database = new Database(file)
  database.pragma('foreign_keys = OFF')
  // If it breaks off, the file is thrown away.
  for (const quick of ['journal_mode = OFF', 'synchronous = OFF', 'cache_size = -500000'])
    database.pragma(quick)
  database.transaction(() => {
    insertCards(database, learner)
    withoutIndices(database, 'ReviewLog', () => insertAnswers(database, learner))
  })()
  database.close()
}

function insertCards(database: Database.Database, learner: Learner) {
  const { cards, newLessons = 0, exams = '[]', schedule } = learner
  const face = JSON.stringify(learner.face)
  database.exec(`
    INSERT INTO User (id, email, passwordHash, role, createdAtMillis) VALUES ('${userId}', 'l@example.org', '', 'learner', 1);
    INSERT INTO Settings (userId, timeZone, rolloverHour, exams) VALUES ('${userId}', 'UTC', 0, '${exams}');
    INSERT INTO Course (id, title) VALUES ('c', 'Course');
    INSERT INTO Misconception (courseId, id, belief, truth) VALUES ('c', 'belief', 'Belief', 'Truth');`)
  const insert = {
    lesson: database.prepare(
      `INSERT INTO Lesson (id, courseId, slug, title, file, position, sourceHash, html) VALUES (?, 'c', ?, 'Lesson', 'l.md', ?, '', '<p>x</p>')`,
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
    // A trigger has made the row.
    schedule: database.prepare(
      `UPDATE CardSchedule SET state = 'Review', stability = ?, difficulty = 5, dueDay = ?, lastReviewedAtMillis = ?, lastStudyDay = ?, reps = 1, revision = 1
       WHERE userId = '${userId}' AND cardId = ?`,
    ),
  }
  for (let n = 0; n < cards + newLessons * cardsPerLesson; n++) {
    const [card, item, lesson] = [`card ${n}`, `item ${n}`, `c/${Math.floor(n / cardsPerLesson)}`]
    const concept = `c/concept ${Math.floor(n / cardsPerConcept)}`
    if (n % cardsPerLesson === 0) {
      insert.lesson.run(lesson, lesson, n)
      insert.visit.run(lesson)
    }
    insert.card.run(card, card, lesson, n % cardsPerLesson, item)
    insert.item.run(item, card, face)
    if (learner.hasConcepts === true) {
      if (n % cardsPerConcept === 0) insert.concept.run(concept, lesson, concept)
      insert.main.run(card, concept)
    }
    if (n >= cards) continue
    const { stability, dueDay, lastMillis, lastStudyDay } = schedule(n)
    insert.schedule.run(stability, dueDay, lastMillis, lastStudyDay, card)
  }
}

function insertAnswers(database: Database.Database, { answers }: Learner) {
  const insert = database.prepare(
    `INSERT INTO ReviewLog (id, userId, key, cardId, itemId, event, rating, correct, answer, durationMillis, before, revision, atMillis, clientAtMillis, serverAtMillis, studyDay, timeZone, rolloverHour, desiredRetention, weightsVersion)
     VALUES (?, '${userId}', ?, ?, ?, 'rated', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'UTC', 0, 0.9, 'fsrs-6-default')`,
  )
  for (const { card, revision, atMillis, before, graded } of answers) {
    insert.run(
      ...[`log-${card}-${revision}`, `key ${card} ${revision}`, `card ${card}`, `item ${card}`],
      ...[graded?.correct === false ? 1 : 3, graded === null ? null : Number(graded.correct)],
      ...[graded?.answer ?? null, graded?.durationMillis ?? null, JSON.stringify(before), revision],
      ...[atMillis, atMillis, atMillis, Math.floor(atMillis / millisPerDay)],
    )
  }
}

/**
 * Adds learners who have done what the first one did with their first cards, an answer to each.
 *
 * @param answers of each learner
 */
export function addOthers(file: string, learners: number, answers: number) {
  const database = new Database(file)
  database.pragma('foreign_keys = OFF')
  for (const quick of ['journal_mode = OFF', 'synchronous = OFF', 'cache_size = -500000'])
    database.pragma(quick)
  database.exec(`CREATE TEMP TABLE other AS WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ${learners})
    SELECT 'learner ' || n AS userId, ' of ' || n AS suffix FROM n`)
  const cards = Array.from({ length: answers }, (_, n) => `'card ${n}'`).join()
  const ofCards = `WHERE row.userId = '${userId}' AND row.cardId IN (${cards})`
  database.transaction(() => {
    database.exec(`INSERT INTO User (id, email, passwordHash, role, createdAtMillis)
      SELECT userId, userId || '@example.org', '', 'learner', 1 FROM other`)
    copyRows(database, 'Settings', `WHERE row.userId = '${userId}'`)
    for (const table of ['CardSchedule', 'ReviewLog'])
      withoutIndices(database, table, () => copyRows(database, table, ofCards))
  })()
  database.close()
}

/** Copies rows of a table to each of the others. */
function copyRows(database: Database.Database, table: string, condition: string) {
  const columns = database.pragma(`table_info("${table}")`) as { name: string }[]
  const own: Record<string, string> = { userId: 'other.userId', id: 'row.id || other.suffix' }
  const values = columns.map(({ name }) => own[name] ?? `row."${name}"`)
  const names = columns.map(({ name }) => `"${name}"`)
  database.exec(
    `INSERT INTO "${table}" (${names.join()}) SELECT ${values.join()} FROM other CROSS JOIN "${table}" AS row ${condition}`,
  )
}

/** Does some work while a table has neither indices nor triggers, and then makes them again. */
function withoutIndices(database: Database.Database, table: string, work: () => void) {
  const removed = database
    .prepare<[string], { type: string; name: string; sql: string }>(
      `SELECT type, name, sql FROM sqlite_schema WHERE tbl_name = ? AND type IN ('index', 'trigger') AND sql IS NOT NULL`,
    )
    .all(table)
  for (const { type, name } of removed) database.exec(`DROP ${type} "${name}"`)
  work()
  for (const { sql } of removed) database.exec(sql)
}
