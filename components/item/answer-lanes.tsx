import type { SessionAnswer } from '#domain/study/session'

/** Of each block on a lane, in units of its picture. */
export const laneBlock = { width: 14, gap: 4, height: 16 } as const
const laneHeight = 26
/** More answers are drawn in several rows. */
const maxInRow = 32

const looks: Record<SessionAnswer, string> = {
  right: 'fill-good',
  wrong: 'fill-bad-soft stroke-bad',
  known: 'fill-surface stroke-good',
  forgotten: 'fill-surface stroke-bad',
}
const isUp = (answer: SessionAnswer) => answer === 'right' || answer === 'known'

/**
 * Answers in their order, as the lanes of a timeline: what was right above, what was wrong below, and
 * what the learner judged as an outline.
 */
export function AnswerLanes({ answers, caption }: { answers: readonly SessionAnswer[]; caption: string }) {
  if (answers.length === 0) return null
  const rows = Array.from({ length: Math.ceil(answers.length / maxInRow) }, (_, row) =>
    answers.slice(row * maxInRow, (row + 1) * maxInRow),
  )
  const width = maxInRow * (laneBlock.width + laneBlock.gap)
  return (
    <figure>
      {rows.map((row, r) => (
        <svg
          key={r}
          viewBox={`-1 -1 ${width + 2} ${2 * laneHeight + 2}`}
          className="mb-2 w-full max-w-[45rem]"
          aria-hidden="true"
        >
          {[0, 1].map((lane) => (
            <rect
              key={lane}
              x="0"
              y={lane * laneHeight + laneHeight / 2 - 0.75}
              width={width}
              height="1.5"
              className="fill-line"
            />
          ))}
          <g className="origin-left animate-grow [transform-box:fill-box]">
            {row.map((answer, i) => (
              <rect
                key={i}
                x={i * (laneBlock.width + laneBlock.gap)}
                y={(isUp(answer) ? 0 : laneHeight) + (laneHeight - laneBlock.height) / 2}
                width={laneBlock.width}
                height={laneBlock.height}
                rx="3"
                strokeWidth="2"
                className={looks[answer]}
              />
            ))}
          </g>
        </svg>
      ))}
      <figcaption className="text-sm text-muted">{caption}</figcaption>
    </figure>
  )
}
