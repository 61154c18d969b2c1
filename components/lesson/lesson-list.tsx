import { ArrowRight } from 'lucide-react'
import Link from 'next/link'
import { ConceptMap, type MappedConcept } from '#components/lesson/concept-map'
import { lessonMessages as text } from '#messages/lesson'

interface LessonListProps {
  course: {
    title: string
    description: string
    lessons: {
      id: string
      courseId: string
      slug: string
      title: string
      openedAtMillis: number | null
      concepts: number
      cards: number
    }[]
  }
  /** The concepts of each lesson, by its id. */
  concepts: ReadonlyMap<string, readonly MappedConcept[]>
}

/** How many of the concepts have been asked about. */
const testedIn = (concepts: readonly MappedConcept[] = []) =>
  concepts.filter(({ state }) => state !== 'not tested').length

/** A course: its lessons in their order. */
export function LessonList({ course, concepts }: LessonListProps) {
  return (
    <section>
      <h2 className="text-xl">{course.title}</h2>
      {course.description === '' ? null : <p className="mt-1 max-w-prose text-muted">{course.description}</p>}
      <ol className="mt-4 grid gap-3">
        {course.lessons.map((lesson, i) => (
          <li key={lesson.id}>
            <Link
              href={`/lessons/${lesson.courseId}/${lesson.slug}`}
              className="group flex items-center gap-4 rounded-lg border border-line bg-surface p-5 hover:border-accent"
            >
              <span className="grow">
                <span className="block text-sm text-muted">
                  {text.lesson(i + 1)} · {lesson.openedAtMillis === null ? text.notOpened : text.opened}
                </span>
                <span className="block text-lg font-[600] group-hover:text-accent">{lesson.title}</span>
                <span className="block text-sm text-muted">
                  {text.tested(testedIn(concepts.get(lesson.id)), lesson.concepts)} ·{' '}
                  {text.cards(lesson.cards)}
                </span>
              </span>
              <ArrowRight className="size-5 shrink-0 text-muted group-hover:text-accent" aria-hidden="true" />
            </Link>
            <ConceptMap concepts={concepts.get(lesson.id) ?? []} />
          </li>
        ))}
      </ol>
    </section>
  )
}
