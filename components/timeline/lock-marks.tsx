import { isInRange, type Range } from '#browser/timeline/geometry'
import type { HeldSpan, LockEdge } from '#domain/trace/lock-marks'
import { useTexts } from '#texts'

interface HeldLocksProps {
  spans: readonly HeldSpan[]
  /** How many locks the program has. */
  locks: number
  topOf: (lane: number) => number
  laneHeight: number
  stepWidth: number
  range: Range
}

const stripHeight = 3
/** Below the bars of its lane, and for every second lock above them, so that two that one task holds stay apart. */
const stripTop = (lock: number, laneHeight: number) => (lock % 2 === 0 ? laneHeight - stripHeight - 2 : 2)

/** A strip for each time that a task holds a lock, with the lock's number where there are several. */
export function HeldLocks({ spans, locks, topOf, laneHeight, stepWidth, range }: HeldLocksProps) {
  return spans.map(({ lock, lane, from, to }) => {
    if (to <= range.from || from >= range.to) return null
    const y = topOf(lane) + stripTop(lock, laneHeight)
    const hasName = locks > 1 && laneHeight >= 26 && isInRange(from, range)
    return (
      <g key={`${lock} ${from}`}>
        <rect
          x={(from + 0.5) * stepWidth}
          y={y}
          width={(to - from - 0.5) * stepWidth}
          height={stripHeight}
          rx={1}
          className="fill-ink"
        />
        {hasName ? (
          <text
            x={(from + 0.5) * stepWidth - 3}
            y={y + stripHeight + 1}
            textAnchor="end"
            strokeWidth={3}
            className="fill-ink stroke-surface text-[9px] font-[650] [paint-order:stroke]"
          >
            {lock + 1}
          </text>
        ) : null}
      </g>
    )
  })
}

interface LockEdgesProps {
  edges: readonly LockEdge[]
  locks: number
  middleOf: (lane: number) => number
  /** Where the selected step ends. */
  x: number
}

/** How far the first arrow bends away from the lanes, and how much farther each other does. */
const bend = { first: 18, next: 12 }
/** Arrows between the same lanes start and end a little apart. */
const apart = 4

/** Arrows from whoever waits for a lock to whoever holds it; a circle of them is a deadlock. */
export function LockEdges({ edges, locks, middleOf, x }: LockEdgesProps) {
  const text = useTexts('timeline')
  return edges.map(({ lock, waiter, holder, isInCircle }, i) => {
    const isDown = holder >= waiter
    const from = middleOf(waiter) + (isDown ? -apart : apart)
    const to = middleOf(holder) + (isDown ? -apart : apart) + (holder === waiter ? 2 * apart : 0)
    const apex = x + bend.first + i * bend.next
    // The highest point of such a curve is at three quarters of the way to its control points.
    const reach = x + (apex - x) / 0.75
    const paint = isInCircle ? 'stroke-bad' : 'stroke-ink'
    const name = locks > 1 ? text.lockNumber({ number: lock + 1 }) : null
    return (
      <g key={waiter}>
        <path
          d={`M${x + 2} ${from}C${reach} ${from} ${reach} ${to} ${x + 6} ${to}`}
          fill="none"
          strokeWidth={5}
          className="stroke-surface"
        />
        <path
          d={`M${x + 2} ${from}C${reach} ${from} ${reach} ${to} ${x + 6} ${to}`}
          fill="none"
          strokeWidth={isInCircle ? 2.5 : 1.5}
          strokeDasharray={isInCircle ? undefined : '4 3'}
          className={paint}
        />
        <path
          d={`M${x + 8} ${to - 4.5}L${x} ${to}L${x + 8} ${to + 4.5}z`}
          className={isInCircle ? 'fill-bad' : 'fill-ink'}
        />
        {name === null ? null : (
          <text
            x={x + bend.first + (edges.length - 1) * bend.next + 6}
            y={(from + to) / 2 + (isDown ? -6 : 12)}
            strokeWidth={4}
            className={`stroke-surface text-[11px] font-[650] [paint-order:stroke] ${isInCircle ? 'fill-bad' : 'fill-ink'}`}
          >
            {name}
          </text>
        )}
      </g>
    )
  })
}
