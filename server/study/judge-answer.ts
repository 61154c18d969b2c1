import type { Answer } from '#domain/items/answer'
import type { Confidence } from '#domain/items/confidence'
import { itemFaceSchema } from '#domain/items/item-face'
import type { ItemKind } from '#domain/items/items'
import { wrongOption } from '#domain/items/wrong-option'
import type { Override } from '#domain/schedule/override'
import { allowedRatings, canOverride, nearestAllowed } from '#domain/schedule/rating-of-answer'
import type { Rating } from '#domain/schedule/rating'
import type { DayBoundary } from '#domain/schedule/study-day'
import type { Transaction } from '#server/database/transaction'
import { isWholeOutput, optionsAbout } from '#server/study/card-questions'
import { grade } from '#server/study/grade'
import { passesOf, quickTimes } from '#server/study/pace'

/** An answer, and what the learner thinks of it. */
interface JudgedAnswer {
  userId: string
  cardId: string
  itemId: string
  /** Null if the answer was revealed without one. */
  answer: Answer | null
  rating: Rating
  override: Override | null
  confidence: Confidence | null
  durationMillis: number | null
}

/** The study day of an answer, and where the learner's days begin. */
interface StudyDay {
  today: number
  dayBoundary: DayBoundary
}

interface Judgement {
  /** The kind of the item that was shown. */
  kind: ItemKind
  /** The rating that counts: the learner's, unless the grade does not allow it. */
  rating: Rating
  /** The automatic grade; null if only the learner can judge the answer. */
  correct: boolean | null
  /** Why the learner says that it was right; null if the grade stands. */
  override: Override | null
  /** Id of the misconception behind a wrong answer; null if none is known. */
  misconception: string | null
}

/**
 * Grades an answer, and decides which rating it gets. The browser offers only what the grade allows, but what it sends
 * is not trusted; and requests of earlier versions, which allowed any rating, may still arrive.
 *
 * @param shown the item that was shown, with its face as JSON
 */
export async function judgeAnswer(
  db: Transaction,
  given: JudgedAnswer,
  shown: { face: string; courseId: string },
  { today, dayBoundary }: StudyDay,
): Promise<Judgement> {
  const { answer, confidence, durationMillis } = given
  const face = itemFaceSchema.parse(JSON.parse(shown.face))
  if (answer === null || face.kind === 'self-graded') {
    return { kind: face.kind, rating: given.rating, correct: null, override: null, misconception: null }
  }
  const graded = { answer, grade: await grade(db, face, answer, shown.courseId), confidence, durationMillis }
  const override = given.rating > 1 && canOverride(graded) ? given.override : null
  const card = {
    face,
    ...(given.rating === 4 ? await paceOf(db, given, face.kind, { today, dayBoundary }) : unknownPace),
  }
  const { correct } = graded.grade
  const isMistaken = !correct && override === null
  const about = isMistaken && isWholeOutput(face.kind) ? await optionsAbout(db, given.itemId) : []
  return {
    kind: face.kind,
    rating: nearestAllowed(given.rating, allowedRatings(card, graded, override)),
    correct,
    override,
    misconception: isMistaken
      ? (wrongOption([...face.options, ...about], answer)?.misconception ?? null)
      : null,
  }
}

/** Decides only between Good and Easy. */
const unknownPace = { quickMillis: null, earlierPasses: 0 }

async function paceOf(
  db: Transaction,
  { userId, cardId }: JudgedAnswer,
  kind: string,
  { today, dayBoundary }: StudyDay,
): Promise<{ quickMillis: number | null; earlierPasses: number }> {
  return {
    quickMillis: (await quickTimes(db, userId, today, dayBoundary)).get(kind) ?? null,
    earlierPasses: (await passesOf(db, userId, [cardId])).get(cardId) ?? 0,
  }
}
