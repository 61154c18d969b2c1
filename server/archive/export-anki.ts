import { setImmediate } from 'node:timers/promises'
import type { RunPicture } from '#domain/exchange/exported-lesson'
import { ankiReviewsOf } from '#domain/exchange/anki-log'
import { ankiScheduleOf } from '#domain/exchange/anki-schedule'
import { itemFaceSchema } from '#domain/items/item-face'
import { changesInForce, schedulesAfterEach } from '#domain/schedule/replay'
import { startOfStudyDay, studyDayOf, type DayBoundary } from '#domain/schedule/study-day'
import type { Transaction } from '#server/database/transaction'
import type { AnkiBeginning, AnkiNote } from '#server/exchange/anki-collection'
import { noteOf, noteOfOwnCard, packageWithProgress } from '#server/exchange/anki-package'
import { RunPictures, type DrawRun } from '#server/exchange/run-pictures'
import { RowReader } from '#server/row-reader'
import { eventsIn, rowsOfCard } from '#server/study/events-of-card'
import { scheduleColumns, scheduleOf } from '#server/study/schedule-row'
import { studySettings, type StudySettings } from '#server/study/study-settings'

/** A package is put together in memory. With more cards, another one begins. */
const cardsOfPackage = 5_000

/**
 * The cards that a learner has begun, and all of their own, as packages of Anki: with their schedules and the answers
 * that these follow from. Cards whose rows are damaged are left out.
 */
export async function* ankiPackagesOf(
  db: Transaction,
  userId: string,
  now: Date,
  draw: DrawRun,
): AsyncGenerator<Uint8Array> {
  const settings = await studySettings(db, userId)
  const cardIds = await begunCards(db, userId)
  const beginning = await beginningOf(db, userId, settings.dayBoundary, now)
  const reader = new RowReader()
  for (let start = 0; start < cardIds.length; start += cardsOfPackage) {
    const notes: AnkiNote[] = []
    const pictures = new RunPictures(draw)
    for (const [i, { cardId }] of cardIds.slice(start, start + cardsOfPackage).entries()) {
      const progress = { position: i + 1, beginning, settings, pictures, now }
      const note = await reader.readLater(`card ${cardId} or its log`, () =>
        noteWithProgress(db, userId, cardId, progress),
      )
      if (note !== null) notes.push(note)
      // SQLite answers at once: without this, nothing else would have its turn.
      if (i % cardsAtOnce === 0) await setImmediate()
    }
    yield packageWithProgress(notes, now, beginning)
  }
}

const cardsAtOnce = 20

/** The cards that can still be studied, in their order. */
const begunCards = (db: Transaction, userId: string) =>
  db
    .selectFrom('CardSchedule as schedule')
    .innerJoin('Card as card', 'card.id', 'schedule.cardId')
    .innerJoin('Lesson as lesson', 'lesson.id', 'card.lessonId')
    .innerJoin('Course as course', 'course.id', 'lesson.courseId')
    .where('schedule.userId', '=', userId)
    .where('card.retiredAtMillis', 'is', null)
    .where('lesson.retiredAtMillis', 'is', null)
    .orderBy('course.position')
    .orderBy('lesson.position')
    .orderBy('lesson.id')
    .orderBy('card.position')
    .orderBy('card.id')
    .select('schedule.cardId')
    .execute()

interface Beginning extends AnkiBeginning {
  firstDay: number
}

/** Anki's days begin with those of the earliest card that is due, so that none is negative. */
async function beginningOf(
  db: Transaction,
  userId: string,
  dayBoundary: DayBoundary,
  now: Date,
): Promise<Beginning> {
  const { dueDay } = await db
    .selectFrom('CardSchedule')
    .where('userId', '=', userId)
    .select(({ fn }) => fn.min<number | null>('dueDay').as('dueDay'))
    .executeTakeFirstOrThrow()
  const firstDay = Math.min(dueDay ?? Infinity, studyDayOf(now.getTime(), dayBoundary))
  const atMillis = startOfStudyDay(firstDay, dayBoundary)
  const { rolloverHour } = dayBoundary
  const inUtc = startOfStudyDay(firstDay, { timeZone: 'UTC', rolloverHour })
  return { firstDay, atMillis, minutesWest: Math.round((atMillis - inUtc) / 60_000), rolloverHour }
}

interface Progress {
  /** Of the card among those of its package, from 1. */
  position: number
  beginning: Beginning
  settings: StudySettings
  pictures: RunPictures
  now: Date
}

async function noteWithProgress(
  db: Transaction,
  userId: string,
  cardId: string,
  { position, beginning, settings, pictures, now }: Progress,
): Promise<AnkiNote> {
  const card = await db
    .selectFrom('CardSchedule as schedule')
    .innerJoin('Card as card', 'card.id', 'schedule.cardId')
    .innerJoin('Item as item', 'item.id', 'card.itemId')
    .innerJoin('Lesson as lesson', 'lesson.id', 'card.lessonId')
    .innerJoin('Course as course', 'course.id', 'lesson.courseId')
    .where('schedule.userId', '=', userId)
    .where('schedule.cardId', '=', cardId)
    .select(scheduleColumns.map((column) => `schedule.${column}` as const))
    .select(['item.face', 'item.runHash', 'lesson.id as lessonId', 'lesson.title', 'course.id as courseId'])
    .select('course.title as courseTitle')
    .executeTakeFirstOrThrow()
  const rows = await rowsOfCard(db, userId, cardId)
  const changes = changesInForce(await eventsIn(db, rows))
  const durations = new Map(rows.map(({ id, durationMillis }) => [id, durationMillis]))
  const schedule = ankiScheduleOf(scheduleOf(card), {
    ...{ position, firstDay: beginning.firstDay, intervals: settings.intervals },
    today: studyDayOf(now.getTime(), settings.dayBoundary),
  })
  const reviews = ankiReviewsOf(changes, schedulesAfterEach(changes, cardId), (id) => durations.get(id) ?? 0)
  const picture = await pictures.of(db, card.runHash)
  return { ...(await noteOfCard(db, cardId, card, picture)), progress: { schedule, reviews } }
}

interface CardRow {
  face: string
  lessonId: string
  title: string
  courseId: string
  courseTitle: string
}

async function noteOfCard(
  db: Transaction,
  cardId: string,
  { face: json, lessonId, title, courseId, courseTitle }: CardRow,
  picture: RunPicture | null,
): Promise<AnkiNote> {
  const face = itemFaceSchema.parse(JSON.parse(json))
  if (face.own === undefined) {
    const lesson = { id: lessonId, title, course: { id: courseId, title: courseTitle } }
    return noteOf(lesson, { id: cardId, face, picture })
  }
  const tags = await db
    .selectFrom('CardTag')
    .where('cardId', '=', cardId)
    .select('tag')
    .orderBy('tag')
    .execute()
  return noteOfOwnCard({ id: lessonId, title }, { id: cardId, ...face.own, tags: tags.map(({ tag }) => tag) })
}
