import type { PlaceInRun } from '#domain/trace/place-in-run'
import type { RecordedRun } from '#domain/trace/run-story'

export interface ShownRun extends RecordedRun {
  /** The source as highlighted HTML; null if there is none. */
  html: string | null
}

export interface TimelineProps {
  run: ShownRun
  /** The run of the same program that would make a wrong answer right. */
  believed?: RecordedRun | null
  /** The step to start at, unless there are two runs, which start where they differ. Default: the first. */
  opensAt?: PlaceInRun | null
  /** Whether it takes the focus when it appears, so that the arrow keys work at once. */
  takesFocus?: boolean
  /** Whether the description in words is open from the start. */
  isInWords?: boolean
}
