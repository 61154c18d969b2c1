import { z } from 'zod'
import { answersIn, isLimitReached, leftToday, newCardsIn, withinLimits } from '#domain/schedule/daily-limits'
import { learnAheadMillis } from '#domain/schedule/learn-ahead'
import { orderQueue, type Queued } from '#domain/schedule/queue'
import { selfGradedLeft, spreadSelfGraded, type DayOfAnswers } from '#domain/schedule/self-graded-share'
import { startOfStudyDay, studyDayOf } from '#domain/schedule/study-day'
import type { NextQueue, StudyCounts, StudyQueue } from '#domain/study/study-card'
import { database } from '#server/database/database'
import type { Transaction } from '#server/database/transaction'
import { RowReader } from '#server/row-reader'
import { catchUp, type CatchUp } from '#server/study/catch-up'
import { usualAnswerMillis } from '#server/study/pace'
import { newCards } from '#server/study/new-cards'
import { ratingsOfDay } from '#server/study/ratings-of-day'
import {
  anyDueCard,
  anyNewCard,
  buriedCard,
  cardsAskedFirst,
  countDueAfter,
  countDueCards,
  dueCards,
  learnerScope,
  maxChoice,
  learningCards,
  nextDueDay,
  openedProgram,
  studyScopeSchema,
  type LearnerScope,
  type QueuedRow,
  type StudyScope,
} from '#server/study/scope'
import { shownVersions, studyCards } from '#server/study/study-card'
import { studySettings, type StudySettings } from '#server/study/study-settings'

/** A session's request for cards: its scope, and the versions of cards that it already holds. */
export const queueRequestSchema = studyScopeSchema.extend({
  held: z
    .array(z.string().max(300))
    .max(100)
    .default([])
    .transform((versions): ReadonlySet<string> => new Set(versions)),
})

const maxShown = 12
/** How many cards a page has: the first answer brings more, but not to one that is kept to study without a connection. */
export const cardsInPage = { online: 6, kept: maxChoice }

/**
 * The cards that a learner should study now: due ones, and new ones from lessons that they have opened.
 *
 * Damaged cards are left out, and named by the reader.
 *
 * @param held versions of cards that the browser already has; for these, only the version is returned
 * @param max how many cards are returned at most
 */
export function studyQueue(
  userId: string,
  now: Date,
  scope: Partial<StudyScope>,
  held: ReadonlySet<string>,
): Promise<NextQueue>
export function studyQueue(
  userId: string,
  now: Date,
  scope?: Partial<StudyScope>,
  held?: undefined,
  reader?: RowReader,
  max?: number,
): Promise<StudyQueue>
export function studyQueue(
  userId: string,
  now: Date,
  scope: Partial<StudyScope> = {},
  held: ReadonlySet<string> = new Set(),
  reader = new RowReader(),
  max = maxShown,
): Promise<NextQueue> {
  return database.read(async (db) => {
    const settings = await studySettings(db, userId)
    const today = studyDayOf(now.getTime(), settings.dayBoundary)
    const learner = learnerScope(userId, today, scope)
    const queueState = await readQueueState(db, learner, settings, now)
    const context = { userId, settings, today, now }
    const next = await nextCards(db, now, queueState, max)
    const versions = await shownVersions(db, context, next, reader)
    const missing = versions.filter(({ version }) => !held.has(version))
    const cards = new Map(
      (await studyCards(db, context, missing, reader)).map((card) => [card.version, card]),
    )
    const { nextDueAtMillis, nextDueIsDay, rated } = queueState
    const shown = versions.filter(({ version }) => held.has(version) || cards.has(version))
    const shownIds = new Set(shown.map(({ cardId }) => cardId))
    const leftOut = next.filter(({ cardId }) => !shownIds.has(cardId))
    return {
      counts: countsWithout(queueState.counts, leftOut),
      cards: shown.map(({ version }) => cards.get(version) ?? { version }),
      nextDueAtMillis,
      nextDueIsDay,
      rated,
      atMillis: now.getTime(),
    }
  })
}

