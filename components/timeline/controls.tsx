import {
  ChevronFirst,
  ChevronLast,
  ChevronLeft,
  ChevronRight,
  Pause,
  Play,
  Split,
  ZoomIn,
  ZoomOut,
} from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { timelineMessages as text } from '#messages/timeline'

interface ControlsProps {
  at: number
  steps: number
  /** Such as `2 s`. */
  time: string
  isPlaying: boolean
  canZoom: { in: boolean; out: boolean }
  /** The step in which the two runs part; null where there is one run. */
  partsAt: number | null
  onStep: (at: number) => void
  onPlay: () => void
  onZoom: (by: 1 | -1) => void
}

/** Steps, plays, scrubs and zooms. */
export function Controls({ at, steps, time, isPlaying, canZoom, partsAt, ...on }: ControlsProps) {
  const last = steps - 1
  return (
    <div className="grid gap-2 print:hidden">
      <div className="flex flex-wrap items-center gap-x-1 gap-y-2">
        <IconButton icon={ChevronFirst} label={text.first} isOff={at === 0} onPress={() => on.onStep(0)} />
        <IconButton icon={ChevronLeft} label={text.back} isOff={at === 0} onPress={() => on.onStep(at - 1)} />
        <IconButton
          icon={isPlaying ? Pause : Play}
          label={isPlaying ? text.pause : text.play}
          onPress={on.onPlay}
          className="motion-reduce:hidden"
        />
        <IconButton
          icon={ChevronRight}
          label={text.forward}
          isOff={at === last}
          onPress={() => on.onStep(at + 1)}
        />
        <IconButton
          icon={ChevronLast}
          label={text.last}
          isOff={at === last}
          onPress={() => on.onStep(last)}
        />
        <span className="mx-2 text-sm tabular-nums">
          <span className="font-[600]">{text.step(at + 1, steps)}</span>
          <span className="text-muted"> {text.at(time)}</span>
        </span>
        <span className="ms-auto flex gap-1">
          <IconButton
            icon={ZoomOut}
            label={text.zoomOut}
            isOff={!canZoom.out}
            onPress={() => on.onZoom(-1)}
          />
          <IconButton icon={ZoomIn} label={text.zoomIn} isOff={!canZoom.in} onPress={() => on.onZoom(1)} />
        </span>
      </div>
      <input
        type="range"
        min={0}
        max={last}
        value={at}
        onChange={(event) => on.onStep(Number(event.target.value))}
        aria-label={text.scrub}
        aria-valuetext={`${text.step(at + 1, steps)} ${text.at(time)}`}
        className="h-6 w-full accent-accent"
        dir="ltr"
      />
      {partsAt === null ? null : (
        <button
          type="button"
          onClick={() => on.onStep(partsAt)}
          className="inline-flex min-h-11 items-center gap-2 justify-self-start rounded-sm px-2 font-[600] text-accent hover:text-accent-hover"
        >
          <Split className="size-4" aria-hidden="true" />
          {text.toParting}
        </button>
      )}
    </div>
  )
}

interface IconButtonProps {
  icon: LucideIcon
  label: string
  isOff?: boolean
  className?: string
  onPress: () => void
}

function IconButton({ icon: Icon, label, isOff = false, className = '', onPress }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      // Not `disabled`: a button that takes the focus away with it leaves the keyboard nowhere.
      aria-disabled={isOff}
      onClick={() => {
        if (!isOff) onPress()
      }}
      className={`inline-flex size-11 items-center justify-center rounded-sm text-ink hover:bg-sunken hover:text-accent aria-disabled:text-line-strong ${className}`}
    >
      <Icon className="size-5" aria-hidden="true" />
    </button>
  )
}
