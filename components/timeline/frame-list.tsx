import type { ValueParts } from '#domain/program/line-trace'
import {
  sharedObjects,
  type Frame,
  type LineState,
  type StateChanges,
  type Variable,
} from '#domain/trace/line-story'
import { RichText } from '#components/item/rich-text'
import { useTexts } from '#texts'
import { functionName } from '#messages/line-run'

/** Of the functions that run, so many of the innermost are shown; the recording has the variables of a few more. */
const shownFunctions = 8

interface FrameListProps {
  state: LineState
  changes: StateChanges
  /** Whether it is left to the learner to know which names are of one object. */
  hidesSharing?: boolean
  /** Where else names may be of the same objects; by default, nowhere. */
  surroundings?: LineState
  /** Whether the innermost function runs; if not, all of them wait. */
  isRunning?: boolean
  name?: string
}

/** The functions that run, outermost first, with their variables; what changed and what is shared is marked. */
export function FrameList({
  state,
  changes,
  hidesSharing = false,
  surroundings = state,
  isRunning = true,
  name,
}: FrameListProps) {
  const text = useTexts('line-run')
  const shared = hidesSharing ? new Map<number, string>() : sharedObjects(surroundings)
  const hasShared = state.frames.some(({ variables }) =>
    variables.some(({ value }) => value.some((part) => typeof part === 'number' && shared.has(part))),
  )
  const [module, ...functions] = state.frames
  const hidden = Math.max(0, functions.length - shownFunctions)
  const shown = functions.slice(hidden)
  const now = isRunning ? state.frames.at(-1) : null
  const called = new Set(changes.called.map(({ number }) => number))
  const markOf = (frame: Frame, variable: Variable) =>
    called.has(frame.number)
      ? 'new'
      : (changes.variables.find(
          (change) => change.frame.number === frame.number && change.variable.name === variable.name,
        )?.kind ?? null)
  return (
    <section className="grid gap-2" aria-label={name ?? text.frames}>
      {module === undefined ? null : box(module)}
      {hidden === 0 ? null : <p className="ps-3 text-sm text-muted">{text.callsBetween({ n: hidden })}</p>}
      {shown.map(box)}
      {!hasShared ? null : <p className="text-[13px] text-muted">{text.sameObject}</p>}
    </section>
  )

  function box(frame: Frame) {
    const isNow = frame === now
    return (
      <div
        key={frame.number}
        className={`min-w-0 rounded-md border bg-surface text-sm ${isNow ? 'border-2 border-accent' : 'border-line-strong'}`}
      >
        <p className="flex flex-wrap items-baseline gap-x-3 px-3 pt-2 text-sm font-[600]">
          {frame.name === null ? text.module : <RichText text={functionName(text, frame.name)} />}
          {isNow ? <span className="text-[13px] font-[400] text-accent">{text.runsNow}</span> : null}
        </p>
        {frame.variables.length === 0 ? (
          <p className="px-3 pb-2 text-muted">{text.noVariables}</p>
        ) : (
          <dl className="grid grid-cols-[minmax(3rem,auto)_minmax(0,1fr)] pt-0.5 pb-1.5" dir="ltr">
            {frame.variables.map((variable) => {
              const mark = markOf(frame, variable)
              return (
                <div
                  key={variable.name}
                  className={`col-span-2 grid grid-cols-subgrid items-baseline gap-x-3 border-s-4 py-0.5 ps-2 pe-3 ${mark === null ? 'border-transparent' : 'border-accent bg-accent-soft'}`}
                >
                  <dt className="max-w-36 font-mono [overflow-wrap:anywhere]">{variable.name}</dt>
                  <dd className="flex min-w-0 flex-wrap items-baseline gap-x-3">
                    <span
                      className={`min-w-0 font-mono [overflow-wrap:anywhere] ${mark === null ? '' : 'font-[650]'}`}
                    >
                      <ValueText value={variable.value} shared={shared} />
                    </span>
                    {mark === null ? null : (
                      <span className="text-[13px] text-accent">{text.marks[mark]}</span>
                    )}
                  </dd>
                </div>
              )
            })}
          </dl>
        )}
      </div>
    )
  }
}

/** A value, with a letter before each object in it that something else leads to as well. */
function ValueText({ value, shared }: { value: ValueParts; shared: ReadonlyMap<number, string> }) {
  const text = useTexts('line-run')
  return value.map((part, at) => {
    if (typeof part === 'string') return part
    const letter = shared.get(part)
    return letter === undefined ? null : (
      <span
        key={at}
        className="me-1 inline-block rounded-sm border border-ink px-1 text-[0.8em] leading-tight font-[700]"
      >
        <span className="sr-only">{text.object({ letter })}: </span>
        <span aria-hidden="true">{letter}</span>
      </span>
    )
  })
}
