import type { LineTrace, ValueParts } from '#domain/program/line-trace'

export interface Variable {
  name: string
  value: ValueParts
}

/** A function that runs, or the module (number 0). */
export interface Frame {
  /** Another number for each call; a generator keeps its own. */
  number: number
  /** Its qualified name; `null` for the module. */
  name: string | null
  /** The step that called it. */
  calledAt: number
  variables: Variable[]
}

/** What is at one moment: the functions that run, outermost first, each with its variables in order of appearance. */
export interface LineState {
  at: number
  frames: Frame[]
}

/** What differs between two states. */
export interface StateChanges {
  /** Variables that are new or have another value, by the number of their frame and their name. */
  variables: { frame: Frame; variable: Variable; kind: 'new' | 'changed' | 'other-object' }[]
  /** Variables that are gone although their function still runs. */
  gone: { frame: Frame; name: string }[]
  /** Functions that were called, outermost first. */
  called: Frame[]
  /** Generators that went on. */
  resumed: Frame[]
}

interface RawState {
  stack: { number: number; function: number }[]
  /** By number of the frame: indices of values by indices of names. */
  variables: Map<number, Map<number, number>>
}

/** So many steps lie between two states that are kept; others are computed from the one before. */
const keptEvery = 128
const GONE = -1

/** Computes what was when in a recorded run, without keeping every state of a long one. */
export class LineStory {
  readonly trace: LineTrace
  readonly #kept: RawState[] = []
  /** The step that called a function, by its number. */
  readonly #calledAt = new Map<number, number>()

  constructor(trace: LineTrace) {
    this.trace = trace
    const state: RawState = {
      stack: [{ number: 0, function: -1 }],
      variables: new Map([[0, new Map<number, number>()]]),
    }
    for (const [at, step] of trace.steps.entries()) {
      if (at % keptEvery === 0) this.#kept.push(copyOf(state))
      apply(state, step)
      for (const [number] of step.pushed ?? []) {
        if (!this.#calledAt.has(number)) this.#calledAt.set(number, at)
      }
    }
  }

  get length(): number {
    return this.trace.steps.length
  }

  /** The state after a step; before the first one for -1. */
  after(at: number): LineState {
    const nearest = Math.floor(Math.max(at, 0) / keptEvery)
    const kept = this.#kept[nearest]
    if (kept === undefined) return { at, frames: [] }
    const state = copyOf(kept)
    const from = nearest * keptEvery
    for (const step of this.trace.steps.slice(from, at + 1)) apply(state, step)
    return { at, frames: this.#shown(state) }
  }

  /** A value by its index. */
  value(index: number): ValueParts {
    return this.trace.values[index] ?? []
  }

  /** What was printed from one step to another, both included. */
  printed(from: number, to: number): { stream: 'stdout' | 'stderr'; text: string }[] {
    return this.trace.steps.slice(Math.max(from, 0), to + 1).flatMap(({ printed = [] }) => printed)
  }

  #shown({ stack, variables }: RawState): Frame[] {
    return stack.map(({ number, function: name }) => ({
      number,
      name: number === 0 ? null : (this.trace.functions[name] ?? ''),
      calledAt: this.#calledAt.get(number) ?? -1,
      variables: [...(variables.get(number) ?? [])].map(([at, value]) => ({
        name: this.trace.names[at] ?? '',
        value: this.value(value),
      })),
    }))
  }
}

function copyOf({ stack, variables }: RawState): RawState {
  return {
    stack: [...stack],
    variables: new Map([...variables].map(([number, own]) => [number, new Map(own)])),
  }
}

/** Takes a state to what it is after a step. */
function apply({ stack, variables }: RawState, step: LineTrace['steps'][number]): void {
  // The module is never over.
  const over = stack.splice(Math.max(1, stack.length - (step.popped ?? 0)))
  // A generator that yielded is the innermost; it may go on.
  if (step.kind === 'yield') over.pop()
  for (const { number } of over) variables.delete(number)
  for (const [number, name] of step.pushed ?? []) {
    stack.push({ number, function: name })
    if (!variables.has(number)) variables.set(number, new Map())
  }
  for (const [number, name, value] of step.changed ?? []) {
    const own = variables.get(number)
    if (value === GONE) own?.delete(name)
    else own?.set(name, value)
  }
}

const sameParts = (one: ValueParts, other: ValueParts) =>
  one.length === other.length && one.every((part, at) => part === other[at])

/** The value as text, without the numbers of objects. */
export const plainText = (value: ValueParts) => value.filter((part) => typeof part === 'string').join('')

/** What differs between two states of a run. */
export function changesBetween(before: LineState, after: LineState): StateChanges {
  const changes: StateChanges = { variables: [], gone: [], called: [], resumed: [] }
  const earlier = new Map(before.frames.map((frame) => [frame.number, frame]))
  for (const frame of after.frames) {
    const known = earlier.get(frame.number)
    if (known === undefined) {
      changes[frame.calledAt > before.at ? 'called' : 'resumed'].push(frame)
      continue
    }
    for (const variable of frame.variables) {
      const old = known.variables.find(({ name }) => name === variable.name)
      if (old !== undefined && sameParts(old.value, variable.value)) continue
      const isSameText = old !== undefined && plainText(old.value) === plainText(variable.value)
      const kind = old === undefined ? 'new' : isSameText ? 'other-object' : 'changed'
      changes.variables.push({ frame, variable, kind })
    }
    for (const { name } of known.variables) {
      if (!frame.variables.some((variable) => variable.name === name)) changes.gone.push({ frame, name })
    }
  }
  return changes
}

/**
 * The objects that several names or places of a state lead to, each with a letter: `A` for the first, then `B`, …, `Z`,
 * `A2`.
 */
export function sharedObjects({ frames }: LineState): Map<number, string> {
  const places = new Map<number, number>()
  for (const { variables } of frames) {
    for (const { value } of variables) {
      for (const part of value) if (typeof part === 'number') places.set(part, (places.get(part) ?? 0) + 1)
    }
  }
  const shared = [...places].filter(([, count]) => count > 1).map(([object]) => object)
  return new Map(shared.map((object, at) => [object, letter(at)]))
}

const LETTERS = 26
const letter = (at: number) =>
  String.fromCodePoint(65 + (at % LETTERS)) + (at < LETTERS ? '' : String(Math.floor(at / LETTERS) + 1))