/** A session ends when there is nothing left to count, so what cannot be shown must not be. */
function countsWithout(counts: StudyCounts, leftOut: readonly QueuedRow[]): StudyCounts {
  const countOf = (...states: string[]) => leftOut.filter(({ state }) => states.includes(state)).length
  return {
    learning: Math.max(0, counts.learning - countOf('Learning', 'Relearning')),
    new: Math.max(0, counts.new - countOf('New')),
    review: Math.max(0, counts.review - countOf('Review')),
  }
}

interface QueueState extends Pick<StudyQueue, 'counts' | 'nextDueAtMillis' | 'nextDueIsDay' | 'rated'> {
  /** The learner's scope, with the cards that are asked first. */
  learner: LearnerScope
  /** Cards to ask before all others. */
  first: QueuedRow[]
  /** Learning and relearning cards that are due or will be soon, the earliest due first. */
  learning: QueuedRow[]
  /** Ids of cards that cannot be graded and may be shown all the same; null for all. */
  admitted: string[] | null
  /** The first cards that are due for review, and … */
  due: QueuedRow[]
  /** … the first new cards in their order, among them those that are not admitted. */
  fresh: QueuedRow[]
  /** The day's answers, if few of them may be self-graded; else null. */
  answers: DayOfAnswers | null
  /** What the learner catches up on after a break; null if all that is due can be asked today. */
  catchUp: CatchUp | null
  /** Main concepts of the two cards that were rated last, the latest last. */
  lastConceptIds: (string | null)[]
}

/**
 * Reads what {@link studyQueue} chooses from: counts within the daily limits, learning cards, and the next due time.
 */
