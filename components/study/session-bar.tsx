import { Keyboard, Undo2 } from 'lucide-react'
import type { StudyCounts } from '#domain/study/study-card'
import { studyMessages as text } from '#messages/study'

const groups = ['learning', 'review', 'new'] as const
const quiet =
  'flex min-h-11 items-center gap-1.5 rounded-sm px-2 text-sm text-muted hover:text-ink disabled:opacity-40'

interface SessionBarProps {
  counts: StudyCounts
  /** Null while there is nothing to undo. */
  undo: (() => void) | null
  onKeys: () => void
}

/** What is left, and what can be done at any time. */
export function SessionBar({ counts, undo, onKeys }: SessionBarProps) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4">
      <h1 className="sr-only">{text.title}</h1>
      <ul className="flex gap-4 text-sm text-muted" aria-label={text.leftLabel}>
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
          className={quiet}
        >
          <Undo2 className="size-4" aria-hidden="true" />
          {text.undo}
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
    </div>
  )
}
