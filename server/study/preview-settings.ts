import { answersIn } from '#domain/schedule/daily-limits'
import { recallProbability, type Weights } from '#domain/schedule/fsrs'
import { studyDayOf } from '#domain/schedule/study-day'
import { expectedDays } from '#domain/schedule/workload'
import { database } from '#server/database/database'
import { learnerBudget, spendBudget } from '#server/learner-budgets'
import { cardsAtStart, learnedCards } from '#server/study/learned-cards'
import { plannedMoves } from '#server/study/move-cards'
import { usualAnswerMillis } from '#server/study/pace'
import { studySettings, type StudySettings } from '#server/study/study-settings'
import { weightsOfLearner } from '#server/study/weights'

const weeksAhead = 4
const daysPerWeek = 7

/** Reviews a day of the cards that a learner has learned, on average over a week. */
export interface WeekOfReviews {
  /** With the saved settings. */
  now: number
  /** With others, from each card's next answer on. */
  then: number
  /** With others, if the cards are moved, too. */
  moved: number
}

/** What settings change. */
export interface SettingsPreview {
  /** Number of cards that can be moved, and of those that would come earlier or later. */
  cards: number
  earlier: number
  later: number
  /** Number of cards that are due today, before and after they are moved. */
  dueBefore: number
  dueAfter: number
  weeks: WeekOfReviews[]
  /** What a maximum of minutes a day holds back; null without one. */
  limit: LimitOfMinutes | null
  /** How well the cards that can be moved are remembered today; null unless the weights change. */
  recall: { now: number; then: number } | null
}

/** What a maximum of minutes a day holds back in the next weeks. */
export interface LimitOfMinutes {
  /** So many answers a day fit into the minutes, at the learner's pace. */
  answers: number
  /** Number of days that have more reviews than that; what is left over waits. */
  fullDays: number
}

/** The cards of a learner are gone through one by one. */
const previewLimit = { hits: 60, windowMillis: 60 * 60_000 }

/**
 * What settings would do to the reviews of the next weeks, and what it would do to move the learned cards. Reviews are
 * simulated, as in `expectedDays`.
 *
 * @param changes settings that are not saved yet
 * @returns null if the learner has asked too often
 */
export async function previewSettings(
  userId: string,
  changes: Partial<StudySettings>,
  now: Date,
): Promise<SettingsPreview | null> {
  if (!(await spendBudget(learnerBudget(userId, 'preview', previewLimit), now))) return null
  const moves = await plannedMoves(userId, changes, now)
  const moved = new Map(moves.map((move) => [move.cardId, move]))
  // With other weights, a card has another memory from its next answer on.
  const unchanged = changes.weights === undefined ? moves : await plannedMoves(userId, {}, now)
  const memoryNow = new Map(unchanged.map(({ cardId, memory }) => [cardId, memory]))
  const { rows, settings, answerMillis } = await database.read(async (db) => ({
    rows: await learnedCards(db, userId).execute(),
    settings: await studySettings(db, userId),
    answerMillis: await usualAnswerMillis(db, userId),
  }))
  const today = studyDayOf(now.getTime(), settings.dayBoundary)
  const changed = { ...settings, ...changes }
  const rowsNow = rows.map((row) => ({ ...row, ...memoryNow.get(row.cardId) }))
  const rowsThen = rows.map((row) => ({ ...row, ...moved.get(row.cardId)?.memory }))
  const rowsMoved = rowsThen.map((row) => ({ ...row, dueDay: moved.get(row.cardId)?.dueDay ?? row.dueDay }))
  const ahead = reviewsAhead(rowsThen, today, changed)
  const before = weeksOf(reviewsAhead(rowsNow, today, settings))
  const then = weeksOf(ahead)
  const afterMove = weeksOf(reviewsAhead(rowsMoved, today, changed))
  const count = (of: (move: (typeof moves)[number]) => boolean) => moves.filter(of).length
  return {
    cards: moves.length,
    earlier: count(({ schedule, dueDay }) => dueDay < schedule.dueDay),
    later: count(({ schedule, dueDay }) => dueDay > schedule.dueDay),
    dueBefore: count(({ schedule }) => schedule.dueDay <= today),
    dueAfter: count(({ dueDay }) => dueDay <= today),
    weeks: before.map((reviews, week) => ({
      now: reviews,
      then: then[week] ?? reviews,
      moved: afterMove[week] ?? reviews,
    })),
    limit: limitOf(ahead, changed.maxMinutes, answerMillis),
    recall:
      changes.weights === undefined || moves.length === 0
        ? null
        : {
            now: meanRecall(unchanged, today, settings.weights),
            then: meanRecall(moves, today, changed.weights),
          },
  }
}

/** The mean predicted chance of recall today of some cards, from 0 to 1. */
function meanRecall(
  cards: Awaited<ReturnType<typeof plannedMoves>>,
  today: number,
  weights: Weights,
): number {
  const chances = cards.map(({ schedule, memory }) =>
    recallProbability(memory.stability, Math.max(0, today - schedule.lastStudyDay), weights),
  )
  return chances.reduce((sum, chance) => sum + chance, 0) / chances.length
}

/**
 * What other weights would do, see {@link previewSettings}.
 *
 * @param id of weights of the learner; null for the defaults of FSRS
 * @returns undefined if the learner has no such weights, null if they have asked too often
 */
export async function previewWeights(
  userId: string,
  id: string | null,
  now: Date,
): Promise<SettingsPreview | null | undefined> {
  const weights = await database.read((db) => weightsOfLearner(db, userId, id))
  return weights === null ? undefined : previewSettings(userId, { weights }, now)
}

/** Reviews on each of the days ahead. */
const reviewsAhead = (
  rows: Parameters<typeof cardsAtStart>[0],
  today: number,
  { desiredRetention, weights, intervals }: StudySettings,
): number[] =>
  expectedDays(cardsAtStart(rows, today), 0, {
    ...{ days: weeksAhead * daysPerWeek, desiredRetention, weights },
    ...{ longestDays: intervals.longestDays, newPerDay: 0 },
  }).map(({ learned }) => learned)

/** Reviews a day in each of the weeks ahead. */
const weeksOf = (days: readonly number[]): number[] =>
  Array.from({ length: weeksAhead }, (_, week) => {
    const ofWeek = days.slice(week * daysPerWeek, (week + 1) * daysPerWeek)
    return ofWeek.reduce((sum, reviews) => sum + reviews, 0) / daysPerWeek
  })

function limitOf(
  reviews: readonly number[],
  maxMinutes: number,
  answerMillis: number,
): LimitOfMinutes | null {
  if (maxMinutes === 0) return null
  const answers = answersIn(maxMinutes, answerMillis)
  return { answers, fullDays: reviews.filter((ofDay) => ofDay > answers).length }
}
