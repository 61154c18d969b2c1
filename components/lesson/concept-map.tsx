import { CodeName } from '#components/item/code-name'
import { listFormat } from '#messages/formats'
import { Link } from '#components/ui/link'
import { lessonPath } from '#browser/paths'
import { StateLabel } from '#components/progress/state-label'
import type { Knowledge } from '#domain/progress/knowledge'
import { useLocale, useTexts } from '#texts'
import { writtenIn } from '#domain/language/written-in'
import { SentenceAbout } from '#components/item/sentence-about'

export interface MappedConcept {
  id: string
  term: string
  state: Knowledge
  /** Terms of the concepts that it builds on. */
  requires: string[]
  lesson: { courseId: string; slug: string; language: string | null }
  /** Line of the lesson's file in which it is defined. */
  line: number
}

/** The concepts of a lesson, to be opened: how well each is known, and what it builds on. */
export function ConceptMap({ concepts }: { concepts: readonly MappedConcept[] }) {
  const text = useTexts('lesson')
  if (concepts.length === 0) return null
  return (
    <details className="ps-17 pe-4 pb-1 sm:ps-18">
      <summary className="min-h-9 w-fit cursor-pointer py-2 text-sm text-muted hover:text-course">
        {text.map}
      </summary>
      <ConceptList concepts={concepts} />
    </details>
  )
}

/** Concepts, each with the way to its definition, its cards and a quiz about it. */
export function ConceptList({ concepts }: { concepts: readonly MappedConcept[] }) {
  const text = useTexts('lesson')
  const locale = useLocale()
  return (
    <ul className="grid gap-2 pb-3">
      {concepts.map(({ id, term, state, requires, lesson, line }) => (
        <li key={id} className="flex flex-wrap items-baseline gap-x-4 border-t border-line pt-2">
          <a
            {...writtenIn(lesson.language)}
            href={lessonPath({ ...lesson, line })}
            className="font-[600] hover:text-accent hover:underline"
          >
            <CodeName name={term} />
          </a>
          <span className="text-sm">
            <StateLabel state={state} />
          </span>
          <span className="ms-auto flex gap-4 text-sm">
            <ConceptLink path="/cards" id={id} label={text.conceptLinks.cards} term={term} />
            <ConceptLink path="/quiz" id={id} label={text.conceptLinks.quiz} term={term} />
          </span>
          {requires.length === 0 ? null : (
            <span className="w-full text-sm text-muted">
              <SentenceAbout
                sentence={text.buildsOn({ terms: listFormat(locale).format(requires) })}
                name={listFormat(locale).format(requires)}
                language={lesson.language}
              />
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

function ConceptLink({ path, id, label, term }: { path: string; id: string; label: string; term: string }) {
  const text = useTexts('lesson')
  return (
    <Link
      href={`${path}?concept=${encodeURIComponent(id)}`}
      aria-label={text.conceptLink({ link: label, term })}
      className="inline-flex min-h-6 items-center text-accent underline underline-offset-2"
    >
      {label}
    </Link>
  )
}
