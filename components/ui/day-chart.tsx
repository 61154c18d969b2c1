import { dateFormat, numberFormat } from '#messages/formats'
import { useLocale, useTexts } from '#texts'

/** As wide as the narrowest screen, so that the text keeps its size there. */
const width = 316
const height = 120
const labelHeight = 24
const widestBar = 28

export interface DayValue {
  /** Such as `2026-11-23`. */
  date: string
  value: number
}

interface DayChartProps {
  days: DayValue[]
  caption: string
  /** What the values count: the heading of their column in the table. */
  unit: string
  /** The axis has a label every so many days. */
  labelEvery: number
}

const weekday = (locale: string) => dateFormat(locale, { weekday: 'short', timeZone: 'UTC' })
const dayOfMonth = (locale: string) => dateFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' })

/** A bar chart with one bar per day, and the same numbers as a table. */
export function DayChart({ days, caption, unit, labelEvery }: DayChartProps) {
  const chartText = useTexts('chart')
  const locale = useLocale()
  const numbers = numberFormat(locale)
  const maximum = Math.max(1, ...days.map((day) => day.value))
  const step = width / days.length
  const barWidth = Math.min(widestBar, step * 0.75)
  const label = labelEvery === 1 ? weekday(locale) : dayOfMonth(locale)
  return (
    <figure>
      <figcaption className="mb-3 text-sm text-muted">{caption}</figcaption>
      <svg
        viewBox={`-12 0 ${width + 24} ${height + labelHeight}`}
        className="w-full max-w-[30rem]"
        role="img"
        aria-label={caption}
      >
        {days.map(({ date, value }, i) => {
          const barHeight = value === 0 ? 2 : Math.max(4, (value / maximum) * (height - 22))
          const middle = i * step + step / 2
          return (
            <g key={date}>
              <rect
                data-day={date}
                x={middle - barWidth / 2}
                y={height - barHeight}
                width={barWidth}
                height={barHeight}
                rx={3}
                className={`origin-bottom [transform-box:fill-box] ${value === 0 ? 'fill-line' : 'fill-accent'}`}
              />
              {value === 0 ? null : (
                <text
                  x={middle}
                  y={height - barHeight - 5}
                  textAnchor="middle"
                  className="fill-ink text-[12px]"
                >
                  {numbers.format(value)}
                </text>
              )}
              {(days.length - 1 - i) % labelEvery === 0 ? (
                <text x={middle} y={height + 17} textAnchor="middle" className="fill-muted text-[12px]">
                  {label.format(new Date(date))}
                </text>
              ) : null}
            </g>
          )
        })}
      </svg>
      <details className="mt-2 text-sm">
        <summary className="text-muted">{chartText.asTable}</summary>
        <table className="mt-2 w-full max-w-form border-collapse">
          <thead>
            <tr className="text-start text-muted">
              <th scope="col" className="py-1 text-start font-normal">
                {chartText.day}
              </th>
              <th scope="col" className="py-1 text-end font-normal">
                {unit}
              </th>
            </tr>
          </thead>
          <tbody>
            {days.map(({ date, value }) => (
              <tr key={date} className="border-t border-line">
                <th scope="row" className="py-1 text-start font-normal">
                  {dayOfMonth(locale).format(new Date(date))}
                </th>
                <td className="py-1 text-end tabular-nums">{numbers.format(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
