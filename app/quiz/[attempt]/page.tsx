import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { QuizResult } from '#components/quiz/quiz-result'
import { QuizRun } from '#components/quiz/quiz-run'
import { quizMessages, quizTitle } from '#messages/quiz'
import { readLearningSettings } from '#server/account/learning-settings'
import { requireUserId } from '#server/account/session'
import { readQuiz } from '#server/quiz/read-quiz'
import { answerQuestionAction, finishQuizAction, markQuestionAction, startRetryAction } from '../actions'

export const metadata: Metadata = { title: quizMessages.title }
const actions = { answer: answerQuestionAction, mark: markQuestionAction, handIn: finishQuizAction }

/** A quiz: to be taken while it is open, `?view=all` on one page; then its result. */
export default async function QuizAttemptPage({ params, searchParams }: PageProps<'/quiz/[attempt]'>) {
  const [{ attempt }, { view }] = await Promise.all([params, searchParams])
  const userId = await requireUserId()
  const now = new Date()
  const quiz = await readQuiz(userId, attempt, now)
  if (quiz === null) notFound()
  const title = quizTitle(quiz)
  if (quiz.state === 'finished') {
    return <QuizResult quiz={quiz} title={title} nowMillis={now.getTime()} retry={startRetryAction} />
  }
  const { asksConfidence } = readLearningSettings(userId)
  const isOnOnePage = view === 'all'
  return (
    <QuizRun
      key={String(isOnOnePage)}
      quiz={quiz}
      title={title}
      asksConfidence={asksConfidence}
      isOnOnePage={isOnOnePage}
      actions={actions}
    />
  )
}
