import { axisText, chartClass, chartWidth } from '#components/progress/charts/axes'
import { useTexts } from '#texts'

interface TimeChartProps {
  label: string
  /** Times in seconds. */
  rows: readonly { name: string; quick: number; median: number; slow: number }[]
}

const rowHeight = 40
const right = 46

/** How long answers of each kind take: the middle half as a line, with a mark at the median. */
export function TimeChart({ label, rows }: TimeChartProps) {
  const text = useTexts('memory-report')
  const maximum = Math.max(1, ...rows.map(({ slow }) => slow))
  const x = (seconds: number) => 4 + (seconds / maximum) * (chartWidth - right - 4)
  return (
    <svg
      viewBox={`0 0 ${chartWidth} ${rows.length * rowHeight}`}
      className={chartClass}
      role="img"
      aria-label={label}
    >
      {rows.map(({ name, quick, median, slow }, i) => {
        const y = i * rowHeight
        return (
          <g key={name}>
            <text x={0} y={y + 13} className="fill-ink text-[12px]">
              {name}
            </text>
            <line x1={x(0)} x2={x(maximum)} y1={y + 26} y2={y + 26} className="stroke-line" />
            <line
              x1={x(quick)}
              x2={Math.max(x(slow), x(quick) + 1)}
              y1={y + 26}
              y2={y + 26}
              className="stroke-accent"
              strokeWidth={6}
              strokeLinecap="round"
            />
            <circle
              cx={x(median)}
              cy={y + 26}
              r={6}
              className="fill-surface stroke-accent"
              strokeWidth={2.5}
            />
            <text x={chartWidth} y={y + 30} textAnchor="end" className={axisText}>
              {text.seconds({ s: median })}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
