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
import { IconButton } from '#components/ui/icon-button'
import { useTexts } from '#texts'

export interface ControlsProps {
  at: number
  steps: number
  /** Virtual time of the step, such as `2 s`; null where time plays no part. */
  time: string | null
  isPlaying: boolean
  /** Null for a run that is shown without a picture. */
  zoom: { canGoIn: boolean; canGoOut: boolean; onZoom: (by: 1 | -1) => void } | null
  /** The first step in which the two runs differ; null if there is only one run. */
  partsAt: number | null
  onStep: (at: number) => void
  onPlay: () => void
}

/** The controls of a timeline: step, play, scrub and zoom. */
export function Controls({ at, steps, time, isPlaying, zoom, partsAt, ...on }: ControlsProps) {
  const text = useTexts('timeline')
  const last = steps - 1
  const position = `${text.step({ n: at + 1, of: steps })}${time === null ? '' : ` ${text.at({ time })}`}`
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
          <span className="font-[600]">{text.step({ n: at + 1, of: steps })}</span>
          {time === null ? null : <span className="text-muted"> {text.at({ time })}</span>}
        </span>
        {zoom === null ? null : (
          <span className="ms-auto flex gap-1">
            <IconButton
              icon={ZoomOut}
              label={text.zoomOut}
              isOff={!zoom.canGoOut}
              onPress={() => zoom.onZoom(-1)}
            />
            <IconButton
              icon={ZoomIn}
              label={text.zoomIn}
              isOff={!zoom.canGoIn}
              onPress={() => zoom.onZoom(1)}
            />
          </span>
        )}
      </div>
      <input
        type="range"
        min={0}
        max={last}
        value={at}
        onChange={(event) => on.onStep(Number(event.target.value))}
        aria-label={text.scrub}
        aria-valuetext={position}
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
          {text.toDifference}
        </button>
      )}
    </div>
  )
}
