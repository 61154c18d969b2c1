import { useRef } from 'react'
import { buttonClass } from '#components/ui/button'
import { overrides, type Override } from '#domain/schedule/override'
import { studyMessages } from '#messages/study'

const text = studyMessages.objection
const quiet =
  'inline-flex min-h-11 cursor-pointer items-center rounded-sm text-sm text-accent underline underline-offset-4 hover:text-accent-hover'

interface ObjectionProps {
  /** Why the learner says that the answer was right; null if they have not. */
  override: Override | null
  onOverride: (override: Override | null) => void
}

/** Lets a learner say that an answer was right although it was graded as wrong, and why; or take that back. */
export function Objection({ override, onOverride }: ObjectionProps) {
  const first = useRef<HTMLButtonElement>(null)
  if (override !== null) {
    return (
      <button type="button" aria-keyshortcuts="r" className={quiet} onClick={() => onOverride(null)}>
        {text.takeBack}
      </button>
    )
  }
  return (
    <details
      className="open:w-full"
      onToggle={(event) => {
        if (event.currentTarget.open) first.current?.focus()
      }}
    >
      <summary aria-keyshortcuts="r" className={quiet}>
        {text.open}
      </summary>
      <div
        role="group"
        aria-label={text.why}
        data-keys
        className="grid grid-cols-1 gap-2 pt-1 sm:grid-cols-3"
      >
        {overrides.map((each, i) => (
          <button
            key={each}
            ref={i === 0 ? first : undefined}
            type="button"
            aria-keyshortcuts={String(i + 1)}
            className={`${buttonClass('secondary')} px-2`}
            onClick={() => onOverride(each)}
          >
            {text.reasons[each]}
          </button>
        ))}
      </div>
    </details>
  )
}
