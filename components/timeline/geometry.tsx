import type { Moment } from '#domain/trace/run-story'

/** Sizes of the picture in CSS pixels. Time has no length in it: every step is as wide as the next. */
export const stepWidths = [14, 24, 40, 64] as const
export const axisHeight = 24
export const outputRowHeight = 16
const characterWidth = 6.7
const maxOutputRows = 6
const maxOutput = 26

/** How wide a step is at first: a short run fills the room, a long one shows its course. */
export function firstZoom(steps: number): number {
  return steps <= 12 ? 2 : steps <= 60 ? 1 : 0
}

/** Height of a lane, as a number and as a class: many lanes are lower. */
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

/** Printed lines under their steps, each in the first row with room for it; where there is none, it is left out. */
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

const shortened = (text: string) => (text.length > maxOutput ? `${text.slice(0, maxOutput - 1)}…` : text)

/** As many characters of a text as fit; none where hardly one would. */
export function fitting(text: string, width: number): string {
  const room = Math.floor(width / characterWidth)
  if (room < 3) return ''
  return text.length <= room ? text : `${text.slice(0, room - 1)}…`
}

/** Steps to draw around what is in sight. */
export interface Range {
  from: number
  to: number
}

export const isInRange = (at: number, { from, to }: Range) => at >= from && at < to
