import { axisText, chartClass, chartWidth, Level } from '#components/progress/charts/axes'
import { useTexts } from '#texts'

const height = 170
const left = 38
const bottom = 22
const top = 10

/** The lowest share on an axis: 50 %, unless something lies lower. */
const lowest = (shares: readonly number[]) => Math.max(0, Math.floor(Math.min(0.5, ...shares) * 10) / 10)
const levels = (from: number) => [from, (from + 1) / 2, 1]

export interface MonthOfRecall {
  /** Such as `Nov`. */
  label: string
  recalled: number
  predicted: number
}

/** What was recalled each month, as a dot, and what was predicted, as a line. */
export function MonthChart({ label, months }: { label: string; months: readonly MonthOfRecall[] }) {
  const text = useTexts('memory-report')
  const from = lowest(months.flatMap(({ recalled, predicted }) => [recalled, predicted]))
  const step = (chartWidth - left) / Math.max(months.length, 4)
  const y = (share: number) => top + ((1 - share) / (1 - from)) * (height - top - bottom)
  const x = (index: number) => left + (index + 0.5) * step
  return (
    <>
      <svg viewBox={`0 0 ${chartWidth} ${height}`} className={chartClass} role="img" aria-label={label}>
        {levels(from).map((level) => (
          <Level key={level} y={y(level)} from={left} label={text.shares.percent({ share: level })} />
        ))}
        {months.map(({ label: name, recalled, predicted }, i) => (
          <g key={i}>
            <line
              x1={x(i)}
              x2={x(i)}
              y1={y(recalled)}
              y2={y(predicted)}
              className="stroke-line-strong"
              strokeDasharray="2 2"
            />
            <line
              x1={x(i) - 9}
              x2={x(i) + 9}
              y1={y(predicted)}
              y2={y(predicted)}
              className="stroke-ink"
              strokeWidth={2}
            />
            <circle cx={x(i)} cy={y(recalled)} r={5} className="fill-accent" />
            <text x={x(i)} y={height - 6} textAnchor="middle" className={axisText}>
              {name}
            </text>
          </g>
        ))}
      </svg>
      <ul className="flex gap-x-5 text-sm text-muted">
        <li>
          <span aria-hidden="true" className="text-accent">
            ●{' '}
          </span>
          {text.recalled}
        </li>
        <li>
          <span aria-hidden="true" className="text-ink">
            ━{' '}
          </span>
          {text.predicted}
        </li>
      </ul>
    </>
  )
}

export interface CalibrationPoint {
  predicted: number
  recalled: number
  answers: number
}

const side = 230

/** Predicted chances against the share that was recalled. */
export function CalibrationChart({ label, points }: { label: string; points: readonly CalibrationPoint[] }) {
  const text = useTexts('memory-report')
  const from = lowest(points.flatMap(({ predicted, recalled }) => [predicted, recalled]))
  const most = Math.max(...points.map(({ answers }) => answers))
  const plot = side - top - bottom
  const x = (share: number) => left + ((share - from) / (1 - from)) * (chartWidth - left - 12)
  const y = (share: number) => top + ((1 - share) / (1 - from)) * plot
  return (
    <svg viewBox={`0 0 ${chartWidth} ${side + 14}`} className={chartClass} role="img" aria-label={label}>
      {levels(from).map((level) => (
        <g key={level}>
          <Level y={y(level)} from={left} label={text.shares.percent({ share: level })} />
          <text x={x(level)} y={side - 6} textAnchor={level === 1 ? 'end' : 'middle'} className={axisText}>
            {text.shares.percent({ share: level })}
          </text>
        </g>
      ))}
      <line
        x1={x(from)}
        y1={y(from)}
        x2={x(1)}
        y2={y(1)}
        className="stroke-line-strong"
        strokeDasharray="4 4"
      />
      <polyline
        points={points.map(({ predicted, recalled }) => `${x(predicted)},${y(recalled)}`).join(' ')}
        className="fill-none stroke-accent"
        strokeWidth={1.5}
      />
      {points.map(({ predicted, recalled, answers }) => (
        <circle
          key={predicted}
          cx={x(predicted)}
          cy={y(recalled)}
          r={3 + 7 * Math.sqrt(answers / most)}
          className="fill-accent stroke-surface"
          strokeWidth={1.5}
        />
      ))}
      <text x={(left + chartWidth) / 2} y={side + 9} textAnchor="middle" className={axisText}>
        {text.predictedChance}
      </text>
      <text x={left + 6} y={top + 11} className={axisText}>
        {text.recalled}
      </text>
    </svg>
  )
}
