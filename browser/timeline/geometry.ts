import type { Moment } from '#domain/trace/run-story'

/** Sizes of the timeline in CSS pixels. The x axis counts steps, not seconds: all steps have the same width. */
export const stepWidths = [14, 24, 40, 64] as const
export const axisHeight = 24
export const outputRowHeight = 16
const characterWidth = 6.7
const maxOutputRows = 6
const maxOutputLength = 26

/** Index of the step width to start with: wide steps for a short run, narrow ones for an overview of a long run. */
export function firstZoom(steps: number): number {
  return steps <= 12 ? 2 : steps <= 60 ? 1 : 0
}

/** From here on a timeline is wide enough for the program to stand beside the picture; as the class in its grid says. */
const wideTimeline = 864
const pictureShare = 8 / 13
const namesWidth = 176

/**
 * Index of the largest step width with which a run fits into the picture, but at least the one to start with.
 *
 * @param width of the whole timeline, in pixels
 */
export function fittingZoom(steps: number, width: number): number {
  const room = width * (width >= wideTimeline ? pictureShare : 1) - namesWidth
  const fits = stepWidths.findLastIndex((stepWidth) => (steps + 1) * stepWidth <= room)
  return Math.max(firstZoom(steps), fits)
}

/** Height of a lane in pixels, and the class that sets it: the more lanes, the lower they are. */
export function laneSize(lanes: number): { height: number; className: string } {
  if (lanes <= 9) return { height: 34, className: 'h-[34px]' }
  return lanes <= 16 ? { height: 26, className: 'h-[26px]' } : { height: 20, className: 'h-5' }
}

export interface OutputLabel {
  at: number
  row: number
  text: string
  isError: boolean
}

/** Places each printed line below its step, in the first row with room for it. Lines that fit in no row are left out. */
export function placeOutput(moments: readonly Moment[], stepWidth: number): OutputLabel[] {
  const ends: number[] = []
  return moments.flatMap(({ printed }, at) => {
    const lines = printed.flatMap(({ text, stream }) =>
      text
        .replace(/\n$/, '')
        .split('\n')
        .map((line) => ({ text: shortened(line), isError: stream === 'stderr' })),
    )
    return lines.flatMap((line): OutputLabel[] => {
      const x = at * stepWidth
      const free = ends.findIndex((end) => end <= x)
      const row = free >= 0 ? free : ends.length
      if (row >= maxOutputRows) return []
      ends[row] = x + Math.max(line.text.length, 1) * characterWidth + 14
      return [{ at, row, ...line }]
    })
  })
}

const shortened = (text: string) =>
  text.length > maxOutputLength ? `${text.slice(0, maxOutputLength - 1)}…` : text

/** A text that is cut to fewer characters than this says nothing. */
const minCutLength = 6

/**
 * The first of several texts that fits into a width in pixels. If none does, the last one is cut, or left out where
 * too little of it would remain.
 */
export function fitting(texts: readonly string[], width: number): string {
  const length = Math.floor(width / characterWidth)
  const whole = texts.find((text) => text.length <= length)
  if (whole !== undefined) return whole
  return length < minCutLength ? '' : `${texts.at(-1)?.slice(0, length - 1)}…`
}

/** Steps to draw: those in view, and some on either side. */
export interface Range {
  from: number
  to: number
}

export const isInRange = (at: number, { from, to }: Range) => at >= from && at < to
