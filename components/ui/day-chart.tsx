import { FoldedTable } from '#components/ui/folded-table'
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
  /** Whether each bar is an element of its own, named by `data-day`, so that it can be moved. */
  hasOwnBars?: boolean
}

const weekday = (locale: string) => dateFormat(locale, { weekday: 'short', timeZone: 'UTC' })
const dayOfMonth = (locale: string) => dateFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' })

/** More digits than can be seen would only make the page longer. */
const round = (value: number) => Math.round(value * 10) / 10

/** The path of a bar that stands on the axis, with round corners at its top. */
function bar(left: number, wide: number, high: number): string {
  const radius = Math.min(3, high)
  const corner = (x: number, y: number) => `a${radius} ${radius} 0 0 1 ${x} ${y}`
  const top = corner(radius, -radius) + `h${round(wide - 2 * radius)}` + corner(radius, radius)
  return `M${round(left)} ${height}v${-round(high - radius)}${top}v${round(high - radius)}z`
}

/** A bar chart with one bar per day, and the same numbers as a table. */
export function DayChart({ days, caption, unit, labelEvery, hasOwnBars = false }: DayChartProps) {
  const chartText = useTexts('chart')
  const locale = useLocale()
  const numbers = numberFormat(locale)
  const maximum = Math.max(1, ...days.map((day) => day.value))
  const step = width / days.length
  const barWidth = Math.min(widestBar, step * 0.75)
  const middleOf = (index: number) => round(index * step + step / 2)
  const heightOf = (value: number) =>
    value === 0 ? 2 : round(Math.max(4, (value / maximum) * (height - 22)))
  const barAt = (i: number, value: number) => bar(middleOf(i) - barWidth / 2, barWidth, heightOf(value))
  /** Some of the bars, as one path. */
  const barsOf = (isIn: (value: number) => boolean) =>
    days.map(({ value }, i) => (isIn(value) ? barAt(i, value) : '')).join('')
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
        {hasOwnBars ? (
          days.map(({ date, value }, i) => (
            <path
              key={date}
              data-day={date}
              d={barAt(i, value)}
              className={`origin-bottom [transform-box:fill-box] ${value === 0 ? 'fill-line' : 'fill-accent'}`}
            />
          ))
        ) : (
          <>
            <path className="fill-line" d={barsOf((value) => value === 0)} />
            <path className="fill-accent" d={barsOf((value) => value > 0)} />
          </>
        )}
        <g textAnchor="middle" className="fill-ink text-[12px]">
          {days.map(({ date, value }, i) =>
            value === 0 ? null : (
              <text key={date} x={middleOf(i)} y={height - heightOf(value) - 5}>
                {numbers.format(value)}
              </text>
            ),
          )}
        </g>
        <g textAnchor="middle" className="fill-muted text-[12px]">
          {days.map(({ date }, i) =>
            (days.length - 1 - i) % labelEvery === 0 ? (
              <text key={date} x={middleOf(i)} y={height + 17}>
                {label.format(new Date(date))}
              </text>
            ) : null,
          )}
        </g>
      </svg>
      <FoldedTable
        label={chartText.asTable}
        name={caption}
        table={{
          head: [chartText.day, unit],
          rows: days.map(({ date, value }) => [dayOfMonth(locale).format(new Date(date)), value]),
        }}
      />
    </figure>
  )
}
