import { dateFormat } from '#messages/formats'
import { Link } from '#components/ui/link'
import { buttonClass } from '#components/ui/button'
import { useLocale, useTexts } from '#texts'
import { quizTitle } from '#messages/quiz-title'
import { QuizTitle } from '#components/quiz/quiz-title'

export interface PastQuiz {
  attemptId: string
  purpose: 'quiz' | 'pretest'
  lessons: { title: string; language: string | null }[]
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
  const text = useTexts('quiz').past
  const locale = useLocale()
  const quizText = useTexts('quiz')
  if (quizzes.length === 0) return <p className="text-muted">{text.none}</p>
  const date = dateFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  return (
    <ul className="grid gap-2">
      {quizzes.map((quiz) => (
        <li key={quiz.attemptId} className="flex flex-wrap gap-2">
          <Link
            href={`/quiz/${quiz.attemptId}`}
            className="flex grow basis-72 flex-wrap items-baseline justify-between gap-x-4 rounded-md border border-line bg-surface px-4 py-3 hover:border-accent"
          >
            <span>
              <QuizTitle quiz={quiz} />
            </span>
            <span className="text-sm text-muted">{date.format(quiz.startedAtMillis)}</span>
            <span className="w-full font-[600]">
              {quiz.finishedAtMillis === null
                ? text.open({ answered: quiz.answered, of: quiz.score.of })
                : quizText.score({ right: quiz.score.right, of: quiz.score.of })}
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
  const quizText = useTexts('quiz')
  const text = quizText.past
  const label = quiz.answered === 0 ? text.discard : text.finishNow
  return (
    <form action={discard} className="flex">
      <button
        name="attempt"
        value={quiz.attemptId}
        aria-label={text.discardNamed({ action: label, title: quizTitle(quizText, quiz) })}
        className={buttonClass('secondary')}
      >
        {label}
      </button>
    </form>
  )
}
