import { itemFaceSchema, type ItemFace } from '#domain/items/item-face'
import { forgettingCurve, type RecallOnDay } from '#domain/progress/forgetting-curve'
import { cardKnowledge, noEvidence, type Knowledge } from '#domain/progress/knowledge'
import { countTests, type TestCounts } from '#domain/progress/recall-tests'
import type { Override } from '#domain/schedule/override'
import { isLeech } from '#domain/schedule/leech'
import { replay } from '#domain/schedule/replay'
import { retrievability } from '#domain/schedule/review-card'
import { newSchedule, ratingSchema, type CardSchedule } from '#domain/schedule/schedule'
import { studyDayOf } from '#domain/schedule/study-day'
import { timeOfEarlierEvent } from '#domain/schedule/trusted-time'
import { isExamKey } from '#domain/schedule/without-exams'
import { flagsOfCard, type ItemFlag } from '#server/cards/flag-item'
import { database } from '#server/database/database'
import type { Transaction } from '#server/database/transaction'
import type { LessonLink } from '#server/lessons/read-lesson'
import { RowReader } from '#server/row-reader'
import { recordOfCards } from '#server/study/answer-record'
import { cardsWithSchedule } from '#server/study/cards-with-schedule'
import { readableEventsOfCard } from '#server/study/events-of-card'
import { isRelatedKey } from '#server/study/make-related-card-due'
import { isMoveKey } from '#server/study/move-cards'
import { scheduleOf } from '#server/study/schedule-row'
import { summaryOf, type ScheduleSummary } from '#server/study/schedule-summary'
import { studySettings } from '#server/study/study-settings'

/** An entry in a card's history. */
export interface CardEvent {
  id: string
  /**
   * `brought`: made due by a wrong answer to another card about the same misconception; `moved`: to the day of the
   * learner's settings; `prepared`: to the day that the learner's exams, or having none any more, lead to.
   */
  event:
    | ('rated' | 'practised' | 'reset' | 'suspended' | 'unsuspended' | 'buried')
    | ('dueSet' | 'brought' | 'moved' | 'prepared')
  rating: number | null
  /** The automatic grade; null if the learner judged the answer. */
  correct: boolean | null
  /** Why the learner says that it was right although it was graded as wrong. */
  override: Override | null
  durationMillis: number | null
  atMillis: number
  /** Whether it was given in another program. */
  isImported: boolean
  /** Whether it was undone, so that it does not count. */
  isUndone: boolean
}

export interface CardDetails {
  cardId: string
  term: string | null
  facet: string
  /** Null if it is damaged. */
  face: ItemFace | null
  isRetired: boolean
  lesson: LessonLink
  knowledge: Knowledge
  /** The recall tests that this rests on. */
  tests: TestCounts
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
  /** Names of rows that are damaged; what they hold is left out. */
  unreadable: string[]
}

interface User {
  id: string
  isAuthor: boolean
}

/** The details of a card for its learner; null if there is no such card. */
export async function readCard(user: User, cardId: string, now: Date): Promise<CardDetails | null> {
  const reader = new RowReader()
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
      ratings: replay(await readableEventsOfCard(db, user.id, cardId, reader), cardId).ratings,
      flags: await flagsOfCard(db, user, cardId),
      evidence: (await recordOfCards(db, user.id, [cardId], reader)).get(cardId) ?? noEvidence,
    }
  })
  if (read === null) return null
  const { card, rows, flags } = read
  const { dayBoundary, desiredRetention, weights, leechLapses } = read.settings
  const schedule = reader.read(`schedule of card ${cardId}`, () => scheduleOf(card)) ?? newSchedule
  const today = studyDayOf(now.getTime(), dayBoundary)
  const dueDay = dueDayOf(schedule, (atMillis) => studyDayOf(atMillis, dayBoundary))
  const recall = retrievability(schedule, today, weights)
  return {
    cardId,
    term: card.term,
    facet: card.facet,
    face: reader.read(`item of card ${cardId}`, () => itemFaceSchema.parse(JSON.parse(card.face))),
    isRetired: card.retiredAtMillis !== null,
    lesson: {
      ...{ id: card.lessonId, courseId: card.courseId, slug: card.slug },
      ...{ title: card.title, language: card.language },
    },
    knowledge: cardKnowledge(schedule, read.evidence, today, weights),
    tests: countTests(read.evidence.tests),
    schedule: summaryOf(schedule, dayBoundary),
    isBuried: (schedule.buriedUntilDay ?? 0) > today,
    isLeech: isLeech(schedule, leechLapses),
    reps: schedule.reps,
    lapses: schedule.lapses,
    memory:
      schedule.state === 'New' || recall === null
        ? null
        : { stability: schedule.stability, difficulty: schedule.difficulty, recall },
    curve: forgettingCurve(read.ratings, curveEnd(schedule, today, dueDay), weights),
    today,
    dueDay,
    desiredRetention,
    history: historyOf(rows, reader),
    flags,
    timeZone: dayBoundary.timeZone,
    unreadable: reader.unreadable,
  }
}

type EventRow = Awaited<ReturnType<typeof eventsOf>>[number]

function eventsOf(db: Transaction, userId: string, cardId: string) {
  return db
    .selectFrom('ReviewLog')
    .select([
      'id',
      'key',
      'event',
      'rating',
      'correct',
      'override',
      'durationMillis',
      'undoneId',
      'importedFrom',
    ])
    .select(['atMillis', 'serverAtMillis', 'clientAtMillis'])
    .where('userId', '=', userId)
    .where('cardId', '=', cardId)
    .orderBy('revision')
    .orderBy('serverAtMillis')
    .execute()
}

function historyOf(rows: EventRow[], reader: RowReader): CardEvent[] {
  const undone = new Set(rows.map((row) => row.undoneId))
  const events = rows.flatMap(({ id, key, durationMillis, override, ...row }) => {
    if (row.event === 'undone') return []
    const rating = reader.read(`event ${id}`, () => ratingSchema.nullable().parse(row.rating))
    if (rating === null && row.rating !== null) return []
    const event: CardEvent['event'] = eventNamed(key) ?? row.event
    const atMillis = row.atMillis ?? timeOfEarlierEvent(row.clientAtMillis, row.serverAtMillis)
    const correct = row.correct === null ? null : Boolean(row.correct)
    const origin = { isImported: row.importedFrom !== null, isUndone: undone.has(id) }
    return [{ id, event, rating, correct, override, durationMillis, atMillis, ...origin }]
  })
  return events.toSorted((a, b) => a.atMillis - b.atMillis).reverse()
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

/** What an event is by its key; null if its key does not tell. */
function eventNamed(key: string): 'brought' | 'moved' | 'prepared' | null {
  if (isRelatedKey(key)) return 'brought'
  if (isMoveKey(key)) return 'moved'
  return isExamKey(key) ? 'prepared' : null
}
