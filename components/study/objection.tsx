import { useState } from 'react'
import { buttonClass } from '#components/ui/button'
import { overridesOf, type Override } from '#domain/schedule/override'
import type { ItemFace } from '#domain/items/item-face'
import { useTexts } from '#texts'

const quiet =
  'inline-flex min-h-11 cursor-pointer items-center rounded-sm text-sm text-accent underline underline-offset-4 hover:text-accent-hover'

interface ObjectionProps {
  face: ItemFace
  /** Why the learner says that the answer was right; null if they have not. */
  override: Override | null
  onOverride: (override: Override | null) => void
}

/** Lets a learner say that an answer was right although it was graded as wrong, and why; or take that back. */
export function Objection({ face, override, onOverride }: ObjectionProps) {
  const text = useTexts('study').objection
  const reasons = overridesOf(face)
  // The reasons have the same keys as the ratings, so they may exist only while they are shown.
  const [isOpen, setOpen] = useState(false)
  if (override !== null) {
    return (
      <button type="button" aria-keyshortcuts="r" className={quiet} onClick={() => onOverride(null)}>
        {text.takeBack}
      </button>
    )
  }
  return (
    <div className={isOpen ? 'w-full' : ''}>
      <button
        type="button"
        aria-keyshortcuts="r"
        aria-expanded={isOpen}
        className={quiet}
        onClick={() => setOpen(!isOpen)}
      >
        {text.open}
      </button>
      {isOpen ? (
        <div
          role="group"
          aria-label={text.why}
          data-keys
          className={`grid grid-cols-1 gap-2 pt-1 ${reasons.length === 3 ? 'sm:grid-cols-3' : 'sm:grid-cols-2'}`}
        >
          {reasons.map((each, i) => (
            <button
              key={each}
              type="button"
              autoFocus={i === 0}
              aria-keyshortcuts={String(i + 1)}
              className={`${buttonClass('secondary')} px-2!`}
              onClick={() => {
                setOpen(false)
                onOverride(each)
              }}
            >
              {text.reasons[each]}
            </button>
          ))}
        </div>
      ) : null}
    </div>
  )
}
