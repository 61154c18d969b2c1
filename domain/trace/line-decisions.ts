import type { LineStep, LineTrace, ValueParts } from '#domain/program/line-trace'
import {
  decision,
  firstOfItsKind,
  wrong,
  type Choice,
  type Decision,
  type IsFirst,
  type Option,
} from '#domain/trace/decision'
import { foldLoops, shownSteps } from '#domain/trace/fold-loops'
import { LineStory, plainText, type LineState } from '#domain/trace/line-story'
import { isAsPythonWritesIt, neighbours, withoutTexts } from '#domain/trace/asked-values'
import { handlersIn, lineAfterBlock, lineBelow } from '#domain/trace/next-lines'
import { inMixedOrder } from '#domain/trace/mixed-order'
import { tellStep, type ToldStep } from '#domain/trace/tell-step'

/** Later steps of a long run are not asked about. */
const maxSteps = 600

/** What could be asked about a run of lines. */
export function lineDecisions(trace: LineTrace, source: string): Decision[] {
  const story = new LineStory(trace)
  const shown = shownSteps(trace.steps.length, foldLoops(trace, source)).slice(0, maxSteps)
  const lines = source.split('\n')
  const told = shown.map((_, index) => tellStep(story, shown, index))
  const printed = trace.steps.flatMap((step) => step.printed ?? []).flatMap(lineOfOutput)
  const isFirst = firstOfItsKind()
  return told.flatMap((step, index) => {
    if (step.leftOut !== null) return []
    const context: Context = {
      step,
      before: story.after(shown[index - 1]?.at ?? -1),
      next: told[index + 1] ?? null,
      lines,
      printed,
      isFirst,
    }
    return makers.flatMap((make) => make(context) ?? [])
  })
}

interface Context {
  step: ToldStep
  before: LineState
  next: ToldStep | null
  /** The lines of the source. */
  lines: readonly string[]
  /** All lines of output of the run. */
  printed: readonly string[]
  /** Whether this is the first time that this is asked about. */
  isFirst: IsFirst
}

const code = (text: string): Choice => ({ kind: 'code', text })
const inAnyOrder = (seed: string) => (options: Option[]) => inMixedOrder(options, seed)
const byLine = (options: Option[]) => options.toSorted((a, b) => lineOf(a) - lineOf(b))
const lineOf = ({ choice }: Option) => (choice.kind === 'line' ? choice.line : 0)

/** The line of a step, and what happens there. */
const placeOf = ({ line, kind }: LineStep): Pick<Decision, 'line' | 'during'> => ({
  line,
  during: kind ?? 'line',
})

const makers: ((context: Context) => Decision | null)[] = [
  askValue,
  askPrinted,
  askReturned,
  askBranch,
  askAfterError,
]

/** The value that a variable has after the line: most of all one that changes without being mentioned. */
function askValue({ step: { at, step, changes }, before, lines, isFirst }: Context): Decision | null {
  const text = lines[step.line - 1] ?? ''
  const isNamed = (name: string) => new RegExp(String.raw`\b${name}\b`, 'u').test(text)
  const [asked] = changes.variables
    .filter(({ variable, kind }) => kind !== 'other-object' && /^\w+$/u.test(variable.name))
    .filter(({ frame, variable: { name } }) => name !== '_' && !isAmbiguous(step, before, frame.number, name))
    .toSorted((a, b) => Number(isNamed(a.variable.name)) - Number(isNamed(b.variable.name)))
  if (asked === undefined) return null
  const { name, value } = asked.variable
  const right = plainText(value)
  if (!isAsPythonWritesIt(right)) return null
  const known = valueIn(before, asked.frame.number, name)
  const isSameObject = known !== null && typeof known[0] === 'number' && known[0] === value[0]
  const isUnnamed = isSameObject && !isNamed(name)
  const isPlain = plainAssignment.test(withoutTexts(text))
  const isNew = isFirst(`value ${step.line} ${name}`)
  const worth = isUnnamed ? 10 : isPlain ? 1 : isNew ? 6 : 3
  const options = [
    ...(known === null ? [] : [wrong(code(plainText(known)), isUnnamed ? 'assignment-copies' : null)]),
    ...unlessShared(known, value),
    ...valueOfReceiver(text, right, before),
    ...likeValues(right, before).map((each) => wrong(code(each))),
  ]
  const base = { at, ...placeOf(step), question: { kind: 'value', name } as const, worth }
  return decision(base, code(right), options, inAnyOrder(`${at} ${name} ${right}`))
}

