import { setImmediate } from 'node:timers/promises'
import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import { textOfAnswer, answerSchema } from '#domain/items/answer'
import { archiveVersion, logFile, type ArchivedEvent, type JsonFile } from '#server/archive/archive-schema'
import { ankiPackagesOf } from '#server/archive/export-anki'
import { ownDecksOf } from '#server/archive/export-decks'
import { archived } from '#server/archive/owned-tables'
import { openDatabase } from '#server/database/open'
import type { Transaction } from '#server/database/transaction'
import type { DrawRun } from '#server/exchange/run-pictures'

/** Takes a piece of the archive, and resolves when it wants the next one. */
export type Sink = (bytes: Uint8Array) => Promise<void>

/** Rows are compressed in pieces of this many characters. */
const pieceLength = 64 * 1_024
const rowsAtOnce = 500

/**
 * Writes all that belongs to a learner to a ZIP, piece by piece, so that the memory it takes does not grow with it. It
 * is read from one snapshot, on a connection of its own: others go on meanwhile, however slowly the sink takes it.
 *
 * @param databaseUrl of the database
 * @param draw makes the pictures of runs for the packages of Anki
 * @throws whatever the sink throws
 */
export async function exportArchive(
  databaseUrl: string,
  userId: string,
  now: Date,
  draw: DrawRun,
  sink: Sink,
): Promise<void> {
  const snapshot = openDatabase(databaseUrl)
  try {
    await snapshot.read(async (db) => {
      const zip = new ArchiveWriter(sink, now)
      const json = (name: JsonFile, value: unknown) => zip.add(name, [JSON.stringify(value, null, 1), '\n'])
      await json('manifest.json', {
        format: 'retrace-account',
        version: archiveVersion,
        exportedAtMillis: now.getTime(),
      })
      await json('account.json', await accountOf(db, userId))
      await json('settings.json', await settingsOf(db, userId))
      for (const [name, table, order] of plainTables) {
        await zip.add(name, arrayOf(rowsOf(db, table, order, userId)))
      }
      await zip.add('quizzes.json', arrayOf(quizzesOf(db, userId)))
      await zip.add('own-decks.json', arrayOf(ownDecksOf(db, userId)))
      let number = 1
      for await (const bytes of ankiPackagesOf(db, userId, now, draw)) {
        await zip.addPacked(ankiFile(number), bytes)
        number += 1
      }
      await zip.add(logFile, linesOf(eventsOf(db, userId)))
      await zip.add('log.csv', csvOf(eventsOf(db, userId)))
      await zip.end()
    })
  } finally {
    await snapshot.close()
  }
}

/** Name of a package for Anki. There is more than one only if there are very many cards. */
const ankiFile = (number: number) => (number === 1 ? 'anki.apkg' : `anki-${number}.apkg`)

const plainTables = [
  ['learned-weights.json', 'LearnedWeights', ['trainedAtMillis', 'id']],
  ['schedules.json', 'CardSchedule', ['cardId']],
  ['visits.json', 'LessonVisit', ['firstAtMillis', 'lessonId']],
  ['begun-parts.json', 'BegunPart', ['atMillis', 'lessonId', 'part']],
  ['flags.json', 'ItemFlag', ['createdAtMillis', 'id']],
  ['trace-practice.json', 'TracePractice', ['atMillis', 'key']],
] as const

async function accountOf(db: Transaction, userId: string) {
  const row = await db.selectFrom('User').selectAll().where('id', '=', userId).executeTakeFirstOrThrow()
  const signsInBy = await db
    .selectFrom('ProviderLink')
    .select(['issuer', 'subject', 'linkedAtMillis'])
    .where('userId', '=', userId)
    .orderBy('linkedAtMillis')
    .execute()
  return { ...archived('User', row), signsInBy }
}

async function settingsOf(db: Transaction, userId: string) {
  const row = await db
    .selectFrom('Settings')
    .selectAll()
    .where('userId', '=', userId)
    .executeTakeFirstOrThrow()
  return archived('Settings', row)
}

async function* rowsOf(
  db: Transaction,
  table: (typeof plainTables)[number][1],
  order: readonly string[],
  userId: string,
) {
  let query = db.selectFrom(table).selectAll().where('userId', '=', userId)
  for (const column of order) query = query.orderBy(db.dynamic.ref(column))
  for await (const row of query.stream()) yield archived(table, row)
}

