import Link from 'next/link'
import { buttonClass } from '#components/ui/button'
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

interface QuizHistoryProps {
  quizzes: PastQuiz[]
  timeZone: string
  /** Takes an unfinished quiz off the list; without it, quizzes can only be opened. */
  discard?: (form: FormData) => Promise<void>
}

/** A list of quizzes, latest first. An unfinished one can be continued or discarded. */
export function QuizHistory({ quizzes, timeZone, discard }: QuizHistoryProps) {
  if (quizzes.length === 0) return <p className="text-muted">{text.none}</p>
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  return (
    <ul className="grid gap-2">
      {quizzes.map((quiz) => (
        <li key={quiz.attemptId} className="flex flex-wrap gap-2">
          <Link
            href={`/quiz/${quiz.attemptId}`}
            className="flex grow basis-72 flex-wrap items-baseline justify-between gap-x-4 rounded-md border border-line bg-surface px-4 py-3 hover:border-accent"
          >
            <span>{quizTitle(quiz)}</span>
            <span className="text-sm text-muted">{date.format(quiz.startedAtMillis)}</span>
            <span className="w-full font-[600]">
              {quiz.finishedAtMillis === null
                ? text.open(quiz.answered, quiz.score.of)
                : quizMessages.score(quiz.score.right, quiz.score.of)}
            </span>
          </Link>
          {quiz.finishedAtMillis !== null || discard === undefined ? null : (
            <Discard quiz={quiz} discard={discard} />
          )}
        </li>
      ))}
    </ul>
  )
}

function Discard({ quiz, discard }: { quiz: PastQuiz; discard: (form: FormData) => Promise<void> }) {
  const label = quiz.answered === 0 ? text.discard : text.finishNow
  return (
    <form action={discard} className="flex">
      <button
        name="attempt"
        value={quiz.attemptId}
        aria-label={text.discardNamed(label, quizTitle(quiz))}
        className={buttonClass('secondary')}
      >
        {label}
      </button>
    </form>
  )
}