export async function readQueueState(
  db: Transaction,
  scope: LearnerScope,
  settings: StudySettings,
  now: Date,
): Promise<QueueState> {
  const ratings = await ratingsOfDay(db, scope.userId, scope.today, settings.dayBoundary)
  const answersPerNewCard = settings.intervals.learningMinutes.length
  const byLimits = leftToday(settings, ratings, scope.ahead)
  const answersLeft = scope.ahead
    ? Infinity
    : await answersLeftToday(db, scope.userId, settings, ratings.rated)
  const allowed = { ...byLimits, review: Math.min(byLimits.review, answersLeft) }
  const first = (await cardsAskedFirst(db, scope)).slice(0, allowed.review)
  const learner = { ...scope, askedFirst: JSON.stringify(first.map(({ cardId }) => cardId)) }
  const learning = await learningCards.all(db, learner)
  const soonMillis = now.getTime() + learnAheadMillis
  const soon = learning.filter(({ dueAtMillis }) => (dueAtMillis ?? 0) <= soonMillis)
  const due = await waitingDue(db, learner, allowed.review - first.length)
  const reviews = first.length + due.graded + due.selfGraded.length
  const afterBreak = isWholeDay(scope)
    ? await catchUp(db, scope, settings, due.first[0]?.dueDay ?? null)
    : null
  const byPlan = Math.max(0, (afterBreak?.perDay ?? Infinity) - ratings.reviewed)
  const reviewsLeft = Math.min(allowed.review, byPlan)
  const isCatchingUp = afterBreak !== null && reviews > reviewsLeft
  // What has to be caught up comes before anything new.
  const left = isCatchingUp
    ? { review: Math.max(0, reviewsLeft - first.length), new: 0 }
    : {
        review: allowed.review - first.length,
        new: Math.min(
          allowed.new,
          newCardsIn(answersLeft - Math.min(reviews, allowed.review), answersPerNewCard),
        ),
      }
  const fresh = await waitingNew(db, learner, left.new)
  const graded = { new: fresh.graded, review: due.graded }
  const answers: DayOfAnswers = {
    done: { graded: ratings.graded, selfGraded: ratings.rated - ratings.graded },
    learning: learning.filter(({ gradable }) => !gradable).length,
    answersPerNewCard,
  }
  const isSoonGraded = Map.groupBy(soon, ({ gradable }) => Boolean(gradable))
  const waitingSelfGraded = {
    learning: isSoonGraded.get(false)?.length ?? 0,
    new: fresh.selfGraded.length,
    review: due.selfGraded.length,
  }
  const isAnySelfGraded = Object.values(waitingSelfGraded).some((count) => count > 0)
  const isLimited = isAnySelfGraded && (await keepsShare(db, learner))
  const gradedToday = {
    ...withinLimits(graded, left),
    learning: (isSoonGraded.get(true)?.length ?? 0) + first.length,
  }
  const admitted = isLimited ? selfGradedLeft(answers, gradedToday, waitingSelfGraded) : waitingSelfGraded
  const heldLearning = new Set((isSoonGraded.get(false) ?? []).slice(admitted.learning))
  const shownLearning = soon.filter((card) => !heldLearning.has(card))
  const waiting = { new: graded.new + admitted.new, review: graded.review + admitted.review }
  const rest = withinLimits(waiting, left)
  const counts: StudyCounts = {
    learning: shownLearning.length,
    new: rest.new,
    review: rest.review + first.length,
  }
  const isHeldBack =
    heldLearning.size > 0 ||
    admitted.new < waitingSelfGraded.new ||
    admitted.review < waitingSelfGraded.review ||
    isLimitReached(waiting, left, settings) ||
    (counts.new === 0 && left.new > 0 && (await anyNewCard.first(db, learner)) !== undefined) ||
    (rest.review === 0 && left.review > 0 && (await anyDueCard.first(db, learner)) !== undefined)
  const later = await nextDueDay.first(db, learner)
  const buried = ratings.hasBuried ? await buriedCard.first(db, learner) : undefined
  const tomorrow = isHeldBack ? learner.today + 1 : null
  const days = [later?.dueDay, buried?.buriedUntilDay, tomorrow]
  const dayStarts = days
    .filter((day) => typeof day === 'number')
    .map((day) => startOfStudyDay(day, settings.dayBoundary))
  const steps = learning.slice(soon.length, soon.length + 1).map(({ dueAtMillis }) => dueAtMillis ?? 0)
  const nextDueAtMillis = Math.min(...dayStarts, ...steps)
  return {
    counts,
    learner,
    first,
    nextDueAtMillis: nextDueAtMillis === Infinity ? null : nextDueAtMillis,
    nextDueIsDay: dayStarts.includes(nextDueAtMillis),
    rated: ratings.rated,
    learning: shownLearning,
    admitted: isLimited
      ? [...due.selfGraded.slice(0, admitted.review), ...fresh.selfGraded.slice(0, admitted.new)]
      : null,
    due: due.first,
    fresh: fresh.first,
    answers: isLimited ? answers : null,
    lastConceptIds: ratings.lastConceptIds,
    catchUp: isCatchingUp ? afterBreak : null,
  }
}

/** How many answers a learner's maximum of minutes a day still allows at their pace. */
async function answersLeftToday(
  db: Transaction,
  userId: string,
  { maxMinutes }: StudySettings,
  rated: number,
): Promise<number> {
  if (maxMinutes === 0) return Infinity
  return Math.max(0, answersIn(maxMinutes, await usualAnswerMillis(db, userId)) - rated)
}

/** Whether the learner studies what the day brings, and has not asked for certain cards or for more. */
const isWholeDay = ({ lessonId, conceptId, ahead }: LearnerScope) =>
  lessonId === null && conceptId === null && !ahead

/** Cards that wait: how many can be graded, exact up to one more than may be shown, and ids of those that cannot. */
interface WaitingCards {
  graded: number
  selfGraded: string[]
  /** The first of them all in their order. */
  first: QueuedRow[]
}

const cardIdsSchema = z.array(z.string())

