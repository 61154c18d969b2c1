import { isInRange, type Range } from '#browser/timeline/geometry'
import { LaneBarsRow } from '#components/timeline/lane-row'
import { HeldLocks, LockEdges } from '#components/timeline/lock-marks'
import type { LaneBars } from '#domain/trace/bars'
import {
  axisHeight,
  laneHeight as heightOfLane,
  outputRowHeight,
  placeOutput,
} from '#domain/trace/drawing-sizes'
import type { HeldSpan, LockEdge } from '#domain/trace/lock-marks'
import type { Moment } from '#domain/trace/run-story'
import type { RunWords } from '#messages/run-words'

interface PictureProps {
  moments: readonly Moment[]
  lanes: readonly LaneBars[]
  held: readonly HeldSpan[]
  /** Who waits for whose lock in the selected step. */
  edges: readonly LockEdge[]
  words: RunWords
  at: number
  stepWidth: number
  range: Range
  /** The first step in which the other run differs; null if there is none. */
  partsAt: number | null
}

/** A drawing of a run: a lane for every task, the clock above, the output below. */
export function Picture({ moments, lanes, held, edges, words, at, stepWidth, range, partsAt }: PictureProps) {
  const laneHeight = heightOfLane(lanes.length)
  const output = placeOutput(moments, stepWidth)
  const rows = output.reduce((most, { row }) => Math.max(most, row + 1), 1)
  const lanesBottom = axisHeight + lanes.length * laneHeight
  const height = lanesBottom + 8 + rows * outputRowHeight + 4
  const middleOf = (lane: number) => axisHeight + lane * laneHeight + laneHeight / 2
  const now = moments[at]
  const locks = now?.after.locks.length ?? 0
  return (
    <svg
      width={moments.length * stepWidth + 80 + edges.length * 12}
      height={height}
      className="block select-none"
      direction="ltr"
      aria-hidden="true"
    >
      {lanes.map((_, lane) => (
        <line
          key={lane}
          x1={0}
          x2="100%"
          y1={axisHeight + lane * laneHeight}
          y2={axisHeight + lane * laneHeight}
          className="stroke-line"
        />
      ))}
      <line x1={0} x2="100%" y1={lanesBottom} y2={lanesBottom} className="stroke-line" />
      {moments.map((moment, i) =>
        moment.lane === null && isInRange(i, range) ? (
          <Band key={i} x={i * stepWidth} width={stepWidth} bottom={lanesBottom} />
        ) : null,
      )}
      {now === undefined ? null : (
        <rect
          x={at * stepWidth}
          y={1}
          width={stepWidth}
          height={height - 2}
          rx={4}
          className="fill-accent-soft stroke-accent"
        />
      )}
      {partsAt === null ? null : (
        <line
          x1={partsAt * stepWidth}
          x2={partsAt * stepWidth}
          y1={0}
          y2={height}
          strokeDasharray="2 3"
          strokeWidth={2}
          className="stroke-bad"
        />
      )}
      <Axis moments={moments} words={words} stepWidth={stepWidth} range={range} />
      {lanes.map((lane, i) => (
        <LaneBarsRow
          key={i}
          lane={lane}
          middle={middleOf(i)}
          height={laneHeight}
          stepWidth={stepWidth}
          range={range}
          at={at}
          words={words}
        />
      ))}
      <HeldLocks
        spans={held}
        locks={locks}
        topOf={(lane) => axisHeight + lane * laneHeight}
        laneHeight={laneHeight}
        stepWidth={stepWidth}
        range={range}
      />
      {moments.map(({ woken }, i) =>
        isInRange(i, range)
          ? woken.map((lane) => (
              <path
                key={`${i} ${lane}`}
                d={`M${(i + 1) * stepWidth - 4} ${middleOf(lane) - 4}l6 4l-6 4z`}
                className={i === at ? 'fill-ink' : 'fill-line-strong'}
              />
            ))
          : null,
      )}
      {now?.woken.map((lane) => (
        <path
          key={lane}
          d={link(
            (at + 0.5) * stepWidth,
            now.lane === null ? axisHeight - 6 : middleOf(now.lane),
            (at + 1) * stepWidth - 4,
            middleOf(lane),
          )}
          fill="none"
          strokeWidth={1.5}
          className="stroke-ink"
        />
      ))}
      <LockEdges edges={edges} locks={locks} middleOf={middleOf} x={(at + 1) * stepWidth} />
      {moments.map((moment, i) =>
        isInRange(i, range) ? (
          <Rounds key={i} moment={moment} x={(i + 0.5) * stepWidth} y={axisHeight + 12} />
        ) : null,
      )}
      {output.map(({ at: printedAt, row, text, isError }, i) =>
        isInRange(printedAt, range) ? (
          <g key={i}>
            <line
              x1={printedAt * stepWidth + 3}
              x2={printedAt * stepWidth + 3}
              y1={lanesBottom + 2}
              y2={lanesBottom + 6 + row * outputRowHeight + 12}
              className="stroke-line-strong"
            />
            <text
              x={printedAt * stepWidth + 7}
              y={lanesBottom + 6 + row * outputRowHeight + 12}
              strokeWidth={3}
              className={`stroke-surface font-mono text-[11px] [paint-order:stroke] ${isError ? 'fill-bad' : printedAt > at ? 'fill-muted' : 'fill-ink font-[600]'}`}
            >
              {text}
            </text>
          </g>
        ) : null,
      )}
    </svg>
  )
}

const link = (x1: number, y1: number, x2: number, y2: number) =>
  `M${x1} ${y1}C${x1} ${(y1 + y2) / 2} ${x1} ${y2} ${x2} ${y2}`

/** A step in which no lane runs: the clock advances, or earlier steps repeat. */
function Band({ x, width, bottom }: { x: number; width: number; bottom: number }) {
  return <rect x={x} y={axisHeight} width={width} height={bottom - axisHeight} className="fill-sunken" />
}

/** How often the folded steps repeat. */
function Rounds({ moment, x, y }: { moment: Moment; x: number; y: number }) {
  const repeats = moment.facts.find((fact) => fact.kind === 'repeats')
  if (repeats === undefined) return null
  return (
    <text
      x={x}
      y={y}
      textAnchor="middle"
      strokeWidth={5}
      className="fill-ink stroke-sunken text-[11px] font-[650] [paint-order:stroke]"
    >
      ×{repeats.rounds}
    </text>
  )
}

/** The virtual time, wherever it advances. */
function Axis({
  moments,
  words,
  stepWidth,
  range,
}: Pick<PictureProps, 'moments' | 'words' | 'stepWidth' | 'range'>) {
  let end = -1
  return moments.map(({ seconds }, i) => {
    const label = words.seconds(seconds)
    const x = i * stepWidth + 3
    if (moments[i - 1]?.seconds === seconds || x < end) return null
    end = x + label.length * 6.5 + 6
    return isInRange(i, range) ? (
      <g key={i}>
        <line x1={x - 3} x2={x - 3} y1={4} y2={axisHeight} className="stroke-line-strong" />
        <text x={x} y={15} className="fill-ink text-[11px] font-[600]">
          {label}
        </text>
      </g>
    ) : null
  })
}
