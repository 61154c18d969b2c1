import { z } from 'zod'
import { itemFaceSchema, type ItemFace } from '#domain/items/item-face'
import { forgettingCurve, type MemoryAfter, type RecallOnDay } from '#domain/progress/forgetting-curve'
import type { Override } from '#domain/schedule/override'
import { isLeech } from '#domain/schedule/leech'
import { retrievability } from '#domain/schedule/review-card'
import type { CardSchedule } from '#domain/schedule/schedule'
import { studyDayOf } from '#domain/schedule/study-day'
import { trustedTime } from '#domain/schedule/trusted-time'
import { flagsOfCard, type ItemFlag } from '#server/cards/flag-item'
import { database } from '#server/database/database'
import type { Transaction } from '#server/database/sqlite-database'
import type { LessonLink } from '#server/lessons/read-lesson'
import { cardsWithSchedule } from '#server/study/cards-with-schedule'
import { isRelatedKey } from '#server/study/make-related-card-due'
import { scheduleOf } from '#server/study/schedule-row'
import { summaryOf, type ScheduleSummary } from '#server/study/schedule-summary'
import { studySettings } from '#server/study/study-settings'

/** An entry in a card's history. */
export interface CardEvent {
  id: string
  /** `brought`: made due by a wrong answer to another card about the same misconception. */
  event: 'rated' | 'practised' | 'reset' | 'dueSet' | 'brought' | 'suspended' | 'unsuspended' | 'buried'
  rating: number | null
  /** The automatic grade; null if the learner judged the answer. */
  correct: boolean | null
  /** Why the learner says that it was right although it was graded as wrong. */
  override: Override | null
  durationMillis: number | null
  atMillis: number
  /** Whether it was undone, so that it does not count. */
  isUndone: boolean
}

export interface CardDetails {
  cardId: string
  term: string | null
  facet: string
  face: ItemFace
  isRetired: boolean
  lesson: LessonLink
  schedule: ScheduleSummary
  isBuried: boolean
  isLeech: boolean
  reps: number
  lapses: number
  /** Null while the card is new. */
  memory: { stability: number; difficulty: number; recall: number } | null
  /** The predicted chance of recall since the card was first learned, one segment per rating; empty while new. */
  curve: RecallOnDay[][]
  today: number
  dueDay: number | null
  desiredRetention: number
  /** Newest first. */
  history: CardEvent[]
  flags: ItemFlag[]
  timeZone: string
}

interface User {
  id: string
  isAuthor: boolean
}

/** The details of a card for its learner; null if there is no such card. */
export async function readCard(user: User, cardId: string, now: Date): Promise<CardDetails | null> {
  const read = await database.read(async (db) => {
    const card = await cardsWithSchedule(db, user.id)
      .innerJoin('Item as item', 'item.id', 'card.itemId')
      .where('card.id', '=', cardId)
      .select('item.face')
      .executeTakeFirst()
    if (card === undefined) return null
    return {
      card,
      settings: await studySettings(db, user.id),
      rows: await eventsOf(db, user.id, cardId),
      flags: await flagsOfCard(db, user, cardId),
    }
  })
  if (read === null) return null
  const { card, rows, flags } = read
  const { dayBoundary, desiredRetention, weights, leechLapses } = read.settings
  const schedule = scheduleOf(card)
  const today = studyDayOf(now.getTime(), dayBoundary)
  const dueDay = dueDayOf(schedule, (atMillis) => studyDayOf(atMillis, dayBoundary))
  const recall = retrievability(schedule, today, weights)
  return {
    cardId,
    term: card.term,
    facet: card.facet,
    face: itemFaceSchema.parse(JSON.parse(card.face)),
    isRetired: card.retiredAtMillis !== null,
    lesson: { id: card.lessonId, courseId: card.courseId, slug: card.slug, title: card.title },
    schedule: summaryOf(schedule, dayBoundary),
    isBuried: (schedule.buriedUntilDay ?? 0) > today,
    isLeech: isLeech(schedule, leechLapses),
    reps: schedule.reps,
    lapses: schedule.lapses,
    memory:
      schedule.state === 'New' || recall === null
        ? null
        : { stability: schedule.stability, difficulty: schedule.difficulty, recall },
    curve: forgettingCurve(memoriesOf(rows, schedule), curveEnd(schedule, today, dueDay), weights),
    today,
    dueDay,
    desiredRetention,
    history: historyOf(rows),
    flags,
    timeZone: dayBoundary.timeZone,
  }
}

type EventRow = Awaited<ReturnType<typeof eventsOf>>[number]

function eventsOf(db: Transaction, userId: string, cardId: string) {
  return db
    .selectFrom('ReviewLog')
    .select(['id', 'key', 'event', 'rating', 'correct', 'override', 'durationMillis', 'undoneId', 'before'])
    .select(['studyDay', 'serverAtMillis', 'clientAtMillis'])
    .where('userId', '=', userId)
    .where('cardId', '=', cardId)
    .orderBy('revision')
    .orderBy('serverAtMillis')
    .execute()
}

function historyOf(rows: EventRow[]): CardEvent[] {
  const undone = new Set(rows.map((row) => row.undoneId))
  return rows.toReversed().flatMap(({ id, key, rating, override, durationMillis, ...row }) => {
    if (row.event === 'undone') return []
    const event = isRelatedKey(key) ? ('brought' as const) : row.event
    const atMillis = trustedTime(row.clientAtMillis, row.serverAtMillis, null)
    const correct = row.correct === null ? null : Boolean(row.correct)
    return [{ id, event, rating, correct, override, durationMillis, atMillis, isUndone: undone.has(id) }]
  })
}

const stabilitySchema = z.object({ stability: z.number().optional() })

/** The memory after each rating in force since the card was last new. */
function memoriesOf(rows: EventRow[], schedule: CardSchedule): MemoryAfter[] {
  if (schedule.state === 'New') return []
  const undone = new Set(rows.map((row) => row.undoneId))
  const counting = rows.filter(({ id, event }) => (event === 'rated' || event === 'reset') && !undone.has(id))
  const sinceNew = counting.slice(counting.findLastIndex(({ event }) => event === 'reset') + 1)
  return sinceNew.map(({ studyDay }, i) => {
    const next = sinceNew[i + 1]
    const stability =
      next === undefined ? schedule.stability : stabilitySchema.parse(JSON.parse(next.before)).stability
    return { studyDay, stability: stability ?? schedule.stability }
  })
}

/** Study day on which the curve ends: half an interval after the due day, and at least a week from today. */
function curveEnd(schedule: CardSchedule, today: number, dueDay: number | null): number {
  if (schedule.state === 'New') return today
  const { lastStudyDay } = schedule
  return Math.max(today + 7, Math.ceil(lastStudyDay + ((dueDay ?? today) - lastStudyDay) * 1.5))
}

function dueDayOf(schedule: CardSchedule, dayOf: (atMillis: number) => number): number | null {
  if (schedule.state === 'New') return null
  return schedule.state === 'Review' ? schedule.dueDay : dayOf(schedule.dueAtMillis)
}
