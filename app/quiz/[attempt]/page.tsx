import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { QuizResult } from '#components/quiz/quiz-result'
import { QuizRun } from '#components/quiz/quiz-run'
import { texts } from '#app/texts/on-server'
import { readLearningSettings } from '#server/account/learning-settings'
import { requireUserId } from '#server/account/session'
import { readQuiz } from '#server/quiz/read-quiz'
import { answerQuestionAction, finishQuizAction, markQuestionAction, startRetryAction } from '../actions'
import { withTexts } from '../../texts/bring-texts'
import { QuizTitle } from '#components/quiz/quiz-title'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await texts('quiz')).title })
const actions = { answer: answerQuestionAction, mark: markQuestionAction, handIn: finishQuizAction }

/** A quiz while it is unfinished (`?view=all` shows all questions on one page), and then its result. */
async function QuizAttemptPage({ params, searchParams }: PageProps<'/quiz/[attempt]'>) {
  const [{ attempt }, { view }] = await Promise.all([params, searchParams])
  const userId = await requireUserId()
  const now = new Date()
  const quiz = await readQuiz(userId, attempt, now)
  if (quiz === null) notFound()
  if (quiz.state === 'finished') {
    return <QuizResult quiz={quiz} nowMillis={now.getTime()} retry={startRetryAction} />
  }
  const { asksConfidence } = await readLearningSettings(userId)
  const isOnOnePage = view === 'all'
  return (
    <QuizRun
      key={String(isOnOnePage)}
      quiz={quiz}
      title={<QuizTitle quiz={quiz} />}
      asksConfidence={asksConfidence}
      isOnOnePage={isOnOnePage}
      actions={actions}
    />
  )
}

export default withTexts(['item', 'line-run', 'quiz', 'run', 'timeline', 'tracing'], QuizAttemptPage)
