import type { Moment } from '#domain/trace/run-story'

/** Sizes of the drawing of a run, in CSS pixels. The x axis counts steps, not seconds: all steps have the same width. */
export const axisHeight = 24
export const outputRowHeight = 16
const characterWidth = 6.7
const maxOutputRows = 6
const maxOutputLength = 26

/** Height of a lane: the more lanes, the lower they are. */
export const laneHeight = (lanes: number): number => (lanes <= 9 ? 34 : lanes <= 16 ? 26 : 20)

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
