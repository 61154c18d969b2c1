import type { LineStep, ValueParts } from '#domain/program/line-trace'
import type { FoldedRounds } from '#domain/trace/fold-loops'
import { changesBetween, type LineState, type LineStory, type StateChanges } from '#domain/trace/line-story'

/** A step of those that are shown, with what it did. */
export interface ToldStep {
  /** Its index in the run. */
  at: number
  step: LineStep
  /** The function that ran; null for the module. */
  function: string | null
  /** What it returned or yielded; null if it did neither. */
  value: ValueParts | null
  state: LineState
  /** What differs from the state after the step that was shown before. */
  changes: StateChanges
  /** Whether the step before raised the same error, in a function that was called here. */
  isPassedOn: boolean
  leftOut: FoldedRounds | null
  printed: { stream: 'stdout' | 'stderr'; text: string }[]
}

type Shown = readonly { at: number; leftOut: FoldedRounds | null }[]

/** Puts together what there is to tell of one of the steps that are shown. */
export function tellStep(story: LineStory, shown: Shown, index: number): ToldStep {
  const now = shown[index]
  const step = now === undefined ? undefined : story.trace.steps[now.at]
  if (now === undefined || step === undefined) throw new RangeError('There is no such step.')
  const { at, leftOut } = now
  const before = shown[index - 1]?.at ?? -1
  const state = story.after(at)
  const previous = story.trace.steps[at - 1]
  return {
    at,
    step,
    function: story.after(at - 1).frames.at(-1)?.name ?? null,
    value: step.value === undefined ? null : story.value(step.value),
    state,
    changes: changesBetween(story.after(before), state),
    isPassedOn: step.kind === 'raise' && previous?.kind === 'raise' && (previous.popped ?? 0) > 0,
    leftOut,
    printed: story.printed(before + 1, at),
  }
}
