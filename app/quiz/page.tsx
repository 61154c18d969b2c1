import type { Metadata } from 'next'
import { QuizHistory } from '#components/quiz/quiz-history'
import { QuizSetup } from '#components/quiz/quiz-setup'
import { ScoreChart } from '#components/quiz/score-chart'
import { EmptyState } from '#components/ui/empty-state'
import { PageHeading } from '#components/ui/page-heading'
import { texts } from '#app/texts/on-server'
import { readLearningSettings } from '#server/account/learning-settings'
import { requireUserId } from '#server/account/session'
import { quizzableLessons } from '#server/quiz/quizzable-lessons'
import { pastQuizzes } from '#server/quiz/past-quizzes'
import { discardQuizAction, startQuizAction } from './actions'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await texts('quiz')).title })

/** Starts quizzes (`?lesson=` preselects a lesson, `?concept=` a concept), and lists unfinished and past ones. */
export default async function QuizPage({ searchParams }: PageProps<'/quiz'>) {
  const userId = await requireUserId()
  const text = await texts('quiz')
  const lessonText = await texts('lesson')
  const { lesson: wanted, concept, problem } = await searchParams
  const [lessons, quizzes] = await Promise.all([quizzableLessons(userId), pastQuizzes(userId, new Date())])
  const { timeZone } = await readLearningSettings(userId)
  const isWanted = ({ id, concepts }: (typeof lessons)[number]) =>
    id === wanted || concepts.some((each) => each.id === concept)
  const [first, others] = [true, false].map((is) => lessons.filter((lesson) => isWanted(lesson) === is))
  const open = quizzes.filter(({ finishedAtMillis }) => finishedAtMillis === null)
  const finished = quizzes.filter(({ finishedAtMillis }) => finishedAtMillis !== null)
  return (
    <div className="mx-auto grid max-w-prose grid-cols-1 gap-12">
      <div>
        <PageHeading title={text.title} lead={text.lead} />
        {open.length === 0 ? null : (
          <section className="mb-8">
            <h2 className="mb-3 text-lg">{text.past.unfinished}</h2>
            <QuizHistory quizzes={open} timeZone={timeZone} discard={discardQuizAction} />
          </section>
        )}
        {lessons.length === 0 ? (
          <EmptyState
            heading="h2"
            title={text.empty}
            text={text.emptyText}
            action={{ href: '/lessons', label: lessonText.title }}
          />
        ) : (
          <QuizSetup
            lessons={[...(first ?? []), ...(others ?? [])]}
            conceptId={typeof concept === 'string' ? concept : null}
            problem={problem === 'none' || problem === 'invalid' ? problem : null}
            start={startQuizAction}
          />
        )}
      </div>
      <section>
        <h2 className="mb-3 text-lg">{text.past.title}</h2>
        <ScoreChart quizzes={finished} timeZone={timeZone} />
        <QuizHistory quizzes={finished} timeZone={timeZone} />
      </section>
    </div>
  )
}
