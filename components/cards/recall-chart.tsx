import { axisText, chartClass, chartWidth } from '#components/progress/charts/axes'
import { dateFormat } from '#messages/formats'
import { useLocale, useTexts } from '#texts'
import type { TextsOf } from '#messages/rooms'

const height = 150
const margin = { left: 38, right: 8, top: 12, bottom: 24 }
/** The axis starts here, unless recall falls lower: that is rare, and would flatten the curve. */
const axisStart = 0.5

export interface RecallCurve {
  /** Study days and the chance of recall, one piece for each rating. */
  pieces: { day: number; recall: number }[][]
  today: { day: number; date: string }
  due: { day: number; date: string } | null
  firstDate: string
  lastDate: string
  /** Date of the first day of each piece. */
  dates: string[]
}

const dateOptions = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const
const dateText = (locale: string, date: string) => dateFormat(locale, dateOptions).format(new Date(date))
const percentOf = (text: TextsOf<'cards'>, recall: number) => text.percent({ n: Math.round(recall * 100) })

/** The forgetting curve: how the chance of recall falls after each answer, as a chart and as a table. */
export function RecallChart({ curve, goal }: { curve: RecallCurve; goal: number }) {
  const text = useTexts('cards')
  const { pieces, today, due } = curve
  const all = pieces.flat()
  const [first, last] = [all[0]?.day ?? 0, all.at(-1)?.day ?? 1]
  const bottom = Math.min(axisStart, ...all.map(({ recall }) => recall))
  const x = (day: number) =>
    margin.left + ((day - first) / Math.max(1, last - first)) * (chartWidth - margin.left - margin.right)
  const y = (recall: number) =>
    margin.top + ((1 - recall) / (1 - bottom)) * (height - margin.top - margin.bottom)
  return (
    <figure>
      <figcaption className="mb-3 text-sm text-muted">{text.curveCaption}</figcaption>
      <svg
        viewBox={`0 0 ${chartWidth} ${height}`}
        className={chartClass}
        role="img"
        aria-label={text.curveCaption}
      >
        {[1, goal, bottom].map((level) => (
          <g key={level}>
            <line
              x1={margin.left}
              x2={chartWidth - margin.right}
              y1={y(level)}
              y2={y(level)}
              className={level === goal ? 'stroke-line-strong' : 'stroke-line'}
              strokeDasharray={level === goal ? '4 4' : undefined}
            />
            <text x={margin.left - 6} y={y(level) + 4} textAnchor="end" className={axisText}>
              {percentOf(text, level)}
            </text>
          </g>
        ))}
        {pieces.map((piece, i) => (
          <polyline
            key={i}
            points={piece.map(({ day, recall }) => `${x(day).toFixed(1)},${y(recall).toFixed(1)}`).join(' ')}
            className="fill-none stroke-accent"
            strokeWidth={2}
            strokeLinejoin="round"
          />
        ))}
        {pieces.map((piece, i) => (
          <circle key={i} cx={x(piece[0]?.day ?? 0)} cy={y(1)} r={3} className="fill-accent" />
        ))}
        <Mark x={x(today.day)} label={text.curveMarks.today} isDashed={false} />
        {due === null || due.day === today.day ? null : (
          <Mark x={x(due.day)} label={text.curveMarks.due} isDashed />
        )}
      </svg>
      <CurveTable curve={curve} />
    </figure>
  )
}

function Mark({ x, label, isDashed }: { x: number; label: string; isDashed: boolean }) {
  const isAtEdge = x > chartWidth - 40
  return (
    <g>
      <line
        x1={x}
        x2={x}
        y1={margin.top}
        y2={height - margin.bottom}
        className="stroke-ink"
        strokeDasharray={isDashed ? '2 4' : undefined}
      />
      <text
        x={x}
        y={height - 8}
        textAnchor={isAtEdge ? 'end' : x < margin.left + 24 ? 'start' : 'middle'}
        className="fill-ink text-[11px]"
      >
        {label}
      </text>
    </g>
  )
}

function CurveTable({ curve }: { curve: RecallCurve }) {
  const chartText = useTexts('chart')
  const text = useTexts('cards')
  const locale = useLocale()
  const { pieces, today, due, dates, lastDate } = curve
  const recallOn = (day: number) => {
    const piece = pieces.findLast((points) => (points[0]?.day ?? Infinity) <= day)
    return piece?.findLast((point) => point.day <= day)?.recall ?? 1
  }
  const end = pieces.at(-1)?.at(-1)
  const rows = [
    ...dates.map((date) => ({ date, recall: 1 })),
    { date: today.date, recall: recallOn(today.day) },
    ...(due === null ? [] : [{ date: due.date, recall: recallOn(due.day) }]),
    ...(end === undefined ? [] : [{ date: lastDate, recall: end.recall }]),
  ].toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : b.recall - a.recall))
  return (
    <details className="mt-2 text-sm">
      <summary className="disclosure text-muted">{chartText.asTable}</summary>
      <table className="w-full max-w-form border-collapse">
        <thead>
          <tr className="text-muted">
            <th scope="col" className="py-1 text-start font-normal">
              {text.curveTable.day}
            </th>
            <th scope="col" className="py-1 text-end font-normal">
              {text.curveTable.recall}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ date, recall }, i) => (
            <tr key={i} className="border-t border-line">
              <th scope="row" className="py-1 text-start font-normal">
                {dateText(locale, date)}
              </th>
              <td className="py-1 text-end tabular-nums">{percentOf(text, recall)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
