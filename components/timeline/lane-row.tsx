import type { Range } from '#browser/timeline/geometry'
import type { Bar, LaneBars, LaneEnd } from '#domain/trace/bars'
import { fitting } from '#domain/trace/drawing-sizes'
import type { RunWords } from '#messages/run-words'

interface LaneBarsRowProps {
  lane: LaneBars
  /** The y coordinate of the lane's centre. */
  middle: number
  height: number
  stepWidth: number
  range: Range
  at: number
  words: RunWords
}

/** The bars of a lane: solid while it runs, dashed while it is ready, hollow while it waits, with what it waits for. */
export function LaneBarsRow({ lane, stepWidth, range, at, ...row }: LaneBarsRowProps) {
  return (
    <g>
      {lane.bars.map((bar) =>
        bar.to <= range.from || bar.from >= range.to ? null : (
          <BarShape
            key={bar.from}
            bar={bar}
            isNow={bar.from <= at && at < bar.to}
            x={bar.from * stepWidth}
            width={(bar.to - bar.from) * stepWidth}
            {...row}
          />
        ),
      )}
      {lane.end === null ? null : <End end={lane.end} x={(lane.end.at + 1) * stepWidth} y={row.middle} />}
    </g>
  )
}

interface BarShapeProps extends Pick<LaneBarsRowProps, 'middle' | 'height' | 'words'> {
  bar: Bar
  isNow: boolean
  x: number
  width: number
}

function BarShape({ bar, isNow, x, width, middle, height, words }: BarShapeProps) {
  const runHeight = height * 0.6
  const waitHeight = height * 0.46
  switch (bar.kind) {
    case 'runs':
    case 'blocks':
      return (
        <rect
          x={x + 1}
          y={middle - runHeight / 2}
          width={width - 2}
          height={runHeight}
          rx={3}
          strokeWidth={bar.kind === 'blocks' ? 3 : 1}
          strokeDasharray={bar.kind === 'blocks' ? '4 2' : undefined}
          className={
            bar.kind === 'blocks'
              ? 'fill-bad stroke-ink'
              : isNow
                ? 'fill-accent-hover stroke-ink'
                : 'fill-accent stroke-accent'
          }
        />
      )
    case 'ready':
      return (
        <line
          x1={x + 2}
          x2={x + width - 2}
          y1={middle}
          y2={middle}
          strokeWidth={3}
          strokeDasharray="3 3"
          className="stroke-accent"
        />
      )
    case 'waits':
      return (
        <g>
          <rect
            x={x + 1.5}
            y={middle - waitHeight / 2}
            width={width - 3}
            height={waitHeight}
            rx={waitHeight / 2}
            className="fill-surface stroke-line-strong"
          />
          {bar.wait === null || height < 26 ? null : (
            <text x={x + 9} y={middle + 3.5} className="fill-muted font-mono text-[10.5px]">
              {fitting(words.briefly(bar.wait, bar.holder), width - 14)}
            </text>
          )}
        </g>
      )
  }
}

/** The end of a lane: a dot if it finished, a cross if it failed, a crossed-out ring if it was cancelled. */
function End({ end: { how }, x, y }: { end: LaneEnd; x: number; y: number }) {
  if (how === 'raised') {
    return <path d={`M${x} ${y - 5}l9 10m0 -10l-9 10`} strokeWidth={2.5} className="stroke-bad" />
  }
  if (how === 'cancelled') {
    return (
      <g strokeWidth={2} className="fill-surface stroke-muted">
        <circle cx={x + 5} cy={y} r={5} />
        <path d={`M${x + 1.5} ${y + 3.5}l7 -7`} />
      </g>
    )
  }
  return <circle cx={x + 4} cy={y} r={4} className="fill-good" />
}
