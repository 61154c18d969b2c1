import { isLimitReached, leftToday, withinLimits } from '#domain/schedule/daily-limits'
import { learnAheadMillis } from '#domain/schedule/learn-ahead'
import { orderQueue, type Queued } from '#domain/schedule/queue'
import { startOfStudyDay, studyDayOf } from '#domain/schedule/study-day'
import type { Sql } from '#server/database/direct'
import type { StudyCard } from '#domain/study/study-card'
import { direct } from '#server/database/prisma'
import { ratingsOfDay } from '#server/study/ratings-of-day'
import {
  buriedCards,
  countUpTo,
  dueCards,
  inOrderOfCourse,
  laterCards,
  learningCards,
  newCards,
  parametersOf,
  type Learner,
  type StudyScope,
} from '#server/study/scope'
import { shownVersion, studyCard } from '#server/study/study-card'
import type { Shown, StudyCardOrVersion } from '#server/study/study-card'
import { studySettings } from '#server/study/study-settings'
import type { StudySettings } from '#server/study/study-settings'

export interface QueueCounts {
  /** In a learning or relearning step that is due now or within the learn-ahead time. */
  learning: number
  /** Due for review, within today's limit. */
  review: number
  /** To be introduced, within today's limit. */
  new: number
}

export interface StudyQueue<Card = StudyCard> {
  counts: QueueCounts
  /** The next ones, in the order in which they are to be shown; at most 12. */
  cards: Card[]
  /** When something becomes due that is not among the counts; null if nothing will. */
  nextDueAtMillis: number | null
  /** How many ratings this study day has seen, undone ones left out. */
  rated: number
}

const longest = 12
/** More are looked at than shown, so that siblings can be kept apart. */
const choice = 4 * longest

/**
 * What a learner should study now: due cards, and new ones from lessons that they have opened.
 *
 * @param held versions of cards that the learner's browser has; in their place stand the versions alone
 */
export function studyQueue(
  userId: string,
  now: Date,
  scope: StudyScope,
  held: ReadonlySet<string>,
): StudyQueue<StudyCardOrVersion>
export function studyQueue(userId: string, now: Date, scope?: StudyScope): StudyQueue
export function studyQueue(
  userId: string,
  now: Date,
  scope: StudyScope = {},
  held: ReadonlySet<string> = new Set(),
): StudyQueue<StudyCardOrVersion> {
  return direct.read((sql) => {
    const settings = studySettings(sql, userId)
    const showing = { userId, settings, today: studyDayOf(now.getTime(), settings.dayBoundary), now }
    const learner = { userId, today: showing.today, scope }
    const available = whatIsAvailable(sql, learner, settings, now)
    const { counts, nextDueAtMillis, rated } = available
    const cards = nextCards(sql, learner, now, available).map((row) => {
      const version = shownVersion(sql, showing, row)
      return held.has(version) ? { version } : studyCard(sql, showing, row.cardId)
    })
    return { counts, nextDueAtMillis, rated, cards }
  })
}

/** A row of what may be shown next. */
type QueuedRow = Shown & {
  conceptId: string | null
  state: Queued['schedule']['state']
  dueAtMillis: number | null
  dueDay: number | null
}

const queued = `SELECT schedule.cardId AS cardId, card.itemId AS itemId, schedule.reps AS reps,
  schedule.revision AS revision, schedule.state AS state, schedule.dueDay AS dueDay,
  schedule.dueAtMillis AS dueAtMillis,
  (SELECT conceptId FROM CardConcept WHERE cardId = card.id AND position = 0) AS conceptId`

interface Available {
  counts: QueueCounts
  /** See {@link StudyQueue}. */
  nextDueAtMillis: number | null
  rated: number
  /** Learning and relearning cards, whenever due, the first due first. */
  learning: QueuedRow[]
  /** Main concepts of the cards that were rated last, the latest last. */
  lastConceptIds: (string | null)[]
}

/** What {@link studyQueue} chooses from. */
export function whatIsAvailable(sql: Sql, learner: Learner, settings: StudySettings, now: Date): Available {
  const parameters = parametersOf(learner)
  const ratings = ratingsOfDay(sql, learner.userId, learner.today)
  const left = leftToday(settings, ratings, learner.scope.ahead === true)
  const learning = sql.all<QueuedRow>(
    `${queued} ${learningCards} ORDER BY schedule.dueAtMillis, schedule.cardId`,
    parameters,
  )
  // One more than may be shown tells that there is more.
  const waiting = {
    new: countUpTo(sql, newCards, learner, left.new + 1),
    review: countUpTo(sql, dueCards, learner, left.review + 1),
  }
  const soonMillis = now.getTime() + learnAheadMillis
  const soon = learning.filter(({ dueAtMillis }) => (dueAtMillis ?? 0) <= soonMillis)
  const counts: QueueCounts = { learning: soon.length, ...withinLimits(waiting, left) }
  const firstDay = (text: string) => sql.get<{ day: number }>(text, parameters)?.day
  const days = [
    firstDay(`SELECT schedule.dueDay AS day ${laterCards} ORDER BY schedule.dueDay LIMIT 1`),
    ratings.hasBuried ? firstDay(`SELECT schedule.buriedUntilDay AS day ${buriedCards} LIMIT 1`) : undefined,
    isLimitReached(waiting, left, settings) ? learner.today + 1 : undefined,
  ]
  const instants = [
    ...days.filter((day) => day !== undefined).map((day) => startOfStudyDay(day, settings.dayBoundary)),
    ...learning.slice(soon.length, soon.length + 1).map(({ dueAtMillis }) => dueAtMillis ?? 0),
  ]
  return {
    counts,
    nextDueAtMillis: instants.length === 0 ? null : Math.min(...instants),
    rated: ratings.rated,
    learning,
    lastConceptIds: ratings.lastConceptIds,
  }
}

/** The cards to be shown next, in their order. */
function nextCards(sql: Sql, learner: Learner, now: Date, available: Available): QueuedRow[] {
  const { counts, learning, lastConceptIds } = available
  const some = (text: string, most: number) =>
    most <= 0 ? [] : sql.all<QueuedRow>(`${queued} ${text} LIMIT @most`, { ...parametersOf(learner), most })
  const due = some(`${dueCards} ORDER BY schedule.dueDay, schedule.cardId`, Math.min(choice, counts.review))
  const fresh = some(`${newCards} ORDER BY ${inOrderOfCourse}`, Math.min(choice - due.length, counts.new))
  const cards = [...learning.slice(0, counts.learning), ...due, ...fresh].map((row) => ({
    ...queuedOf(row),
    row,
  }))
  const instant = { atMillis: now.getTime(), studyDay: learner.today }
  return orderQueue(cards, instant, lastConceptIds, longest).map(({ row }) => row)
}

function queuedOf({ cardId, conceptId, state, dueAtMillis, dueDay }: QueuedRow): Queued {
  switch (state) {
    case 'New':
      return { cardId, conceptId, schedule: { state } }
    case 'Review':
      return { cardId, conceptId, schedule: { state, dueDay: dueDay ?? 0 } }
    case 'Learning':
    case 'Relearning':
      return { cardId, conceptId, schedule: { state, dueAtMillis: dueAtMillis ?? 0 } }
  }
}
