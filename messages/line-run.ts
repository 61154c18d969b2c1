import { plainText, type Frame, type StateChanges, type Variable } from '#domain/trace/line-story'
import type { ValueParts } from '#domain/program/line-trace'
import type { ToldStep } from '#domain/trace/tell-step'
import { counted } from '#messages/counted'
import { code, listed, printedBy } from '#messages/run-phrases'

/** Texts of a run that is shown line by line. */
export const lineRunMessages = {
  frames: 'Variables',
  module: 'Global names',
  noVariables: 'none yet',
  callsBetween: (n: number) => `${counted(n, 'more call', 'more calls')} between these`,
  marks: { new: 'new', changed: 'changed', 'other-object': 'another object' },
  runsNow: 'runs now',
  object: (letter: string) => `object ${letter}`,
  sameObject: 'A letter marks one and the same object: whoever changes it by one name, changes it by all.',
  foldLoops: 'Leave out the repeated rounds of loops',
  believedPrints: 'With what your answer assumes, it would print:',
  cut: (steps: number) =>
    `The run went on for longer than this: only its first ${steps} steps were recorded.`,
  page: (from: number, to: number) => `Steps ${from} to ${to}`,
}

/** The name of a function that runs, as code or in words. */
export function functionName(name: string | null): string {
  if (name === null) return 'the program'
  const last = name.split('.').at(-1) ?? name
  return anonymous[last] ?? code(name)
}

const anonymous: Record<string, string> = {
  '<lambda>': 'a `lambda`',
  '<genexpr>': 'a generator expression',
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const valueOf = (value: ValueParts) => code(plainText(value))

/** What a step did, in sentences; code stands in backticks. */
export function sentencesOf(told: ToldStep): string[] {
  const { leftOut, changes, printed } = told
  return [
    ...(leftOut === null
      ? []
      : [
          `The loop in line ${leftOut.line} has gone round ${counted(leftOut.rounds, 'more time', 'more times')}.`,
        ]),
    opening(told),
    ...changes.called.map(calledSentence),
    ...changes.resumed.map(({ name }) => `${capital(functionName(name))} goes on where it yielded.`),
    ...changedSentences(changes),
    ...changes.gone.map(({ name }) => `${code(name)} is gone.`),
    ...printed.map((each) => printedBy('It', each)),
  ]
}

function opening({ step, function: name, value, isPassedOn }: ToldStep): string {
  const who = capital(functionName(name))
  switch (step.kind) {
    case 'return':
      return value === null ? `${who} is over.` : `${who} returns ${valueOf(value)}.`
    case 'yield':
      return `${who} yields ${valueOf(value ?? [])} and pauses in line ${step.line}.`
    case 'raise': {
      const { type = '', message = '' } = step.error ?? {}
      const error = code(message === '' ? type : `${type}: ${message}`)
      return isPassedOn
        ? `The ${code(type)} is passed on to line ${step.line}, which called.`
        : `Line ${step.line} raises ${error}.`
    }
    case undefined:
      return `Line ${step.line} runs.`
  }
}

function calledSentence({ name, variables }: Frame): string {
  const given = variables.map(({ name, value }) => `${code(name)} = ${valueOf(value)}`)
  return `${capital(functionName(name))} begins${given.length === 0 ? '.' : `, with ${listed.format(given)}.`}`
}

/** Names of one object are told together, because they changed together. */
function changedSentences({ variables }: StateChanges): string[] {
  const told = new Set<Variable>()
  return variables.flatMap(({ variable, kind }) => {
    if (told.has(variable)) return []
    const object = variable.value[0]
    const same = variables.filter(
      (other) => typeof object === 'number' && other.variable.value[0] === object && other.kind === kind,
    )
    for (const each of same) told.add(each.variable)
    const names = [...new Set(same.map((each) => each.variable.name))]
    if (names.length > 1) {
      return [`${listed.format(names.map(code))} are one object: ${valueOf(variable.value)}.`]
    }
    const is = { new: 'is', changed: 'is now', 'other-object': 'is now another object:' }[kind]
    return [`${code(variable.name)} ${is} ${valueOf(variable.value)}.`]
  })
}
