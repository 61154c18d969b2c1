import { formatInterval } from '#messages/format-interval'
import type { Previews } from '#domain/schedule/review-card'
import type { Rating } from '#domain/schedule/schedule'
import { messages } from '#messages/en'

const text = messages.study
/** All ratings, from Again to Easy. */
export const ratings: readonly Rating[] = [1, 2, 3, 4]

interface RatingButtonsProps {
  previews: Previews
  /** The rating that the answer speaks for; null where only the learner can tell. */
  suggested: Rating | null
  /** The ratings that the answer leaves open. */
  open: readonly Rating[]
  onRate: (rating: Rating) => void
}

/** The four ratings, each with the interval that it will really give. */
export function RatingButtons({ previews, suggested, open, onRate }: RatingButtonsProps) {
  return (
    <div role="group" aria-label={text.rate}>
      <p className="mb-2 text-sm text-muted">{text.rate}</p>
      <div className="grid grid-cols-4 gap-2">
        {ratings.map((rating) => (
          <button
            key={rating}
            type="button"
            disabled={!open.includes(rating)}
            onClick={() => onRate(rating)}
            aria-label={text.rateAs(text.ratings[rating], formatInterval(previews[rating]))}
            aria-describedby={rating === suggested ? 'suggested-rating' : undefined}
            aria-keyshortcuts={String(rating)}
            className={`flex min-h-16 flex-col items-center justify-center rounded-md border px-1 py-2 transition-colors disabled:opacity-40 ${
              rating === suggested
                ? 'border-transparent bg-accent text-on-accent hover:bg-accent-hover'
                : 'border-line-strong bg-surface hover:border-accent hover:text-accent'
            }`}
          >
            <span className="font-[600]">{text.ratings[rating]}</span>
            <span className={`text-sm ${rating === suggested ? '' : 'text-muted'}`}>
              {formatInterval(previews[rating])}
            </span>
          </button>
        ))}
      </div>
      {suggested === null ? null : (
        <span id="suggested-rating" className="sr-only">
          {text.suggested}
        </span>
      )}
    </div>
  )
}
