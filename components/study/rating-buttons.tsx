import { formatInterval } from '#messages/format-interval'
import type { Previews } from '#domain/schedule/review-card'
import { ratings, type Rating } from '#domain/schedule/rating'
import { ratingNames } from '#messages/ratings'
import { studyMessages as text } from '#messages/study'
/** What Space rates where only the learner can tell. */
const usual: Rating = 3

interface RatingButtonsProps {
  /** Null where the rating changes nothing. */
  previews: Previews | null
  /** The rating that the answer speaks for; null where only the learner can tell. */
  suggested: Rating | null
  /** Why it is that one. */
  reason: string
  allowed: readonly Rating[]
  onRate: (rating: Rating) => void
}

/** The four ratings, each with the interval that it will really give. */
export function RatingButtons({ previews, suggested, reason, allowed, onRate }: RatingButtonsProps) {
  const byDefault = suggested ?? usual
  return (
    <div role="group" aria-label={text.rate} aria-describedby="rating-reason">
      <p id="rating-reason" className="mb-2 text-sm text-muted">
        {reason}
      </p>
      <div className="grid grid-cols-4 gap-2">
        {ratings.map((rating) => {
          const interval = previews === null ? null : formatInterval(previews[rating])
          const name = ratingNames[rating]
          return (
            <button
              key={rating}
              type="button"
              disabled={!allowed.includes(rating)}
              onClick={() => onRate(rating)}
              aria-label={interval === null ? name : text.rateAs(name, interval)}
              aria-describedby={rating === suggested ? 'suggested-rating' : undefined}
              aria-keyshortcuts={`${rating}${rating === byDefault ? ' Space' : ''}`}
              className={`flex min-h-16 flex-col items-center justify-center rounded-md border px-1 py-2 disabled:opacity-40 ${
                rating === suggested
                  ? 'border-transparent bg-accent text-on-accent hover:bg-accent-hover'
                  : 'border-line-strong bg-surface hover:border-accent hover:text-accent'
              }`}
            >
              <span className="font-[600]">{name}</span>
              {interval === null ? null : (
                <span className={`text-sm ${rating === suggested ? '' : 'text-muted'}`}>{interval}</span>
              )}
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
