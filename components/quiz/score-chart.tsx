import { dateFormat } from '#messages/formats'
import type { PastQuiz } from '#components/quiz/quiz-history'
import { useLocale, useTexts } from '#texts'
import { QuizTitle } from '#components/quiz/quiz-title'

const maxQuizzes = 20
const step = 22
const width = maxQuizzes * step
const height = 120

/** A bar for each of the latest finished quizzes, filled up to the share of correct answers, and the same as a table. */
export function ScoreChart({ quizzes, timeZone }: { quizzes: PastQuiz[]; timeZone: string }) {
  const locale = useLocale()
  const quizText = useTexts('quiz')
  const text = useTexts('quiz').past
  const chartText = useTexts('chart')
  const finished = quizzes
    .filter(({ finishedAtMillis, purpose }) => finishedAtMillis !== null && purpose === 'quiz')
    .slice(0, maxQuizzes)
    .toReversed()
  if (finished.length < 2) return null
  const date = dateFormat(locale, { dateStyle: 'medium', timeZone })
  const score = ({ right, of }: PastQuiz['score']) => quizText.score({ right, of })
  return (
    <figure className="mb-6">
      <figcaption className="mb-3 text-sm text-muted">{text.chart}</figcaption>
      <svg
        viewBox={`0 0 ${width} ${height + 22}`}
        className="w-full max-w-[32rem]"
        role="img"
        aria-label={text.chart}
      >
        {finished.map(({ attemptId, score: { right, of } }, i) => {
          const x = i * step + 2
          const filled = of === 0 ? 0 : (right / of) * height
          return (
            <g key={attemptId}>
              <rect x={x} width={step - 4} height={height} rx={3} className="fill-sunken stroke-line" />
              <rect
                x={x}
                y={height - filled}
                width={step - 4}
                height={filled}
                rx={3}
                className="fill-accent"
              />
              <text
                x={x + step / 2 - 2}
                y={height + 15}
                textAnchor="middle"
                className="fill-muted text-[10px]"
              >
                {right}/{of}
              </text>
            </g>
          )
        })}
      </svg>
      <details className="mt-2 text-sm">
        <summary className="disclosure text-muted">{chartText.asTable}</summary>
        <table className="mt-2 w-full border-collapse">
          <thead>
            <tr className="text-muted">
              {[chartText.day, text.about, text.result].map((head) => (
                <th key={head} scope="col" className="py-1 pe-3 text-start font-normal">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {finished.toReversed().map((quiz) => (
              <tr key={quiz.attemptId} className="border-t border-line">
                <th scope="row" className="py-1 pe-3 text-start font-normal whitespace-nowrap">
                  {date.format(quiz.startedAtMillis)}
                </th>
                <td className="py-1 pe-3">
                  <QuizTitle quiz={quiz} />
                </td>
                <td className="py-1 whitespace-nowrap tabular-nums">{score(quiz.score)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
