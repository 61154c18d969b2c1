import { StateLabel } from '#components/progress/state-label'
import type { Knowledge } from '#domain/progress/knowledge'
import { lessonMessages as text } from '#messages/lesson'

export interface MappedConcept {
  id: string
  term: string
  state: Knowledge
  /** Terms of the concepts that it builds on. */
  requires: string[]
}

/** The concepts of a lesson, how well each is known, and what it builds on. */
export function ConceptMap({ concepts }: { concepts: readonly MappedConcept[] }) {
  if (concepts.length === 0) return null
  return (
    <details className="mt-2 px-5">
      <summary className="min-h-11 cursor-pointer py-2 text-sm text-accent">{text.map}</summary>
      <ul className="grid gap-2 pb-3">
        {concepts.map(({ id, term, state, requires }) => (
          <li key={id} className="flex flex-wrap items-baseline gap-x-4 border-t border-line pt-2">
            <span className="font-[600]">{term}</span>
            <span className="text-sm">
              <StateLabel state={state} />
            </span>
            {requires.length === 0 ? null : (
              <span className="w-full text-sm text-muted">{text.buildsOn(requires)}</span>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
