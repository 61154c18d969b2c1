import { Keyboard, Undo2, X } from 'lucide-react'
import { Link } from '#components/ui/link'
import type { StudyCounts } from '#domain/study/study-card'
import { useTexts } from '#texts'

const groups = ['learning', 'review', 'new'] as const
const quiet =
  'flex min-h-11 items-center gap-1.5 rounded-sm px-2 text-sm text-muted hover:text-ink disabled:opacity-40'

interface SessionBarProps {
  counts: StudyCounts
  /** Number of steps taken in this session. */
  taken: number
  /** Null if there is nothing to undo. */
  undo: (() => void) | null
  onKeys: () => void
}

/** How far the session is, and the actions that are always available. On a phone it is all that surrounds a card. */
export function SessionBar({ counts, taken, undo, onKeys }: SessionBarProps) {
  const text = useTexts('study')
  const left = counts.learning + counts.review + counts.new
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4">
      <h1 className="sr-only">{text.title}</h1>
      <Link href="/" aria-label={text.leave} title={text.leave} className={`${quiet} -ms-2 sm:hidden`}>
        <X className="size-5" aria-hidden="true" />
      </Link>
      <ul className="flex gap-3 text-sm text-muted sm:gap-4" aria-label={text.leftLabel}>
        {groups.map((group) => (
          <li key={group}>
            <strong className="text-ink tabular-nums">{counts[group]}</strong> {text.left[group]}
          </li>
        ))}
      </ul>
      <div className="-mx-2 flex">
        <button
          type="button"
          disabled={undo === null}
          onClick={undo ?? undefined}
          aria-keyshortcuts="u"
          title={text.undo}
          className={`${quiet} min-w-11 justify-center`}
        >
          <Undo2 className="size-5 sm:size-4" aria-hidden="true" />
          {/* Three counts and a word do not fit on one line of a phone in every language. */}
          <span className="max-sm:sr-only">{text.undo}</span>
        </button>
        <button
          type="button"
          onClick={onKeys}
          aria-keyshortcuts="?"
          className={`${quiet} pointer-coarse:sr-only`}
        >
          <Keyboard className="size-4" aria-hidden="true" />
          {text.keys}
        </button>
      </div>
      {/* The numbers beside it say the same. */}
      <progress
        aria-hidden="true"
        value={taken}
        max={Math.max(1, taken + left)}
        className="progress h-1! basis-full"
      />
    </div>
  )
}