/** What gives names values that stand there, or a field the value of a parameter: whoever can read it knows it. */
const plainAssignment =
  /^\s*(?:(?:\w+|self\.\w+)(?:\s*,\s*\w+)*\s*=(?!=)(?:[\d\s,.:[\](){}'-]|True|False|None)*|self\.\w+\s*=\s*\w+\s*)$/u

/** Whether it is unclear whose variable of this name is meant, where a function is about to be left. */
function isAmbiguous(step: LineStep, { frames }: LineState, frame: number, name: string): boolean {
  const leaving = step.kind === undefined ? undefined : frames.at(-1)
  return (
    leaving !== undefined && (leaving.number === frame || leaving.variables.some((own) => own.name === name))
  )
}

/** Someone may expect that a method that changes a list gives the list back. */
function valueOfReceiver(text: string, right: string, state: LineState): Option[] {
  const receiver = /=\s*(\w+)\.(?:sort|reverse)\(/u.exec(text)?.[1]
  if (receiver === undefined || right !== 'None') return []
  const value = state.frames.flatMap(({ variables }) => variables).findLast(({ name }) => name === receiver)
  return value === undefined ? [] : [wrong(code(plainText(value.value)), 'sort-gives-the-list')]
}

function valueIn({ frames }: LineState, frame: number, name: string): ValueParts | null {
  const variables = frames.find(({ number }) => number === frame)?.variables ?? []
  return variables.find((variable) => variable.name === name)?.value ?? null
}

/** What a value would be if an object that stands in it several times had changed in one place only. */
function unlessShared(before: ValueParts | null, after: ValueParts): Option[] {
  if (before?.length !== after.length) return []
  const isRepeated = (at: number) => typeof after[at] === 'number' && after.indexOf(after[at]) < at
  const parts = after.map((part, at) => (isRepeated(at - 1) ? before[at] : part))
  const text = parts.filter((part) => typeof part === 'string').join('')
  return text === plainText(after) ? [] : [wrong(code(text), 'multiplication-copies-rows')]
}

/** Wrong values that look like the right one: its neighbours, and others of its type that are around. */
function likeValues(right: string, { frames }: LineState): string[] {
  const around = frames
    .flatMap(({ variables }) => variables.map(({ value }) => plainText(value)))
    .filter((value) => typeOf(value) === typeOf(right))
    .toReversed()
  return [...neighbours(right), ...around].filter((value) => value !== right)
}

/** What values of one type begin with. */
const typeOf = (value: string) =>
  /^-?\d/u.test(value) ? '0' : (/^\w+/u.exec(value)?.[0] ?? value.charAt(0).replace('"', "'"))

/** Whole lines of the standard output. */
const lineOfOutput = ({ stream, text }: { stream: string; text: string }): string[] => {
  const line = text.replace(/\n$/u, '')
  return stream !== 'stdout' || line === '' || line.includes('\n') ? [] : [line]
}

function askPrinted({ step: { at, step, printed: now }, printed, lines, isFirst }: Context): Decision | null {
  const [right, ...more] = now.flatMap(lineOfOutput)
  if (right === undefined || more.length > 0 || now.length > 1 || /\p{Cc}/u.test(right)) return null
  const text = lines[step.line - 1] ?? ''
  const isPlain = text.includes(`("${right}")`) || text.includes(`('${right}')`)
  const worth = isPlain ? 1 : isFirst(`prints ${step.line}`) ? 5 : 2
  const others = [...neighbours(right), ...printed].filter((line) => line !== right)
  const base = { at, ...placeOf(step), question: { kind: 'prints' } as const, worth }
  return decision(
    base,
    code(right),
    others.map((line) => wrong(code(line))),
    inAnyOrder(`${at} ${right}`),
  )
}

function askReturned({
  step: { at, step, value, function: name },
  before,
  isFirst,
}: Context): Decision | null {
  const right = value === null ? 'None' : plainText(value)
  const isAsked = right !== 'None' && isAsPythonWritesIt(right)
  if (step.kind !== 'return' || name === null || !isAsked) return null
  const worth = isFirst(`returns ${name}`) ? 6 : 3
  const options = likeValues(right, before).map((each) => wrong(code(each)))
  const base = { at, ...placeOf(step), question: { kind: 'returns', function: name } as const, worth }
  return decision(base, code(right), options, inAnyOrder(`${at} ${right}`))
}

/** Which way a branch or a loop goes. */
function askBranch({ step: { at, step }, next, lines, isFirst }: Context): Decision | null {
  const text = lines[step.line - 1] ?? ''
  const keyword = /^\s*(if|elif|while|for)\b.*:\s*(?:#.*)?$/u.exec(text)?.[1]
  const isSequel = next !== null && next.leftOut === null && next.step.kind === undefined
  if (keyword === undefined || step.kind !== undefined || !isSequel || step.pushed !== undefined) return null
  const inside = lineBelow(step.line, lines)
  const after = lineAfterBlock(step.line, lines)
  const right = next.step.line
  const isLoop = keyword === 'for' || keyword === 'while'
  const isLoopEnd = isLoop && right !== inside
  const worth = isLoopEnd ? 8 : isLoop ? 1 : isFirst(`branch ${step.line} ${right}`) ? 7 : 2
  const belief = isLoopEnd && text.includes('range(') ? 'range-includes-its-end' : null
  const options = [
    wrong({ kind: 'line', line: inside }, belief),
    ...(after > 0 ? [wrong({ kind: 'line', line: after })] : []),
  ]
  const base = { at, ...placeOf(step), question: { kind: 'next-line' } as const, worth }
  return decision(base, { kind: 'line', line: right }, options, byLine)
}

/** Where the program goes on after an error. */
function askAfterError({ step: { at, step }, before, next, lines }: Context): Decision | null {
  if (step.kind !== 'raise' || next === null || next.step.kind !== undefined) return null
  // Python calls something meanwhile, or a comprehension passes the error on to its own line.
  if (step.pushed !== undefined || next.step.line === step.line) return null
  const handlers = handlersIn(new Set(before.frames.map(({ name }) => name?.split('.').at(-1) ?? '')), lines)
  const following = lineBelow(step.line, lines)
  const options = [...(following > 0 ? [following] : []), ...handlers].map((line) =>
    wrong({ kind: 'line', line }),
  )
  const base = { at, ...placeOf(step), question: { kind: 'next-line' } as const, worth: 7 }
  return decision(base, { kind: 'line', line: next.step.line }, options, byLine)
}
