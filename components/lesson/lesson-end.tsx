import { Link } from '#components/ui/link'
import { BeginCards, type Beginning } from '#components/lesson/begin-cards'
import { ConceptList, type MappedConcept } from '#components/lesson/concept-map'
import { ButtonLink } from '#components/ui/button-link'
import { useTexts } from '#texts'
import { writtenIn } from '#domain/language/written-in'
import type { LessonLink } from '#browser/paths'

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
  /** How many of its cards the learner has begun. */
  begun: number
  concepts: readonly MappedConcept[]
  begin: (beginning: Beginning) => Promise<number>
}

/** What to do after reading a lesson: begin and study its cards, take a quiz, or go to the next lesson. */
export function LessonEnd({ lesson, begun, concepts, begin }: LessonEndProps) {
  const text = useTexts('lesson')
  const sectionText = useTexts('lesson-sections')
  const query = `?lesson=${encodeURIComponent(lesson.id)}`
  return (
    <footer className="mt-12 grid gap-10">
      {lesson.cards === 0 ? null : (
        <section className="panel p-6">
          <h2 className="text-lg">{text.afterReading}</h2>
          <p className="mt-1 mb-5 text-muted">
            {begun === 0
              ? text.afterReadingText.none({ cards: lesson.cards })
              : begun === lesson.cards
                ? text.afterReadingText.all({ cards: lesson.cards })
                : text.afterReadingText.some({ begun, cards: lesson.cards })}
          </p>
          <div className="flex flex-wrap items-start gap-3">
            <BeginCards
              label={(begun > 0 ? sectionText.beginRest : sectionText.beginAll)({
                cards: lesson.cards - begun,
              })}
              begun={begun}
              cards={lesson.cards}
              look={begun === 0 ? 'primary' : 'secondary'}
              beginning={{ lessonId: lesson.id, parts: null }}
              begin={begin}
            />
            {begun === 0 ? null : <ButtonLink href={`/study${query}`}>{text.study}</ButtonLink>}
            {lesson.questions === 0 ? null : (
              <ButtonLink href={`/quiz${query}`} look="secondary">
                {text.quiz}
              </ButtonLink>
            )}
            {lesson.exercises === 0 ? null : (
              <ButtonLink href={`/lessons/${lesson.courseId}/${lesson.slug}/practice`} look="secondary">
                {text.practise}
              </ButtonLink>
            )}
          </div>
        </section>
      )}
      {concepts.length === 0 ? null : (
        <section>
          <h2 className="text-lg">{text.concepts}</h2>
          <p className="mb-3 text-muted">{text.conceptsText}</p>
          <ConceptList concepts={concepts} />
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
      <span {...writtenIn(lesson.language)} className="block text-accent group-hover:underline">
        {lesson.title}
      </span>
    </Link>
  )
}
