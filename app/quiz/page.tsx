import type { Metadata } from 'next'
import { QuizChoice } from '#components/quiz/quiz-choice'
import { QuizHistory } from '#components/quiz/quiz-history'
import { EmptyState } from '#components/ui/empty-state'
import { PageHeading } from '#components/ui/page-heading'
import { messages } from '#messages/en'
import { readLearningSettings } from '#server/account/learning-settings'
import { requireUserId } from '#server/account/session'
import { listLessons } from '#server/lessons/read-lesson'
import { pastQuizzes } from '#server/quiz/past-quizzes'
import { startQuizAction } from './actions'

const text = messages.quiz
export const metadata: Metadata = { title: text.title }

export default async function QuizPage({ searchParams }: PageProps<'/quiz'>) {
  const userId = await requireUserId()
  const { lesson: wanted } = await searchParams
  const [courses, quizzes, { timeZone }] = await Promise.all([
    listLessons(userId),
    pastQuizzes(userId),
    readLearningSettings(userId),
  ])
  const lessons = courses.flatMap((course) => course.lessons).filter((lesson) => lesson.questions > 0)
  const first = lessons.filter((lesson) => lesson.id === wanted)
  const others = lessons.filter((lesson) => lesson.id !== wanted)
  return (
    <div className="mx-auto max-w-prose">
      <PageHeading title={text.title} lead={text.lead} />
      {lessons.length === 0 ? (
        <EmptyState
          heading="h2"
          title={text.empty}
          text={text.emptyText}
          action={{ href: '/lessons', label: messages.lessons.title }}
        />
      ) : (
        <QuizChoice lessons={[...first, ...others]} start={startQuizAction} />
      )}
      <h2 className="mt-12 mb-3 text-lg">{text.past}</h2>
      <QuizHistory quizzes={quizzes} timeZone={timeZone} />
    </div>
  )
}
