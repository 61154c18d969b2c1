import { Check, CheckCheck, Minus, RotateCcw, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTexts } from '#texts'
import { formatInterval } from '#messages/format-interval'
import type { Previews } from '#domain/schedule/review-card'
import { ratings, type Rating } from '#domain/schedule/rating'

interface Look {
  icon: LucideIcon
  /** Of the icon, and of the edge of the button. */
  plain: string
  /** Of the button that the answer suggests. */
  suggested: string
}

/** Each rating has a symbol besides its colour. */
const looks: Record<Rating, Look> = {
  1: { icon: RotateCcw, plain: 'text-bad', suggested: 'bg-bad text-on-accent' },
  2: { icon: Minus, plain: 'text-hard', suggested: 'bg-hard text-on-accent' },
  3: { icon: Check, plain: 'text-good', suggested: 'bg-good text-on-accent' },
  4: { icon: CheckCheck, plain: 'text-accent', suggested: 'bg-accent text-on-accent' },
}

/** The rating that Space gives if the answer suggests none. */
const defaultRating: Rating = 3

interface RatingButtonsProps {
  /** Null if the rating does not change the schedule. */
  previews: Previews | null
  /** The rating that the answer suggests; null if only the learner can tell. */
  suggested: Rating | null
  /** Why it is suggested. */
  reason: string
  allowed: readonly Rating[]
  /** A control beside the reason. */
  beside?: ReactNode
  onRate: (rating: Rating) => void
}

/** The four rating buttons, each with the exact interval that it will give. */
export function RatingButtons({ previews, suggested, reason, allowed, beside, onRate }: RatingButtonsProps) {
  const intervals = useTexts('intervals')
  const text = useTexts('study')
  const ratingNames = useTexts('ratings')
  const spaceRating = suggested ?? defaultRating
  // Nothing is left to choose after a wrong answer.
  const shown = allowed.length === 1 ? allowed : ratings
  return (
    <div>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-x-4">
        <p id="rating-reason" className="text-sm text-muted">
          {reason}
        </p>
        {beside}
      </div>
      <div
        role="group"
        aria-label={text.rate}
        aria-describedby="rating-reason"
        className={`grid gap-2 ${shown.length === 1 ? '' : 'grid-cols-4'}`}
      >
        {shown.map((rating) => {
          const interval = previews === null ? null : formatInterval(intervals, previews[rating])
          const { icon: Icon, plain, suggested: filled } = looks[rating]
          const isSuggested = rating === suggested
          return (
            <button
              key={rating}
              type="button"
              disabled={!allowed.includes(rating)}
              onClick={() => onRate(rating)}
              aria-describedby={isSuggested ? 'suggested-rating' : undefined}
              aria-keyshortcuts={`${rating}${rating === spaceRating ? ' Space' : ''}`}
              className={`relative flex min-h-16 flex-col items-center justify-center rounded-md border border-b-4 px-1 py-2 transition-transform active:translate-y-px disabled:opacity-40 ${
                isSuggested
                  ? `border-transparent ${filled}`
                  : 'border-line bg-surface hover:border-current hover:bg-sunken'
              }`}
            >
              <span className="inline-flex flex-wrap items-center justify-center gap-x-1.5 font-[600]">
                <Icon aria-hidden="true" className={`size-4 shrink-0 ${isSuggested ? '' : plain}`} />
                {ratingNames[rating]}
              </span>
              {interval === null ? null : (
                <>
                  <span className="sr-only">{text.nextIn}</span>
                  <span className={`text-sm ${isSuggested ? '' : 'text-muted'}`}>{interval}</span>
                </>
              )}
              {/* Screen readers know the keys from the attribute; touch screens have none, and small ones no room. */}
              <kbd
                aria-hidden="true"
                className="absolute start-2 top-1 hidden font-mono text-sm sm:inline pointer-coarse:hidden"
              >
                {rating === spaceRating ? `${rating} ␣` : rating}
              </kbd>
            </button>
          )
        })}
      </div>
      {suggested === null ? null : (
        <span id="suggested-rating" hidden>
          {text.suggested}
        </span>
      )}
    </div>
  )
}
