import { laneBlock as block } from '#components/item/answer-lanes'

/** What does not fit ends in dots. */
const maxBlocks = 30

/** The cards of today as blocks on a lane: those to review are filled, new ones are outlines. */
export function QueueLane({ review, fresh }: { review: number; fresh: number }) {
  const all = review + fresh
  const shown = Math.min(all, maxBlocks)
  const width = maxBlocks * (block.width + block.gap)
  return (
    <svg
      viewBox={`-1 -1 ${width + 24} ${block.height + 2}`}
      className="mt-5 w-full max-w-[36rem]"
      aria-hidden="true"
    >
      <rect x="0" y={block.height / 2 - 0.75} width={width + 22} height="1.5" className="fill-line" />
      {Array.from({ length: shown }, (_, i) => (
        <rect
          key={i}
          x={i * (block.width + block.gap)}
          y="0"
          width={block.width}
          height={block.height}
          rx="3"
          strokeWidth="2"
          className={i < review ? 'fill-accent stroke-accent' : 'fill-surface stroke-accent'}
        />
      ))}
      {all <= maxBlocks
        ? null
        : [4, 11, 18].map((x) => (
            <circle key={x} cx={width + x} cy={block.height / 2} r="2" className="fill-accent" />
          ))}
    </svg>
  )
}
