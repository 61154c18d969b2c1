import { useLocale } from '#texts'
import {
  axisNumber,
  axisText,
  chartClass,
  chartWidth,
  Level,
  niceMaximum,
} from '#components/progress/charts/axes'

export interface Column {
  /** A day as `2026-11-23`, or whatever else tells the columns apart. */
  date: string
  value: number
  /** Drawn above it, as an outline. */
  above?: number
}

interface ColumnChartProps {
  label: string
  columns: readonly Column[]
  /** Which columns have a label below them. */
  labels: readonly { index: number; text: string }[]
}

const height = 150
const left = 30
const bottom = 20
const top = 8
/** A column of this width has room for its label. */
const wide = 30

/** A column for each day, or for each of some groups. */
export function ColumnChart({ label, columns, labels }: ColumnChartProps) {
  const locale = useLocale()
  const maximum = niceMaximum(Math.max(0, ...columns.map(({ value, above = 0 }) => value + above)))
  const step = (chartWidth - left) / columns.length
  const gap = Math.min(2, step / 4)
  const y = (value: number) => top + (1 - value / maximum) * (height - top - bottom)
  const x = (index: number) => left + index * step
  // A label below a narrow column at an end would be cut off.
  const anchorOf = (index: number) => {
    if (step >= wide) return 'middle'
    return index === 0 ? 'start' : index >= columns.length - 1 ? 'end' : 'middle'
  }
  return (
    <svg viewBox={`0 0 ${chartWidth} ${height}`} className={chartClass} role="img" aria-label={label}>
      {[maximum, maximum / 2, 0].map((level) => (
        <Level key={level} y={y(level)} from={left} label={axisNumber(locale, level)} />
      ))}
      {columns.map(({ date, value, above = 0 }, i) => (
        <g key={date}>
          {above === 0 ? null : (
            <rect
              x={x(i) + gap / 2 + 0.4}
              y={y(value + above) + 0.4}
              width={step - gap - 0.8}
              height={Math.max(0, y(value) - y(value + above) - 0.8)}
              className="fill-accent-soft stroke-accent"
              strokeWidth={0.8}
            />
          )}
          {value === 0 ? null : (
            <rect
              x={x(i) + gap / 2}
              y={Math.min(y(value), y(0) - 1)}
              width={step - gap}
              height={Math.max(1, y(0) - y(value))}
              className="fill-accent"
            />
          )}
        </g>
      ))}
      {labels.map(({ index, text }) => (
        <text
          key={index}
          x={
            anchorOf(index) === 'start' ? left : anchorOf(index) === 'end' ? chartWidth : x(index) + step / 2
          }
          y={height - 5}
          textAnchor={anchorOf(index)}
          className={axisText}
        >
          {text}
        </text>
      ))}
    </svg>
  )
}

/** What the two parts of the columns are. */
export function ColumnLegend({ value, above }: { value: string; above: string }) {
  return (
    <ul className="mt-1 flex flex-wrap gap-x-5 text-sm text-muted">
      <li className="flex items-center gap-2">
        <span aria-hidden="true" className="size-3 bg-accent" />
        {value}
      </li>
      <li className="flex items-center gap-2">
        <span aria-hidden="true" className="size-3 border border-accent bg-accent-soft" />
        {above}
      </li>
    </ul>
  )
}
