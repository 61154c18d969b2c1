import Link from 'next/link'
import { buttonClass } from '#components/ui/button'
import { lessonMessages as text } from '#messages/lesson'

interface LessonLink {
  courseId: string
  slug: string
  title: string
}

interface LessonEndProps {
  lesson: {
    id: string
    courseId: string
    slug: string
    exercises: number
    cards: number
    questions: number
    previous: LessonLink | null
    next: LessonLink | null
  }
}

/** What comes after reading: studying the cards of the lesson, a quiz, the next lesson. */
export function LessonEnd({ lesson }: LessonEndProps) {
  const query = `?lesson=${encodeURIComponent(lesson.id)}`
  return (
    <footer className="mt-12 grid gap-6 border-t border-line pt-8">
      {lesson.cards === 0 ? null : (
        <section className="rounded-lg border border-line bg-surface p-6">
          <h2 className="text-lg">{text.afterReading}</h2>
          <p className="mt-1 mb-5 text-muted">{text.afterReadingText(lesson.cards)}</p>
          <div className="flex flex-wrap gap-3">
            <Link href={`/study${query}`} className={buttonClass()}>
              {text.study}
            </Link>
            {lesson.questions === 0 ? null : (
              <Link href={`/quiz${query}`} className={buttonClass('secondary')}>
                {text.quiz}
              </Link>
            )}
            {lesson.exercises === 0 ? null : (
              <Link
                href={`/lessons/${lesson.courseId}/${lesson.slug}/practice`}
                className={buttonClass('secondary')}
              >
                {text.practise}
              </Link>
            )}
          </div>
        </section>
      )}
      <nav className="flex flex-wrap justify-between gap-4" aria-label={text.title}>
        {lesson.previous === null ? <span /> : <Neighbour label={text.previous} lesson={lesson.previous} />}
        {lesson.next === null ? null : <Neighbour label={text.next} lesson={lesson.next} />}
      </nav>
    </footer>
  )
}

function Neighbour({ label, lesson }: { label: string; lesson: LessonLink }) {
  return (
    <Link href={`/lessons/${lesson.courseId}/${lesson.slug}`} className="group">
      <span className="block text-sm text-muted">{label}</span>
      <span className="text-accent group-hover:underline">{lesson.title}</span>
    </Link>
  )
}
