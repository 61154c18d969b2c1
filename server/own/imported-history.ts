import { randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Insertable } from 'kysely'
import type { DB } from '#prisma/database'
import { correctionsFor, eventsOfAnki, type AnkiEvent, type AnkiStanding } from '#domain/exchange/anki-log'
import type { ItemFace } from '#domain/items/item-face'
import {
  applyEvent,
  schedulesAfterEach,
  type ChangeInForce,
  type ScheduleChange,
} from '#domain/schedule/replay'
import { newSchedule, type CardSchedule } from '#domain/schedule/schedule'
import { studyDayOf } from '#domain/schedule/study-day'
import type { Transaction } from '#server/database/transaction'
import type { AnkiCard, AnkiCollectionFacts } from '#server/exchange/read-anki-package'
import { itemRow } from '#server/own/own-cards'
import { rowOf } from '#server/study/schedule-row'
import type { StudySettings } from '#server/study/study-settings'

/** What was done with a card in another program. */
export interface ImportedHistory {
  /** Oldest first. */
  events: readonly AnkiEvent[]
  standing: Omit<AnkiStanding, 'dueDay'>
  due: AnkiCard['due']
  collection: Pick<AnkiCollectionFacts, 'createdSecond' | 'minutesWest'>
}

const secondsPerDay = 86_400
const millisPerDay = secondsPerDay * 1_000

/** What was done with a card in Anki; null if nothing was. */
export function historyOfAnki(
  { reviews, type, isSuspended, due }: AnkiCard,
  { hasFourButtons, ...collection }: AnkiCollectionFacts,
  now: Date,
): ImportedHistory | null {
  const events = eventsOfAnki(reviews, { hasFourButtons, now })
  if (events.length === 0 && !isSuspended) return null
  return { events, standing: { type, isSuspended }, due, collection }
}

type LogRow = Insertable<DB['ReviewLog']>

/** A card's log as rows, and the schedule that follows from it. */
interface Replayed {
  cardId: string
  schedule: CardSchedule
  log: Omit<LogRow, 'userId'>[]
}

/** Other requests are answered at least so often meanwhile. */
const workMillis = 20

/**
 * Replays what was done elsewhere with some cards, by FSRS with the learner's settings. What cannot follow from the
 * answers, such as a due date, is set at the end.
 */
export async function replayHistories(
  cards: readonly { id: string; face: ItemFace; history: ImportedHistory | null }[],
  settings: StudySettings,
  now: Date,
): Promise<Replayed[]> {
  const replayed: Replayed[] = []
  let started = performance.now()
  for (const { id, face, history } of cards) {
    if (history === null) continue
    replayed.push(replayOne(id, itemRow(id, face, now).id, history, settings, now))
    if (performance.now() - started > workMillis) {
      await setImmediate()
      started = performance.now()
    }
  }
  return replayed
}

function replayOne(
  cardId: string,
  itemId: string,
  history: ImportedHistory,
  settings: StudySettings,
  now: Date,
): Replayed {
  const answered = changesOf(history.events, cardId, settings)
  const schedules = schedulesAfterEach(answered, cardId)
  const dueDay = dueDayOf(history, settings, now)
  const corrections = correctionsFor(schedules.at(-1) ?? newSchedule, { ...history.standing, dueDay }).map(
    (change): Given => ({ ...change, atMillis: now.getTime() }),
  )
  const all = [...history.events, ...corrections]
  const changes = [...answered, ...changesOf(all, cardId, settings).slice(answered.length)]
  // None of these is an answer, so that nothing has to be computed anew.
  for (const change of changes.slice(answered.length))
    schedules.push(applyEvent(schedules.at(-1) ?? newSchedule, change, cardId))
  const log = changes.map((change, i) => ({
    ...{ id: change.id, cardId, key: change.key, event: change.event },
    ...(change.event === 'rated'
      ? { itemId, rating: change.rating, durationMillis: durationOf(all[i]), follows: change.showing }
      : {}),
    ...(change.event === 'dueSet' ? { dueDay: change.dueDay } : {}),
    before: JSON.stringify(schedules[i - 1] ?? newSchedule),
    revision: i + 1,
    ...{ atMillis: change.atMillis, clientAtMillis: change.atMillis, serverAtMillis: now.getTime() },
    studyDay: studyDayOf(change.atMillis, settings.dayBoundary),
    ...settings.dayBoundary,
    desiredRetention: settings.desiredRetention,
    intervals: JSON.stringify(settings.intervals),
    weightsVersion: settings.weights.version,
    importedFrom: 'anki' as const,
  }))
  return { cardId, schedule: schedules.at(-1) ?? newSchedule, log }
}

