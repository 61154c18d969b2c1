import { StateGlyph } from '#components/progress/state-label'
import { Link } from '#components/ui/link'
import { useTexts } from '#texts'
import { SentenceAbout } from '#components/item/sentence-about'
import type { LessonLink } from '#browser/paths'

/** Concepts that a section builds on and that are fading, each with a way to refresh it; nothing if there are none. */
export function FadingPrerequisites({
  concepts,
}: {
  concepts: readonly { id: string; term: string; lesson: LessonLink }[]
}) {
  const text = useTexts('lesson-sections')
  if (concepts.length === 0) return null
  return (
    <p className="mt-10 -mb-4 flex flex-wrap items-baseline gap-x-3 gap-y-1 text-sm text-muted print:hidden">
      <span>
        <StateGlyph state="fading" />
        {text.fading}
      </span>
      {concepts.map(({ id, term, lesson }) => (
        <Link
          key={id}
          href={`/study?concept=${encodeURIComponent(id)}`}
          className="inline-flex min-h-6 items-center text-accent underline underline-offset-2"
        >
          <SentenceAbout sentence={text.refresh({ term })} name={term} language={lesson.language} />
        </Link>
      ))}
    </p>
  )
}
