import { Link } from '#components/ui/link'
import { lessonPath, type LessonLink } from '#browser/paths'
import { CodeName } from '#components/item/code-name'
import { writtenIn } from '#domain/language/written-in'

/** Concepts, each a link to its lesson. */
export function ConceptList({ concepts }: { concepts: { id: string; term: string; lesson: LessonLink }[] }) {
  return (
    <ul className="mt-3 flex flex-wrap gap-2">
      {concepts.map(({ id, term, lesson }) => (
        <li key={id}>
          <Link
            {...writtenIn(lesson.language)}
            href={lessonPath(lesson)}
            className="flex min-h-11 items-center rounded-md border border-line bg-surface px-3 py-2 hover:border-accent hover:text-accent"
          >
            <CodeName name={term} />
          </Link>
        </li>
      ))}
    </ul>
  )
}
