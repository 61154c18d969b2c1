import { Undo2 } from 'lucide-react'
import type { StudyQueue } from '#components/study/study-types'
import { messages } from '#messages/en'

const text = messages.study

interface SessionBarProps {
  counts: StudyQueue['counts']
  undo: (() => void) | null
  onKeys: () => void
}

/** What is left, and what can be done at any time. */
export function SessionBar({ counts, undo, onKeys }: SessionBarProps) {
  const kinds = ['learning', 'review', 'new'] as const
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
      <h1 className="sr-only">{text.title}</h1>
      <ul className="flex gap-4 text-sm text-muted">
        {kinds.map((kind) => (
          <li key={kind}>
            <strong className="text-ink">{counts[kind]}</strong> {text.left[kind]}
          </li>
        ))}
      </ul>
      <div className="flex">
        <button
          type="button"
          disabled={undo === null}
          onClick={undo ?? undefined}
          aria-keyshortcuts="u"
          className="flex min-h-11 items-center gap-1 rounded-sm px-2 text-sm text-muted hover:text-ink disabled:opacity-40"
        >
          <Undo2 className="size-4" aria-hidden="true" />
          {text.undo}
        </button>
        <button
          type="button"
          onClick={onKeys}
          aria-keyshortcuts="?"
          className="hidden min-h-11 rounded-sm px-2 text-sm text-muted hover:text-ink sm:block"
        >
          {text.keys}
        </button>
      </div>
    </div>
  )
}

/** The keys of a session. */
export function KeyList() {
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 rounded-md border border-line bg-surface px-4 py-3 text-sm">
      {text.keyList.map(([key, meaning]) => (
        <div key={key} className="contents">
          <dt className="font-[600]">{key}</dt>
          <dd className="text-muted">{meaning}</dd>
        </div>
      ))}
    </dl>
  )
}
