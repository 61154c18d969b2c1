import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { QuizResult } from '#components/quiz/quiz-result'
import { QuizRun } from '#components/quiz/quiz-run'
import { messages } from '#messages/en'
import { requireUserId } from '#server/account/session'
import { readQuiz } from '#server/quiz/read-quiz'
import { answerQuestionAction } from '../actions'

export const metadata: Metadata = { title: messages.quiz.title }

export default async function QuizAttemptPage({ params }: PageProps<'/quiz/[attempt]'>) {
  const { attempt } = await params
  const quiz = await readQuiz(await requireUserId(), attempt)
  if (quiz === null) notFound()
  if (quiz.state === 'finished') return <QuizResult quiz={quiz} />
  return (
    <QuizRun
      attemptId={quiz.attemptId}
      title={quiz.lesson.title}
      questions={quiz.questions}
      submit={answerQuestionAction}
    />
  )
}
