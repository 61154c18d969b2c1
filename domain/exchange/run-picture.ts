import { xmlText } from '#domain/exchange/xml-text'
import { barsOf, type Bar, type LaneEnd } from '#domain/trace/bars'
import { axisHeight, fitting, laneHeight, outputRowHeight, placeOutput } from '#domain/trace/drawing-sizes'
import { foldRepeats } from '#domain/trace/fold-repeats'
import type { Lane } from '#domain/trace/lanes'
import { heldSpans } from '#domain/trace/lock-marks'
import type { Wait } from '#domain/trace/loop-state'
import { storyOf, type Moment, type RecordedRun } from '#domain/trace/run-story'

/** What stands in the picture of a run, besides its output. */
export interface PictureWords {
  /** For whoever does not see it. */
  title: string
  lane: (lane: Lane) => string
  /** Above the lanes, and below them. */
  clock: string
  output: string
  seconds: (seconds: number) => string
  /** What somebody waits for, in several ways, the longest first. */
  wait: (wait: Wait, holder: number | null) => string[]
}

/** The names of tasks in a run are known to whoever speaks of it. */
export type WordsOfRun = (labels: readonly string[]) => PictureWords

/** A longer run is a strip that nobody can read on a card. */
const maxSteps = 40
const maxLanes = 16
/** Few steps are wide, so that it can be read what a task waits for. */
const stepWidthOf = (steps: number) => (steps <= 12 ? 64 : steps <= 24 ? 40 : 24)
const namesWidth = 150
const margin = 12

/** Readable on its own ground, whatever is around. */
const colours = {
  ...{ ground: '#ffffff', ink: '#1f2833', muted: '#565f6b', line: '#dcdedb', frame: '#858e99' },
  ...{ runs: '#1d6291', bad: '#a5342b', good: '#2f7a49', jump: '#f1f2ec' },
}

/**
 * A drawing of a run of an event loop as an SVG file of its own: a lane for every task, the clock above, the output below,
 * as the app draws it. Repetitions are folded.
 *
 * @returns null for a run without an event loop, and for one that is too long or has too many tasks to be read
 */
export function runPicture(run: RecordedRun, wordsOf: WordsOfRun): string | null {
  if (run.trace.lines != null) return null
  const story = storyOf(run)
  const moments = foldRepeats(story.moments)
  const { lanes } = story
  if (moments.length === 0 || moments.length > maxSteps || lanes.length > maxLanes) return null
  const words = wordsOf(story.labels)
  const step = stepWidthOf(moments.length)
  const height = laneHeight(lanes.length)
  const output = placeOutput(moments, step)
  const rows = output.reduce((most, { row }) => Math.max(most, row + 1), 1)
  const bottom = axisHeight + lanes.length * height
  const textEnd = output.reduce((end, { at, text }) => Math.max(end, at * step + 14 + text.length * 6.7), 0)
  const drawn = { width: Math.ceil(Math.max(moments.length * step + 20, textEnd)), bottom }
  const size = {
    width: namesWidth + drawn.width + 2 * margin,
    height: bottom + 12 + rows * outputRowHeight + 2 * margin,
  }
  const middleOf = (lane: number) => axisHeight + (lane + 0.5) * height
  const parts = [
    ...jumps(moments, step, bottom),
    ...lanes.flatMap((lane, i) => [
      rule(axisHeight + i * height, drawn.width),
      label(words.lane(lane), middleOf(i) + 4, lane.kind === 'task'),
    ]),
    rule(bottom, drawn.width),
    label(words.clock, 15, false),
    label(words.output, bottom + 18, false),
    ...clock(moments, step, words),
    ...barsOf(story, moments).flatMap(({ bars, end }, i) => [
      ...bars.map((bar) => barShape(bar, middleOf(i), height, step, words)),
      ...(end === null ? [] : [endShape(end, (end.at + 1) * step, middleOf(i))]),
    ]),
    ...heldSpans(lanes, moments).map(({ lane, from, to }) =>
      element('rect', {
        ...{ x: (from + 0.5) * step, y: axisHeight + (lane + 1) * height - 5, height: 3 },
        ...{ width: (to - from - 0.5) * step, fill: colours.ink },
      }),
    ),
    ...output.flatMap(({ at, row, text, isError }) => {
      const y = bottom + 6 + row * outputRowHeight + 12
      const x = at * step + 3
      return [
        element('line', { x1: x, x2: x, y1: bottom + 2, y2: y, stroke: colours.frame }),
        textAt(text, {
          ...{ x: x + 4, y, fill: isError ? colours.bad : colours.ink, 'font-family': mono },
          ...{ stroke: colours.ground, 'stroke-width': 3, 'paint-order': 'stroke' },
        }),
      ]
    }),
  ]
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="0 0 ${size.width} ${size.height}" font-family="${sans}" font-size="11">`,
    `<title>${xmlText(words.title)}</title>`,
    element('rect', { width: size.width, height: size.height, rx: 6, fill: colours.ground }),
    `<g transform="translate(${margin + namesWidth} ${margin})">${parts.join('')}</g></svg>\n`,
  ].join('')
}

const sans = 'system-ui, sans-serif'
const mono = 'ui-monospace, monospace'

type Attributes = Record<string, string | number>

const attributesOf = (attributes: Attributes) =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${xmlText(String(value))}"`)
    .join('')
