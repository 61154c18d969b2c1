import { laneHeight } from '#domain/trace/drawing-sizes'

/** Widths of a step of the timeline in CSS pixels. */
export const stepWidths = [14, 24, 40, 64] as const

/** Index of the step width to start with: wide steps for a short run, narrow ones for an overview of a long run. */
export function firstZoom(steps: number): number {
  return steps <= 12 ? 2 : steps <= 60 ? 1 : 0
}

const namesWidth = 176

/**
 * Index of the largest step width with which a run fits into the picture. A run that fits only with the narrowest, at
 * which little can be read, begins with the width that is usual for its length.
 *
 * @param width of the picture with the names of its lanes, in pixels
 */
export function fittingZoom(steps: number, width: number): number {
  const fits = stepWidths.findLastIndex((stepWidth) => (steps + 1) * stepWidth <= width - namesWidth)
  return fits > 0 ? fits : firstZoom(steps)
}

/** Height of a lane in pixels, and the class that sets it. */
export function laneSize(lanes: number): { height: number; className: string } {
  const height = laneHeight(lanes)
  return { height, className: height === 34 ? 'h-[34px]' : height === 26 ? 'h-[26px]' : 'h-5' }
}

/** Steps to draw: those in view, and some on either side. */
export interface Range {
  from: number
  to: number
}

export const isInRange = (at: number, { from, to }: Range) => at >= from && at < to