async function* quizzesOf(db: Transaction, userId: string) {
  const attempts = await db
    .selectFrom('QuizAttempt')
    .selectAll()
    .where('userId', '=', userId)
    .orderBy('startedAtMillis')
    .orderBy('id')
    .execute()
  for (const attempt of attempts) {
    const ofAttempt = { attemptId: attempt.id }
    const lessons = await db
      .selectFrom('QuizLesson')
      .selectAll()
      .where('attemptId', '=', ofAttempt.attemptId)
      .orderBy('position')
      .execute()
    const answers = await db
      .selectFrom('QuizAnswer')
      .selectAll()
      .where('attemptId', '=', ofAttempt.attemptId)
      .orderBy('position')
      .execute()
    yield {
      ...archived('QuizAttempt', attempt),
      lessons: lessons.map((row) => archived('QuizLesson', row)),
      answers: answers.map((row) => archived('QuizAnswer', row)),
    }
  }
}

/** The log, by card and in order of arrival. */
async function* eventsOf(db: Transaction, userId: string): AsyncGenerator<Record<string, unknown>> {
  const query = db
    .selectFrom('ReviewLog')
    .selectAll()
    .where('userId', '=', userId)
    .orderBy('cardId')
    .orderBy('revision')
    .orderBy('serverAtMillis')
    .orderBy('id')
  for await (const row of query.stream(rowsAtOnce)) yield archived('ReviewLog', row)
}

async function* arrayOf(rows: AsyncIterable<object>): AsyncGenerator<string> {
  let separator = '[\n'
  for await (const row of rows) {
    yield separator + JSON.stringify(row)
    separator = ',\n'
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n'
}

async function* linesOf(rows: AsyncIterable<object>): AsyncGenerator<string> {
  for await (const row of rows) yield `${JSON.stringify(row)}\n`
}

/** The first four columns are those that `npm run schedule -- replay` reads; it skips what has the rating 0. */
const csvHead =
  'card_id,review_rating,review_time,review_duration,event,correct,confidence,answer,item_id,study_day\r\n'

async function* csvOf(rows: AsyncIterable<Record<string, unknown>>): AsyncGenerator<string> {
  yield csvHead
  for await (const row of rows) {
    const event = row as unknown as ArchivedEvent
    const answer = answerSchema.nullable().safeParse(event.answer).data ?? null
    const cells = [
      event.cardId,
      event.event === 'rated' ? event.rating : 0,
      new Date(event.atMillis ?? event.clientAtMillis).toISOString(),
      event.durationMillis,
      event.event,
      event.correct,
      event.confidence,
      answer === null ? null : textOfAnswer(answer),
      event.itemId,
      event.studyDay,
    ]
    yield `${cells.map(csvCell).join(',')}\r\n`
  }
}

/** By RFC 4180. A text that a spreadsheet would take for a formula begins with an apostrophe. */
function csvCell(value: string | number | boolean | null): string {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value)
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Compresses one file after the other, and hands on what comes out before it takes more. */
class ArchiveWriter {
  readonly #zip: Zip
  readonly #sink: Sink
  readonly #now: Date
  #ready: Uint8Array[] = []

  constructor(sink: Sink, now: Date) {
    this.#sink = sink
    this.#now = now
    this.#zip = new Zip((error, bytes) => {
      if (error !== null) throw error
      this.#ready.push(bytes)
    })
  }

  async add(name: string, texts: AsyncIterable<string> | Iterable<string>): Promise<void> {
    const file = new ZipDeflate(name, { level: 6 })
    file.mtime = this.#now
    this.#zip.add(file)
    let piece = ''
    for await (const text of texts) {
      piece += text
      if (piece.length < pieceLength) continue
      file.push(strToU8(piece))
      piece = ''
      await this.#handOn()
    }
    file.push(strToU8(piece), true)
    await this.#handOn()
  }

  /** A file that is compressed already. */
  async addPacked(name: string, bytes: Uint8Array): Promise<void> {
    const file = new ZipPassThrough(name)
    file.mtime = this.#now
    this.#zip.add(file)
    file.push(bytes, true)
    await this.#handOn()
  }

  async end(): Promise<void> {
    this.#zip.end()
    await this.#handOn()
  }

  async #handOn(): Promise<void> {
    const ready = this.#ready
    this.#ready = []
    for (const bytes of ready) await this.#sink(bytes)
    // SQLite answers at once: without this, nothing else would have its turn.
    await setImmediate()
  }
}
