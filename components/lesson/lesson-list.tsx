import { ArrowRight } from 'lucide-react'
import { Link } from '#components/ui/link'
import { ConceptMap, type MappedConcept } from '#components/lesson/concept-map'
import { CodeName } from '#components/item/code-name'
import { CourseMark, courseTone } from '#components/ui/course-mark'
import { useTexts } from '#texts'
import { writtenIn } from '#domain/language/written-in'

interface LessonListProps {
  course: {
    id: string
    title: string
    description: string
    /** Of its lessons, as a BCP 47 tag; null if it cannot be told. */
    language: string | null
    lessons: {
      id: string
      courseId: string
      slug: string
      title: string
      language: string | null
      openedAtMillis: number | null
      concepts: number
      cards: number
    }[]
  }
  /** The concepts of each lesson, by its id. */
  concepts: ReadonlyMap<string, readonly MappedConcept[]>
}

/** How many of the concepts have been tested. */
const testedIn = (concepts: readonly MappedConcept[] = []) =>
  concepts.filter(({ state }) => state !== 'not tested').length

/** A course with its lessons, in order. */
export function LessonList({ course, concepts }: LessonListProps) {
  return (
    <section data-course-tone={courseTone(course.id)}>
      <div className="flex items-start gap-4">
        <CourseMark courseId={course.id} className="size-12 shrink-0" />
        <div className="min-w-0">
          <h2 {...writtenIn(course.language)} className="text-xl">
            {course.title}
          </h2>
          {course.description === '' ? null : (
            <p {...writtenIn(course.language)} className="mt-1 max-w-prose text-muted">
              {course.description}
            </p>
          )}
        </div>
      </div>
      <ol className="mt-5 divide-y divide-line panel">
        {course.lessons.map((lesson, i) => (
          <li key={lesson.id}>
            <Row lesson={lesson} number={i + 1} concepts={concepts.get(lesson.id) ?? []} />
          </li>
        ))}
      </ol>
    </section>
  )
}

interface RowProps {
  lesson: LessonListProps['course']['lessons'][number]
  number: number
  concepts: readonly MappedConcept[]
}

function Row({ lesson, number, concepts }: RowProps) {
  const text = useTexts('lesson')
  const isOpened = lesson.openedAtMillis !== null
  const tested = testedIn(concepts)
  return (
    <>
      <Link
        href={`/lessons/${lesson.courseId}/${lesson.slug}`}
        className="group flex items-center gap-4 rounded-lg px-4 pt-4 pb-1 sm:px-5"
      >
        <span
          aria-hidden="true"
          className={`grid size-9 shrink-0 place-items-center rounded-full font-[650] tabular-nums ${
            isOpened ? 'bg-course text-on-accent' : 'bg-course-soft text-course'
          }`}
        >
          {number}
        </span>
        <span className="min-w-0 grow">
          <span className="sr-only">{text.lesson({ n: number })} </span>
          <span {...writtenIn(lesson.language)} className="block text-lg font-[600] group-hover:text-course">
            <CodeName name={lesson.title} />
          </span>
          <span className="block text-sm text-muted">
            {isOpened ? null : `${text.notOpened} · `}
            {text.tested({ tested, all: lesson.concepts })} · {text.cards({ n: lesson.cards })}
          </span>
          {tested === 0 ? null : (
            <progress
              aria-hidden="true"
              value={tested}
              max={lesson.concepts}
              className="progress mt-2 h-1.5! max-w-form"
            />
          )}
        </span>
        <ArrowRight className="size-5 shrink-0 text-muted group-hover:text-course" aria-hidden="true" />
      </Link>
      <ConceptMap concepts={concepts} />
    </>
  )
}