/**
 * The cards that are due for review.
 *
 * @param left how many may still be shown today
 */
async function waitingDue(db: Transaction, learner: LearnerScope, left: number): Promise<WaitingCards> {
  const max = left + 1
  const first = await dueCards.all(db, { ...learner, admitted: null, max: Math.min(max, maxChoice) })
  const rest = await dueAfter(db, learner, first, max)
  const selfGraded = [
    ...first.filter(({ gradable }) => !gradable).map(({ cardId }) => cardId),
    ...rest.selfGraded,
  ]
  const all = first.length + rest.all
  const isCut = all === max && selfGraded.length > 0
  const graded = isCut ? (await countDueCards.first(db, { ...learner, max }))?.count : all - selfGraded.length
  return { graded: graded ?? 0, selfGraded, first }
}

/** What is due after the first cards, which are read with all that a queue needs; the others are only counted. */
async function dueAfter(
  db: Transaction,
  learner: LearnerScope,
  first: readonly QueuedRow[],
  max: number,
): Promise<{ all: number; selfGraded: string[] }> {
  const last = first.at(-1)
  if (last === undefined || first.length < maxChoice || max <= maxChoice) return { all: 0, selfGraded: [] }
  const after = { afterDay: last.dueDay ?? 0, afterId: last.cardId, max: max - maxChoice }
  const found = await countDueAfter.first(db, { ...learner, ...after })
  return { all: found?.all ?? 0, selfGraded: cardIdsSchema.parse(JSON.parse(found?.selfGraded ?? '[]')) }
}

/** The new cards. */
async function waitingNew(db: Transaction, learner: LearnerScope, left: number): Promise<WaitingCards> {
  // Once the limit is reached, as for most of a day, it matters only whether there are any.
  if (left === 0) {
    const isAny = (await anyNewCard.first(db, learner)) !== undefined
    return { graded: isAny ? 1 : 0, selfGraded: [], first: [] }
  }
  const max = left + 1
  const first: QueuedRow[] = []
  let graded = 0
  for await (const card of newCards(db, learner, max)) {
    if (card.gradable) graded += 1
    if (card.gradable || first.length < max + maxShown) first.push(card)
    if (graded === max) break
  }
  const selfGraded = first.filter(({ gradable }) => !gradable).map(({ cardId }) => cardId)
  return { graded, selfGraded, first }
}

/** Whether self-graded answers must be few: where there are programs, unless the learner asked for one concept. */
async function keepsShare(db: Transaction, { userId, conceptId }: LearnerScope): Promise<boolean> {
  return conceptId === null && (await openedProgram.first(db, { userId })) !== undefined
}

/** The next cards to show, in order. */
async function nextCards(
  db: Transaction,
  now: Date,
  { learner, counts, first, learning, admitted, due, fresh, answers, lastConceptIds }: QueueState,
  max: number,
): Promise<QueuedRow[]> {
  const maxDue = Math.min(maxChoice, counts.review - first.length)
  const reviews =
    admitted === null
      ? due.slice(0, maxDue)
      : await dueCards.all(db, { ...learner, admitted: JSON.stringify(admitted), max: maxDue })
  const maxNew = Math.min(maxChoice - reviews.length, counts.new)
  const ids = new Set(admitted)
  const newOnes = fresh.filter(({ cardId, gradable }) => gradable || admitted === null || ids.has(cardId))
  const cards = [...learning, ...reviews, ...newOnes.slice(0, maxNew)].map((row) => ({
    ...queuedOf(row),
    isGradable: Boolean(row.gradable),
    row,
  }))
  const instant = { atMillis: now.getTime(), studyDay: learner.today }
  const spread =
    answers === null
      ? orderQueue(cards, instant, lastConceptIds, max)
      : spreadSelfGraded(orderQueue(cards, instant, lastConceptIds), answers)
  return [...first, ...spread.map(({ row }) => row)].slice(0, max)
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
