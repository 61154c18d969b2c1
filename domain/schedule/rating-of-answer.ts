import type { Answer } from '#domain/items/answer'
import type { Confidence } from '#domain/items/confidence'
import type { Grade } from '#domain/items/grade-answer'
import type { ItemKind } from '#domain/items/items'
import { choiceKinds } from '#domain/items/kind-rules'
import type { Override } from '#domain/schedule/override'
import { ratings, type Rating } from '#domain/schedule/rating'
import type { CardSchedule } from '#domain/schedule/schedule'

// A wrong answer is always Again and a right one Good. FSRS counts Hard as a pass, so a failure must never be rated
// Hard (open-spaced-repetition/fsrs4anki#559); nothing here suggests it, and only the learner can choose it.

const again = 1
const hard = 2
const good = 3
const easy = 4

/** A graded answer in a study session. */
export interface GradedAnswer {
  answer: Answer
  grade: Grade
  /** Null if it was not asked. */
  confidence: Confidence | null
  /** Null if the learner was away meanwhile. */
  durationMillis: number | null
}

/** What is known before the answer. */
interface AnsweredCard {
  /** Whether the learner read the answer before giving their own, see `helpOffered`. */
  isHelped?: boolean
  face: { kind: ItemKind }
  /** An answer in less time than this is quick for this learner; null while too little is known. */
  quickMillis: number | null
  /** How often the learner has passed the card before. */
  earlierPasses: number
}

/** Why a rating is suggested, or why none is. */
type RatingReason = 'gave-up' | 'wrong' | 'overridden' | 'guessed' | 'helped' | 'right' | 'easy'

/**
 * The rating to suggest for an answer in a study session, and why. It is null where only the learner can tell: after
 * a right guess among options, which with three of them succeeds one time in three, and for a self-graded card, which
 * has no reason either.
 *
 * @param given null if the answer was revealed without one
 * @param override why the learner says that it was right although it was graded as wrong; null if they do not
 */
export function suggestedRating(
  card: AnsweredCard,
  given: GradedAnswer | null,
  override: Override | null = null,
): { rating: Rating | null; reason: RatingReason | null } {
  const { kind } = card.face
  if (given === null || kind === 'self-graded') return { rating: null, reason: null }
  if (given.answer.kind === 'gave-up') return { rating: again, reason: 'gave-up' }
  if (override !== null && canOverride(given)) {
    return { rating: card.isHelped === true ? hard : good, reason: 'overridden' }
  }
  if (!given.grade.correct) return { rating: again, reason: 'wrong' }
  if (isRightGuess(kind, { correct: given.grade.correct, confidence: given.confidence })) {
    return { rating: null, reason: 'guessed' }
  }
  if (card.isHelped === true) return { rating: hard, reason: 'helped' }
  return isEasy(card, given) ? { rating: easy, reason: 'easy' } : { rating: good, reason: 'right' }
}

/** Whether an answer was right only because the learner guessed among options: it does not show that they know it. */
export function isRightGuess(
  kind: ItemKind,
  { correct, confidence }: { correct: boolean | null; confidence: Confidence | null },
): boolean {
  return correct === true && confidence === 'guess' && choiceKinds.has(kind)
}

const passesForEasy = 2

/** Choosing an option is never Easy, and a slow answer is still Good. */
function isEasy(card: AnsweredCard, { confidence, durationMillis }: GradedAnswer): boolean {
  const isQuick = durationMillis !== null && card.quickMillis !== null && durationMillis < card.quickMillis
  const isProduced = !choiceKinds.has(card.face.kind)
  return isProduced && confidence === 'sure' && isQuick && card.earlierPasses >= passesForEasy
}

/**
 * The ratings that a learner may choose. A self-graded answer may get any. A graded one can be rated lower than it was
 * graded, but not higher: a wrong one is Again, and a right one is Easy only if that would be suggested. A learner who
 * objects to the grade says how well they knew it, at most Good. After reading the answer first, nothing is better than Hard.
 *
 * @param given null if the answer was revealed without one
 * @param override why the learner says that it was right although it was graded as wrong; null if they do not
 */
export function allowedRatings(
  card: AnsweredCard,
  given: GradedAnswer | null,
  override: Override | null = null,
): readonly Rating[] {
  const highest = card.isHelped === true ? hard : easy
  const allowed = allowedByGrade(card, given, override)
  return allowed.filter((rating) => rating <= highest)
}

function allowedByGrade(
  card: AnsweredCard,
  given: GradedAnswer | null,
  override: Override | null,
): readonly Rating[] {
  if (given === null || card.face.kind === 'self-graded') return ratings
  if (override !== null && canOverride(given)) return [hard, good]
  const highest = !given.grade.correct ? again : isEasy(card, given) ? easy : good
  return ratings.filter((rating) => rating <= highest)
}

/** Whether a learner can say that an answer was right after all: only if they gave one, and it was graded as wrong. */
export function canOverride({ answer, grade }: Pick<GradedAnswer, 'answer' | 'grade'>): boolean {
  return answer.kind !== 'gave-up' && !grade.correct
}

/** The highest of some ratings that is not above the one that the learner chose; the lowest if there is none. */
export function nearestAllowed(rating: Rating, allowed: readonly Rating[]): Rating {
  return allowed.findLast((each) => each <= rating) ?? allowed[0] ?? again
}

/** A graded answer in a quiz. */
interface QuizTry {
  kind: ItemKind
  correct: boolean
  /** Whether the card had not been tried yet on this study day, for a rating or as practice. */
  isFirstOfDay: boolean
}

/**
 * The rating that an answer in a quiz gives its card: 1 Again, 3 Good, or null where it is only practice.
 *
 * A quiz never introduces a new card, and rates no card that is suspended or was rated on the same study day. A wrong
 * answer is Again whether the card is due or not. A right answer is Good only for a Review card that is due, on its
 * first try of the day, and not for a choice, which may have been a guess. Rating cards ahead of time would make their
 * intervals grow too fast (open-spaced-repetition/fsrs4anki#707).
 */
export function ratingInQuiz(schedule: CardSchedule, quizTry: QuizTry, studyDay: number): 1 | 3 | null {
  if (schedule.state === 'New' || schedule.suspended || schedule.lastStudyDay >= studyDay) return null
  if (!quizTry.correct) return again
  const isDue = schedule.state === 'Review' && schedule.dueDay <= studyDay
  return isDue && quizTry.isFirstOfDay && !choiceKinds.has(quizTry.kind) ? good : null
}
