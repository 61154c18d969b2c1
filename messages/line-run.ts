import { plainText, type Frame, type StateChanges, type Variable } from '#domain/trace/line-story'
import type { ValueParts } from '#domain/program/line-trace'
import type { ToldStep } from '#domain/trace/tell-step'
import { code, errorCode } from '#messages/code'
import { listFormat } from '#messages/formats'
import { printedLines } from '#messages/printed-lines'
import type { TextsOf } from '#messages/rooms'

type Texts = TextsOf<'line-run'>

/** The name of a function that runs, as code or in words. */
export function functionName({ functions }: Texts, name: string | null): string {
  if (name === null) return functions.program
  const last = name.split('.').at(-1) ?? name
  if (last === '<lambda>') return functions.lambda
  return last === '<genexpr>' ? functions.generator : code(name)
}

/** The same at the beginning of a sentence. */
function whoRuns(text: Texts, name: string | null): string {
  const who = functionName(text, name)
  return who.charAt(0).toUpperCase() + who.slice(1)
}

const valueOf = (value: ValueParts) => code(plainText(value))

/** What a step did, in sentences; code stands in backticks. */
export function sentencesOf(text: Texts, locale: string, step: ToldStep): string[] {
  const { leftOut, changes, printed } = step
  const { told } = text
  return [
    ...(leftOut === null ? [] : [told.leftOut(leftOut)]),
    opening(text, step),
    ...changes.called.map((frame) => calledSentence(text, locale, frame)),
    ...changes.resumed.map(({ name }) => told.resumes({ function: whoRuns(text, name) })),
    ...changedSentences(text, locale, changes),
    ...changes.gone.map(({ name }) => told.isGone({ name: code(name) })),
    ...printed.map((each) => {
      const lines = printedLines(each, told.emptyLine)
      if (lines === 'traceback') return told.traceback
      const said = { text: listFormat(locale).format(lines) }
      // What comes out after a function is over, or pauses, is printed by those that run then.
      const isLater = step.step.kind !== undefined
      if (each.stream === 'stderr') return isLater ? told.writesErrorThen(said) : told.writesError(said)
      return isLater ? told.printsThen(said) : told.prints(said)
    }),
  ]
}

function opening(text: Texts, { step, function: name, value, isPassedOn }: ToldStep): string {
  const { told } = text
  const who = whoRuns(text, name)
  const { line } = step
  switch (step.kind) {
    case 'return':
      return value === null
        ? told.over({ function: who })
        : told.returns({ function: who, value: valueOf(value) })
    case 'yield':
      return told.yields({ function: who, value: valueOf(value ?? []), line })
    case 'raise': {
      const { type = '', message = '' } = step.error ?? {}
      return isPassedOn
        ? told.passedOn({ error: code(type), line })
        : told.raises({ error: errorCode({ type, message }), line })
    }
    case undefined:
      return told.runs({ line })
  }
}

function calledSentence(text: Texts, locale: string, { name, variables }: Frame): string {
  const given = variables.map(({ name, value }) => `${code(name)} = ${valueOf(value)}`)
  const who = whoRuns(text, name)
  return given.length === 0
    ? text.told.begins({ function: who })
    : text.told.beginsWith({ function: who, variables: listFormat(locale).format(given) })
}

/** Names of one object are told together, because they changed together. */
function changedSentences({ told: text }: Texts, locale: string, { variables }: StateChanges): string[] {
  const say = { new: text.isNew, changed: text.isNow, 'other-object': text.isOther }
  const told = new Set<Variable>()
  return variables.flatMap(({ variable, kind }) => {
    if (told.has(variable)) return []
    const object = variable.value[0]
    const same = variables.filter(
      (other) => typeof object === 'number' && other.variable.value[0] === object && other.kind === kind,
    )
    for (const each of same) told.add(each.variable)
    const names = [...new Set(same.map((each) => each.variable.name))]
    const value = valueOf(variable.value)
    return names.length > 1
      ? [text.areOne({ names: listFormat(locale).format(names.map(code)), value })]
      : [say[kind]({ name: code(variable.name), value })]
  })
}
