const laneNames = ['main', 'tea', 'toast']
const laneTop = (lane: number) => 30 + lane * 40
const left = 64

interface Part {
  lane: number
  from: number
  to: number
  /** What a waiting task waits for; missing while it runs. */
  wait?: string
}

const parts: Part[] = [
  { lane: 0, from: 0, to: 26 },
  { lane: 0, from: 26, to: 252, wait: 'gather' },
  { lane: 0, from: 252, to: 278 },
  { lane: 1, from: 28, to: 52 },
  { lane: 1, from: 52, to: 208, wait: 'sleep 3' },
  { lane: 1, from: 208, to: 232 },
  { lane: 2, from: 54, to: 78 },
  { lane: 2, from: 78, to: 146, wait: 'sleep 1' },
  { lane: 2, from: 146, to: 170 },
]
const printed = [
  { at: 158, line: 'toast' },
  { at: 220, line: 'tea' },
  { at: 266, line: 'done' },
]

/** What the timeline of a run looks like: each task a lane, solid where it runs and hollow where it waits. */
export function WelcomePicture() {
  return (
    <svg viewBox="0 0 360 190" className="w-full panel p-3" aria-hidden="true" data-content>
      {laneNames.map((name, lane) => (
        <g key={name}>
          <text x="8" y={laneTop(lane) + 4} className="fill-muted font-mono text-[12px]">
            {name}
          </text>
          <rect x={left} y={laneTop(lane) - 0.5} width="284" height="1" className="fill-line" />
        </g>
      ))}
      {printed.map(({ at, line }) => (
        <g key={line}>
          <path d={`M${left + at} 14v140`} strokeDasharray="2 4" className="stroke-line-strong" />
          <text x={left + at} y="172" textAnchor="middle" className="fill-ink font-mono text-[12px]">
            {line}
          </text>
        </g>
      ))}
      {parts.map(({ lane, from, to, wait }) => (
        <g key={`${lane} ${from}`}>
          <rect
            x={left + from + 1}
            y={laneTop(lane) - (wait === undefined ? 10 : 8)}
            width={to - from - 2}
            height={wait === undefined ? 20 : 16}
            rx={wait === undefined ? 4 : 8}
            className={wait === undefined ? 'fill-accent' : 'fill-surface stroke-line-strong'}
          />
          {wait === undefined ? null : (
            <text x={left + from + 11} y={laneTop(lane) + 4} className="fill-muted font-mono text-[11px]">
              {wait}
            </text>
          )}
        </g>
      ))}
      {[
        [0, 282],
        [1, 236],
        [2, 174],
      ].map(([lane = 0, x = 0]) => (
        <circle key={lane} cx={left + x + 4} cy={laneTop(lane)} r="4" className="fill-good" />
      ))}
    </svg>
  )
}
