import Link from 'next/link'
import { QuizHistory, type PastQuiz } from '#components/quiz/quiz-history'
import { buttonClass } from '#components/ui/button'
import { DayChart } from '#components/ui/day-chart'
import { EmptyState } from '#components/ui/empty-state'
import { PageHeading } from '#components/ui/page-heading'
import { formatFromNow } from '#messages/format-interval'
import { knowledgeNames } from '#messages/knowledge'
import { todayMessages as text } from '#messages/today'

interface LessonLink {
  courseId: string
  slug: string
  title: string
}

interface TodayProps {
  summary: {
    counts: { learning: number; review: number; new: number }
    rated: number
    nextDueAtMillis: number | null
    week: { date: string; due: number }[]
    fading: { id: string; term: string; lesson: LessonLink }[]
    hasOpenedLesson: boolean
    nextLesson: (LessonLink & { isOpened: boolean }) | null
  }
  /** Quizzes that are not finished. */
  openQuizzes: PastQuiz[]
  timeZone: string
  nowMillis: number
}

const lessonPath = ({ courseId, slug }: LessonLink) => `/lessons/${courseId}/${slug}`

/** The start page of a learner: what is due, a button to study it, and what comes next. */
export function Today({ summary, openQuizzes, timeZone, nowMillis }: TodayProps) {
  const { nextLesson, fading, week } = summary
  if (!summary.hasOpenedLesson) {
    return (
      <>
        <PageHeading title={text.title} />
        <EmptyState
          heading="h2"
          title={nextLesson === null ? text.noLessons : text.first}
          text={nextLesson === null ? text.noLessonsText : text.firstText}
          action={
            nextLesson === null
              ? undefined
              : { href: lessonPath(nextLesson), label: text.openLesson(nextLesson.title) }
          }
        />
      </>
    )
  }
  return (
    <>
      <PageHeading title={text.title} />
      <div className="grid items-start gap-8 lg:grid-cols-[3fr_2fr]">
        <DueNow summary={summary} nowMillis={nowMillis} />
        <section>
          <h2 className="mb-1 text-lg">{text.week}</h2>
          <DayChart
            days={week.map(({ date, due }) => ({ date, value: due }))}
            caption={text.weekCaption}
            unit={text.cards}
            labelEvery={1}
          />
        </section>
        {openQuizzes.length === 0 ? null : (
          <section className="lg:col-span-2">
            <h2 className="mb-3 text-lg">{text.unfinishedQuizzes}</h2>
            <QuizHistory quizzes={openQuizzes} timeZone={timeZone} />
          </section>
        )}
        {fading.length === 0 ? null : (
          <section className="lg:col-span-2">
            <h2 className="text-lg">{knowledgeNames.fading}</h2>
            <p className="text-muted">{text.fadingText}</p>
            <ul className="mt-3 flex flex-wrap gap-2">
              {fading.map((concept) => (
                <li key={concept.id}>
                  <Link
                    href={lessonPath(concept.lesson)}
                    className="block rounded-md border border-line bg-surface px-3 py-2 hover:border-accent hover:text-accent"
                  >
                    {concept.term}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </>
  )
}

function DueNow({ summary, nowMillis }: Pick<TodayProps, 'summary' | 'nowMillis'>) {
  const { counts, rated, nextDueAtMillis, nextLesson } = summary
  const toRecall = counts.learning + counts.review
  const ready = toRecall + counts.new
  return (
    <section className="rounded-lg border border-line bg-surface p-6 sm:p-8">
      {ready === 0 && rated === 0 && nextDueAtMillis === null && nextLesson !== null ? (
        <>
          <h2 className="text-xl">{text.nothingYet}</h2>
          <p className="mt-2 text-muted">{text.nothingYetText}</p>
        </>
      ) : ready === 0 ? (
        <>
          <h2 className="text-xl">{text.allDone}</h2>
          <p className="mt-2 text-muted">
            {text.allDoneText}{' '}
            {nextDueAtMillis === null ? null : text.next(formatFromNow(nextDueAtMillis, nowMillis))}
          </p>
        </>
      ) : (
        <>
          <h2 className="text-xl">{text.ready(ready)}</h2>
          <p className="mt-2 text-muted">
            {[toRecall > 0 ? text.review(toRecall) : '', counts.new > 0 ? text.newCards(counts.new) : '']
              .filter(Boolean)
              .join(' · ')}
          </p>
        </>
      )}
      <div className="mt-6 flex flex-wrap gap-3">
        {ready === 0 ? null : (
          <Link href="/study" className={`${buttonClass()} grow sm:grow-0`}>
            {text.start}
          </Link>
        )}
        {nextLesson === null ? null : (
          <Link
            href={lessonPath(nextLesson)}
            className={`${buttonClass(ready === 0 ? 'primary' : 'secondary')} grow sm:grow-0`}
          >
            {nextLesson.isOpened ? text.goOn(nextLesson.title) : text.openLesson(nextLesson.title)}
          </Link>
        )}
        {ready > 0 ? null : (
          <Link href="/quiz" className={`${buttonClass('secondary')} grow sm:grow-0`}>
            {text.takeQuiz}
          </Link>
        )}
      </div>
      {rated === 0 ? null : <p className="mt-5 text-sm text-muted">{text.answered(rated)}</p>}
    </section>
  )
}
