import type { Metadata } from 'next'
import { Link } from '#components/ui/link'
import { notFound } from 'next/navigation'
import { QuizKey, QuizSheet } from '#components/quiz/quiz-sheet'
import { PageHeading } from '#components/ui/page-heading'
import { PrintButton } from '#components/ui/print-button'
import { texts } from '#app/texts/on-server'
import { requireUserId } from '#server/account/session'
import { readQuiz } from '#server/quiz/read-quiz'
import { QuizTitle } from '#components/quiz/quiz-title'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await texts('quiz')).sheet.title })

/** A quiz for printing, or with `?key` its answer key, which is available once the quiz is finished. */
export default async function QuizSheetPage({ params, searchParams }: PageProps<'/quiz/[attempt]/sheet'>) {
  const quizText = await texts('quiz')
  const text = quizText.sheet
  const [{ attempt }, { key }] = await Promise.all([params, searchParams])
  const quiz = await readQuiz(await requireUserId(), attempt, new Date())
  const wantsKey = key !== undefined
  if (quiz === null || (wantsKey && quiz.state === 'open')) notFound()
  const path = `/quiz/${attempt}`
  const answered =
    quiz.state === 'open' ? [] : quiz.answers.map((each) => ({ ...each, language: each.lesson.language }))
  return (
    <div className="mx-auto max-w-prose">
      <PageHeading title={wantsKey ? text.keyTitle : text.title} lead={<QuizTitle quiz={quiz} />} />
      <div className="mb-8 flex flex-wrap items-center gap-x-6 gap-y-3 print:hidden">
        <PrintButton label={text.print} />
        {quiz.state === 'open' ? (
          <p className="text-muted">{text.keyLater}</p>
        ) : (
          <Link href={wantsKey ? `${path}/sheet` : `${path}/sheet?key`} className="text-accent underline">
            {wantsKey ? text.toSheet : text.toKey}
          </Link>
        )}
        <Link href={path} className="text-accent underline">
          {text.back}
        </Link>
      </div>
      {quiz.state === 'finished' && wantsKey ? (
        <QuizKey answers={answered} />
      ) : (
        <QuizSheet questions={quiz.state === 'open' ? quiz.questions : answered} />
      )}
    </div>
  )
}