const element = (name: string, attributes: Attributes) => `<${name}${attributesOf(attributes)}/>`
const textAt = (text: string, attributes: Attributes) =>
  `<text${attributesOf(attributes)}>${xmlText(text)}</text>`

const rule = (y: number, width: number) =>
  element('line', { x1: -namesWidth, x2: width, y1: y, y2: y, stroke: colours.line })

/** The name of a lane, left of it. */
const label = (text: string, y: number, isCode: boolean) =>
  textAt(fitting([text], namesWidth - 8), {
    ...{ x: -namesWidth, y, fill: isCode ? colours.ink : colours.muted },
    'font-family': isCode ? mono : sans,
  })

/** Steps in which no lane runs, and how often what is folded there repeats. */
const jumps = (moments: readonly Moment[], step: number, bottom: number) =>
  moments.flatMap(({ lane, facts }, i) => {
    if (lane !== null) return []
    const repeats = facts.find((fact) => fact.kind === 'repeats')
    const band = { x: i * step, y: axisHeight, width: step, height: bottom - axisHeight, fill: colours.jump }
    return [
      element('rect', band),
      ...(repeats === undefined
        ? []
        : [textAt(`×${repeats.rounds}`, { x: i * step + 4, y: axisHeight + 12, fill: colours.ink })]),
    ]
  })

/** The virtual time, wherever it changes and there is room for it. */
function clock(moments: readonly Moment[], step: number, words: PictureWords): string[] {
  let end = -1
  return moments.flatMap(({ seconds }, i) => {
    const text = words.seconds(seconds)
    const x = i * step + 3
    if (moments[i - 1]?.seconds === seconds || x < end) return []
    end = x + text.length * 6.5 + 6
    return [
      element('line', { x1: x - 3, x2: x - 3, y1: 4, y2: axisHeight, stroke: colours.frame }),
      textAt(text, { x, y: 15, fill: colours.ink, 'font-weight': 600 }),
    ]
  })
}

function barShape(bar: Bar, middle: number, height: number, step: number, words: PictureWords): string {
  const x = bar.from * step
  const width = (bar.to - bar.from) * step
  switch (bar.kind) {
    case 'runs':
    case 'blocks': {
      const blocks = bar.kind === 'blocks'
      const edge = blocks ? { 'stroke-width': 3, 'stroke-dasharray': '4 2' } : {}
      return element('rect', {
        ...{ x: x + 1, y: middle - height * 0.3, width: width - 2, height: height * 0.6, rx: 3 },
        ...{
          fill: blocks ? colours.bad : colours.runs,
          stroke: blocks ? colours.ink : colours.runs,
          ...edge,
        },
      })
    }
    case 'ready':
      return element('line', {
        ...{ x1: x + 2, x2: x + width - 2, y1: middle, y2: middle, stroke: colours.runs },
        ...{ 'stroke-width': 3, 'stroke-dasharray': '3 3' },
      })
    case 'waits': {
      const hollow = element('rect', {
        ...{ x: x + 1.5, y: middle - height * 0.23, width: width - 3, height: height * 0.46 },
        ...{ rx: height * 0.23, fill: colours.ground, stroke: colours.frame },
      })
      if (bar.wait === null || height < 26) return hollow
      const text = fitting(words.wait(bar.wait, bar.holder), width - 14)
      return hollow + textAt(text, { x: x + 9, y: middle + 3.5, fill: colours.muted, 'font-family': mono })
    }
  }
}

/** A dot if it finished, a cross if it failed, a crossed-out ring if it was cancelled. */
function endShape({ how }: LaneEnd, x: number, y: number): string {
  if (how === 'raised')
    return element('path', {
      ...{ d: `M${x} ${y - 5}l9 10m0 -10l-9 10`, stroke: colours.bad, 'stroke-width': 2.5 },
    })
  if (how === 'cancelled')
    return (
      element('circle', { cx: x + 5, cy: y, r: 5, fill: colours.ground, stroke: colours.muted }) +
      element('path', { d: `M${x + 1.5} ${y + 3.5}l7 -7`, stroke: colours.muted })
    )
  return element('circle', { cx: x + 4, cy: y, r: 4, fill: colours.good })
}
