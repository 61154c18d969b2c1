import { numberFormat } from '#messages/formats'

/** All charts are as wide as the narrowest screen, so that their text keeps its size there. */
export const chartWidth = 340
export const chartClass = 'w-full max-w-[30rem]'
export const axisText = 'fill-muted text-[11px]'

/** A horizontal line with its value to the left of it. */
export function Level({ y, from, label }: { y: number; from: number; label: string }) {
  return (
    <g>
      <line x1={from} x2={chartWidth} y1={y} y2={y} className="stroke-line" />
      <text x={from - 5} y={y + 4} textAnchor="end" className={axisText}>
        {label}
      </text>
    </g>
  )
}

/** The next number that is easy to read, from 2 on, and whose half is a whole number. */
export function niceMaximum(value: number): number {
  const least = Math.max(2, value)
  const power = 10 ** Math.floor(Math.log10(least))
  return [1, 2, 4, 6, 10].map((step) => step * power).find((nice) => nice >= least) ?? least
}

/** A number beside an axis, where there is room for three digits. */
export const axisNumber = (locale: string, value: number): string =>
  value < 1_000 ? String(value) : numberFormat(locale, { notation: 'compact' }).format(value)
