import { deriveRating } from '#domain/items/grade-answer'
import type { Rating } from '#domain/schedule/rating'
import type { Showing } from '#domain/study/session'
import type { StudyCard } from '#domain/study/study-card'

const ratings: readonly Rating[] = [1, 2, 3, 4]

type Shown = Exclude<Showing, { kind: 'asking' }>

/** Why an answer speaks for a rating. */
export type RatingReason = 'gave-up' | 'wrong' | 'guessed' | 'right' | 'easy'

/** The rating that an answer speaks for, and why; both null where the learner judges. */
export function suggestedRating(
  card: Pick<StudyCard, 'face' | 'quickMillis' | 'earlierPasses'>,
  showing: Shown,
): { rating: Rating | null; reason: RatingReason | null } {
  if (showing.kind === 'revealed' || card.face.kind === 'self-graded') return { rating: null, reason: null }
  const { answer, grade, confidence, durationMillis } = showing
  const quick = durationMillis !== null && card.quickMillis !== null && durationMillis < card.quickMillis
  const rating = deriveRating(card.face.kind, grade, {
    quick,
    earlierPasses: card.earlierPasses,
    ...(confidence === null ? {} : { confidence }),
  })
  if (answer.kind === 'gave-up') return { rating, reason: 'gave-up' }
  if (!grade.correct) return { rating, reason: 'wrong' }
  if (rating === null) return { rating, reason: 'guessed' }
  return { rating, reason: rating === 4 ? 'easy' : 'right' }
}

/** What the learner may rate: a slip of the hand can be corrected, but who gave up did not know it. */
export function openRatings(showing: Shown): readonly Rating[] {
  return showing.kind === 'answered' && showing.answer.kind === 'gave-up' ? [1] : ratings
}
