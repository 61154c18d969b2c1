import { laneSize } from '#browser/timeline/geometry'
import type { Lane } from '#domain/trace/lanes'
import { useTexts } from '#texts'

/** The names of the lanes, which stay visible while the picture scrolls. */
export function LaneNames({ lanes, now }: { lanes: readonly Lane[]; now: number | null }) {
  const text = useTexts('timeline')
  const size = laneSize(lanes.length).className
  return (
    <div
      className="w-[6.75rem] shrink-0 border-e border-line text-[11px] @min-[34rem]:w-40 @min-[34rem]:text-[12.5px]"
      aria-hidden="true"
      dir="ltr"
    >
      <div className="flex h-6 items-center px-1.5 text-muted">{text.clock}</div>
      {lanes.map((lane, i) => (
        <div
          key={i}
          className={`flex items-center px-1.5 ${size} ${i === now ? 'font-[650] text-accent' : ''}`}
        >
          <span
            className={`truncate ${lane.kind === 'task' ? 'font-mono' : 'text-muted'}`}
            title={lane.label === '' ? undefined : lane.label}
          >
            {lane.kind === 'task' ? lane.label : text[lane.kind]}
          </span>
        </div>
      ))}
      <div className="px-1.5 pt-2 text-muted">{text.output}</div>
    </div>
  )
}