type Given = AnkiEvent | ({ event: 'reset' | 'suspended'; atMillis: number } | DueSet)
type DueSet = { event: 'dueSet'; dueDay: number; atMillis: number }

const durationOf = (given: Given | undefined): number | null =>
  given !== undefined && 'durationMillis' in given ? given.durationMillis : null

/** Events as changes of a schedule, each with a key of its own. */
function changesOf(
  events: readonly Given[],
  cardId: string,
  { dayBoundary, desiredRetention, intervals, weights }: StudySettings,
): ChangeInForce[] {
  let showing: string | null = null
  return events.map((given, i) => {
    const key = `anki/${cardId}/${i + 1}`
    const change: ScheduleChange =
      given.event === 'rated'
        ? { event: 'rated', rating: given.rating, dayBoundary, desiredRetention, intervals, weights }
        : given.event === 'dueSet'
          ? { event: 'dueSet', dueDay: given.dueDay }
          : { event: given.event }
    const { atMillis } = given
    const placed = { ...change, id: randomUUID(), key, atMillis, placeMillis: atMillis, showing }
    if (given.event === 'rated' || given.event === 'reset') showing = key
    return placed
  })
}

/** A century: further away, a date means nothing. */
const maxDaysAway = 36_500

/** The study day on which a card was due; null for a new one. Nonsense is cut off. */
function dueDayOf(
  { due, collection }: ImportedHistory,
  { dayBoundary }: StudySettings,
  now: Date,
): number | null {
  if (due === null) return null
  const today = studyDayOf(now.getTime(), dayBoundary)
  if ('day' in due) {
    const away = firstDayOf(collection, dayBoundary) + due.day - today
    return today + Math.max(-maxDaysAway, Math.min(away, maxDaysAway))
  }
  const atMillis = due.second * 1_000
  const isFar = Math.abs(atMillis - now.getTime()) > maxDaysAway * millisPerDay
  return isFar ? today : studyDayOf(atMillis, dayBoundary)
}

/** The day from which a collection counts: the date of its beginning where it began. */
function firstDayOf(
  { createdSecond, minutesWest }: ImportedHistory['collection'],
  { timeZone }: StudySettings['dayBoundary'],
): number {
  if (minutesWest === null) return studyDayOf(createdSecond * 1_000, { timeZone, rolloverHour: 0 })
  return Math.floor((createdSecond - minutesWest * 60) / secondsPerDay)
}

/** Fewer parameters in all than SQLite takes, 32 766. */
const rowsAtOnce = 200

/** Stores histories of cards that are stored already, as part of a transaction. */
export async function insertHistories(
  db: Transaction,
  userId: string,
  replayed: readonly Replayed[],
): Promise<void> {
  const log = replayed.flatMap((each) => each.log)
  for (let start = 0; start < log.length; start += rowsAtOnce) {
    const rows = log.slice(start, start + rowsAtOnce).map((row) => ({ ...noDetails, ...row, userId }))
    await db.insertInto('ReviewLog').values(rows).execute()
  }
  for (const { cardId, schedule } of replayed) {
    const row = rowOf(schedule)
    await db
      .updateTable('CardSchedule')
      .set(row)
      .where('userId', '=', userId)
      .where('cardId', '=', cardId)
      .execute()
  }
}

/** Of a statement, all rows have the same columns. */
const noDetails = { itemId: null, rating: null, durationMillis: null, follows: null, dueDay: null }
