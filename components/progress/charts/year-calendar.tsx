import { dateFormat } from '#messages/formats'
import { axisText, chartClass, chartWidth } from '#components/progress/charts/axes'
import { useLocale } from '#texts'

interface YearCalendarProps {
  label: string
  /** Consecutive days, today last. */
  days: readonly { date: string; answers: number }[]
}

const cell = 12
const left = 18
const top = 16
const weeksInRow = 27
const sizes = [3, 5, 7, 9, 11]

const month = (locale: string) => dateFormat(locale, { month: 'short', timeZone: 'UTC' })
const weekday = (locale: string) => dateFormat(locale, { weekday: 'narrow', timeZone: 'UTC' })

/** Monday is 0. */
const dayOfWeek = (date: string) => (new Date(date).getUTCDay() + 6) % 7

/** A square for each day of a year, one column for each week, in two rows of weeks. Its size says how many answers. */
export function YearCalendar({ label, days }: YearCalendarProps) {
  const locale = useLocale()
  const offset = dayOfWeek(days[0]?.date ?? '2026-01-05')
  const cells = days.map((day, i) => {
    const place = i + offset
    return { ...day, week: Math.floor(place / 7), row: place % 7 }
  })
  const most = Math.max(1, ...days.map(({ answers }) => answers))
  const size = (answers: number) =>
    answers === 0 ? sizes[0] : sizes[Math.min(4, 1 + Math.floor((answers / most) * 3.999))]
  const rowHeight = top + 7 * cell + 8
  const weeks = (cells.at(-1)?.week ?? 0) + 1
  const rows = Math.ceil(weeks / weeksInRow)
  const x = (week: number) => left + (week % weeksInRow) * cell
  const y = (week: number, row: number) => Math.floor(week / weeksInRow) * rowHeight + top + row * cell
  return (
    <svg
      viewBox={`0 0 ${chartWidth + 4} ${rows * rowHeight}`}
      className={chartClass}
      role="img"
      aria-label={label}
    >
      {Array.from({ length: rows }, (_, row) =>
        [0, 2, 4].map((day) => (
          <text key={`${row} ${day}`} x={0} y={row * rowHeight + top + day * cell + 10} className={axisText}>
            {weekday(locale).format(new Date(Date.UTC(2026, 0, 5 + day)))}
          </text>
        )),
      )}
      {cells.map(({ date, answers, week, row }) => {
        const side = size(answers) ?? 3
        return (
          <g key={date}>
            {date.endsWith('-01') && week % weeksInRow < weeksInRow - 2 ? (
              <text x={x(week)} y={y(week, 0) - 5} className={axisText}>
                {month(locale).format(new Date(date))}
              </text>
            ) : null}
            <rect
              x={x(week) + (cell - side) / 2}
              y={y(week, row) + (cell - side) / 2}
              width={side}
              height={side}
              rx={side / 5}
              className={answers === 0 ? 'fill-line-strong' : 'fill-accent'}
            />
          </g>
        )
      })}
    </svg>
  )
}
