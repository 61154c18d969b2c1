/** How much a learner wants to be shown on one study day. Learning and relearning cards have no limit. */
export interface DailyLimits {
  newCardsPerDay: number
  reviewsPerDay: number
}

export const defaultDailyLimits: DailyLimits = { newCardsPerDay: 10, reviewsPerDay: 200 }

/** What counts against the limits of a study day. A rating that was undone does not. */
export interface DoneToday {
  /** Ratings of cards that were New. */
  introduced: number
  /** Ratings of cards that were in Review. */
  reviewed: number
}

/** Numbers of cards by the limit that applies to them. */
export interface LimitedCards {
  new: number
  review: number
}

/** Bounds a session of studying ahead, which may go beyond the limit for reviews. */
const maxReviewsAhead = 1_000

/**
 * How many cards the limits still allow on a study day; none if a limit was lowered below what is done already.
 *
 * @param isAhead whether the learner asked for the reviews of the days to come as well
 */
export function leftToday(limits: DailyLimits, done: DoneToday, isAhead: boolean): LimitedCards {
  return {
    new: Math.max(0, limits.newCardsPerDay - done.introduced),
    review: isAhead ? maxReviewsAhead : Math.max(0, limits.reviewsPerDay - done.reviewed),
  }
}

/**
 * How many of the cards that wait may be shown today.
 *
 * @param waiting exact up to `left`; anything above may stand for more
 */
export function withinLimits(waiting: LimitedCards, left: LimitedCards): LimitedCards {
  return { new: Math.min(waiting.new, left.new), review: Math.min(waiting.review, left.review) }
}

/** How many answers fit into minutes, at least 1. */
export const answersIn = (minutes: number, answerMillis: number): number =>
  Math.max(1, Math.floor((minutes * 60_000) / answerMillis))

/** How many new cards can be introduced with some answers. */
export const newCardsIn = (answers: number, answersPerNewCard: number): number =>
  Math.max(0, Math.floor(answers / answersPerNewCard))

/** Whether some cards wait for the next study day only because of a limit. A limit of 0 lets them wait for ever. */
export function isLimitReached(waiting: LimitedCards, left: LimitedCards, limits: DailyLimits): boolean {
  const isNewHeldBack = waiting.new > left.new && limits.newCardsPerDay > 0
  const isReviewHeldBack = waiting.review > left.review && limits.reviewsPerDay > 0
  return isNewHeldBack || isReviewHeldBack
}
