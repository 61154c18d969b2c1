import { Link } from '#components/ui/link'
import { useTexts } from '#texts'
import { writtenIn } from '#domain/language/written-in'

interface LessonCountsProps {
  lessons: {
    id: string
    courseId: string
    slug: string
    title: string
    language: string | null
    file: string
    cards: number
    questions: number
    hints: number
    leftOut: number
  }[]
}

/** All lessons, with how much was made from each. */
export function LessonCounts({ lessons }: LessonCountsProps) {
  const text = useTexts('author')
  return (
    <ul className="grid grid-cols-1 gap-2">
      {lessons.map((lesson) => (
        <li key={lesson.id}>
          <Link
            href={`/author/${lesson.courseId}/${lesson.slug}`}
            className="grid gap-1 rounded-md border border-line bg-surface px-4 py-3 hover:border-accent"
          >
            <span {...writtenIn(lesson.language)} className="font-[600]">
              {lesson.title}
            </span>
            <span className="text-sm break-all text-muted">{lesson.file}</span>
            <span className="text-sm text-muted">
              {[
                text.cards({ n: lesson.cards }),
                text.questions({ n: lesson.questions }),
                ...(lesson.hints > 0 ? [text.hints({ n: lesson.hints })] : []),
                ...(lesson.leftOut > 0 ? [text.leftOut({ n: lesson.leftOut })] : []),
              ].join(' · ')}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
