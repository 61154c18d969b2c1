import Link from 'next/link'
import { locale } from '#messages/locale'
import { quizMessages, quizTitle } from '#messages/quiz'

const text = quizMessages.past

export interface PastQuiz {
  attemptId: string
  purpose: 'quiz' | 'pretest'
  lessons: { title: string }[]
  startedAtMillis: number
  finishedAtMillis: number | null
  score: { right: number; of: number }
  answered: number
}

/** Quizzes, the latest first; one that is not finished can be gone on with. */
export function QuizHistory({ quizzes, timeZone }: { quizzes: PastQuiz[]; timeZone: string }) {
  if (quizzes.length === 0) return <p className="text-muted">{text.none}</p>
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  return (
    <ul className="grid gap-2">
      {quizzes.map((quiz) => (
        <li key={quiz.attemptId}>
          <Link
            href={`/quiz/${quiz.attemptId}`}
            className="flex flex-wrap items-baseline justify-between gap-x-4 rounded-md border border-line bg-surface px-4 py-3 hover:border-accent"
          >
            <span>{quizTitle(quiz)}</span>
            <span className="text-sm text-muted">{date.format(quiz.startedAtMillis)}</span>
            <span className="w-full font-[600]">
              {quiz.finishedAtMillis === null
                ? text.open(quiz.answered, quiz.score.of)
                : quizMessages.score(quiz.score.right, quiz.score.of)}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
