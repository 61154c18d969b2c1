import { laneBlock as block } from '#components/item/answer-lanes'

/** What does not fit ends in dots. */
const maxBlocks = 30

const radius = 3
const corner = (x: number, y: number) => `a${radius} ${radius} 0 0 1 ${x} ${y}`
const [across, down] = [block.width - 2 * radius, block.height - 2 * radius]
const outline =
  `h${across}${corner(radius, radius)}v${down}${corner(-radius, radius)}` +
  `h${-across}${corner(-radius, -radius)}v${-down}${corner(radius, -radius)}z`

/** The path of the blocks from one place to before another. */
const blocks = (from: number, to: number): string =>
  Array.from(
    { length: Math.max(0, to - from) },
    (_, i) => `M${(from + i) * (block.width + block.gap) + radius} 0${outline}`,
  ).join('')

/** The cards of today as blocks on a lane: those to review are filled, new ones are outlines. */
export function QueueLane({ review, fresh }: { review: number; fresh: number }) {
  const all = review + fresh
  const width = maxBlocks * (block.width + block.gap)
  return (
    <svg
      viewBox={`-1 -1 ${width + 24} ${block.height + 2}`}
      className="mt-5 w-full max-w-[36rem]"
      aria-hidden="true"
    >
      <rect x="0" y={block.height / 2 - 0.75} width={width + 22} height="1.5" className="fill-line" />
      {/* One path for all of a kind: each block as an element of its own would be rendered twice, and sent twice. */}
      <g strokeWidth="2" className="stroke-accent">
        <path className="fill-accent" d={blocks(0, Math.min(review, maxBlocks))} />
        <path className="fill-surface" d={blocks(review, Math.min(all, maxBlocks))} />
      </g>
      {all <= maxBlocks
        ? null
        : [4, 11, 18].map((x) => (
            <circle key={x} cx={width + x} cy={block.height / 2} r="2" className="fill-accent" />
          ))}
    </svg>
  )
}
