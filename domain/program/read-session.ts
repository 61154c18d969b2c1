import { hasOpenBracket, topLevelStatements } from '#domain/program/python-tokens'
import { isSyntaxError } from '#domain/program/shown-error'

/** An interactive session turned into a program that prints what the session showed. */
export interface Session {
  source: string
  /** The output that the session shows; null if an ellipsis makes it inexact. */
  shown: string | null
  /** Type of the exception that the session ends with; null if it ends with none. */
  raises: string | null
}

interface Example {
  code: string[]
  expected: string[]
}

const statementStart =
  /^(?:import|from|def|class|for|while|if|with|try|async|return|del|assert|raise|pass|global|nonlocal|print|@)\b|^@|^(?:match|type)\s+[\p{L}_]/u
const assignment =
  /^[\p{L}_][\p{L}\p{N}_.,\s[\]'"()*-]*(?::[^=]+)?\s*(?:[+\-*/%|&^@]|\*\*|\/\/|<<|>>)?=(?!=)/u

/** A prompt, with or without code after it. */
const prompt = /^[ \t]*(?:>>>|\.\.\.)(?=[ \t]|$)/u

/** Whether a piece of code is a session: comments, empty lines and statements may come before its first prompt. */
export function isSession(code: string): boolean {
  const lines = code.split('\n')
  const first = lines.findIndex((line) => /^[ \t]*>>>(?:[ \t]|$)/u.test(line))
  const before = lines.slice(0, Math.max(0, first)).join('\n')
  // Prompts in a text between three quotes are examples in a docstring.
  return first >= 0 && (before.match(/"""|'''/gu) ?? []).length % 2 === 0
}

/** The lines of a session without remarks to its readers: comments between two examples, set off by an empty line. */
function withoutRemarks(lines: readonly string[]): string[] {
  const isFree = (line: string) => line.trim() === '' || line.trimStart().startsWith('#')
  return lines.filter((line, index) => {
    if (!line.trimStart().startsWith('#')) return true
    const before = lines.slice(0, index).findLast((each) => !each.trimStart().startsWith('#'))
    const after = lines.slice(index + 1).find((each) => !isFree(each))
    const isSetOff = before === undefined || before.trim() === ''
    return !(isSetOff && after !== undefined && prompt.test(after))
  })
}

function readExamples(code: string): Example[] {
  const lines = withoutRemarks(code.split('\n'))
  const first = lines.findIndex((line) => prompt.test(line))
  if (first < 0) return []
  const before = lines.slice(0, first).filter((line) => line.trim() !== '')
  const examples: Example[] = before.length === 0 ? [] : [{ code: before, expected: [] }]
  for (const raw of lines.slice(first)) {
    const line = raw.replace(/^\s*(?=>>>|\.\.\.)/u, '')
    const last = examples.at(-1)
    if (/^>>>(?: |$)/u.test(line)) examples.push({ code: [line.slice(4)], expected: [] })
    else if (/^\.\.\.(?: |$)/u.test(line) && last !== undefined && last.expected.length === 0)
      last.code.push(line.slice(4))
    // A line that was pasted without its prompt.
    else if (last !== undefined && goesOn(last)) last.code.push(raw)
    else if (last !== undefined && raw.trim() !== '')
      last.expected.push(raw.trim() === '<BLANKLINE>' ? '' : raw.trimEnd())
  }
  return showsResultsInComments(examples)
    ? examples.map(({ code: lines, expected }) => ({ code: lines, expected: expected.map(uncommented) }))
    : examples
}

/** The most lines of one example that may miss their prompts; each of them is looked at with all before it. */
const mostPasted = 40

/** Whether an example goes on in a line without a prompt, because a bracket is open and nothing is shown yet. */
const goesOn = ({ code, expected }: Example): boolean =>
  expected.length === 0 && code.length <= mostPasted && hasOpenBracket(code.join('\n'))

const uncommented = (line: string) => line.replace(/^\s*# ?/u, '')

/** Whether a session has all that it shows in comments, so that it can be pasted into a shell. */
function showsResultsInComments(examples: readonly Example[]): boolean {
  const shown = examples.flatMap(({ expected }) => expected)
  return shown.length > 0 && shown.every((line) => line.trimStart().startsWith('#'))
}

/** Whether a session shows where an object lies: `<Box object at 0x7f2c>`. */
const showsAddress = (expected: readonly string[]): boolean =>
  expected.some((line) => /\bat 0x[\da-f]+>/iu.test(line))

const endsShell = /^(?:exit|quit)\(\)\s*$/u

/** Type of the exception that lines of a session report, with or without a traceback; null if they report none. */
function exceptionIn(expected: readonly string[]): string | null {
  const first = expected[0] ?? ''
  const type = /^([A-Za-z_][\w.]*)(?::|$)/u.exec(expected.at(-1) ?? '')?.[1] ?? null
  if (/^Traceback \(/u.test(first) || /^\s*File "/u.test(first)) return type
  return expected.length === 1 && /^(?:\w+\.)*[A-Z]\w*(?:Error|Exception):\s/u.test(first) ? type : null
}

/**
 * Turns `>>>` lines into a script. An expression whose value the session shows becomes a `print` of it; with
 * `echoCalls` false, bare calls stay as they are, because what they show may be their own printing.
 */
export function readSession(code: string, echoCalls: boolean): Session {
  const lines: string[] = []
  const shown: string[] = []
  let raises: string | null = null
  let isExact = true
  const examples = readExamples(code)
  for (const example of examples) {
    const [first = '', ...more] = example.code
    const exception = exceptionIn(example.expected)
    // A shell goes on after what it cannot read, but a program with that in it does not run at all.
    if ((isSyntaxError(exception) && examples.length > 1) || endsShell.test(example.code.join('\n'))) continue
    if (exception !== null) {
      lines.push(...example.code)
      raises = exception
      break
    }
    const comment = /\s+#[^'"]*$/u.exec(first)?.[0] ?? ''
    const expression = first.slice(0, first.length - comment.length).trim()
    const isCall = /^[\w.]+\(.*\)$/u.test(expression)
    const isEcho =
      example.expected.length > 0 &&
      !statementStart.test(expression) &&
      !assignment.test(expression) &&
      (echoCalls || !isCall)
    // Nobody knows the address of an object; a call may do more than what it shows.
    if (isEcho && showsAddress(example.expected)) {
      if (/[(]/u.test(expression)) lines.push(...example.code)
      continue
    }
    if (isEcho) {
      const isText = /^(?:b?['"])/u.test(example.expected[0] ?? '')
      const whole = [expression, ...more].join('\n')
      lines.push(isText ? `print(repr(${whole}))` : `print(${whole})`)
    } else {
      lines.push(...example.code)
      // A shell shows nothing for an assignment: the author shows what was assigned.
      const assigned = /^([\p{L}_]\w*)\s*=(?!=)/u.exec(expression)?.[1]
      const isAlone = topLevelStatements(example.code.join('\n')).length === 1
      if (assigned !== undefined && isAlone && example.expected.length > 0) lines.push(`print(${assigned})`)
    }
    if (example.expected.some((line) => line.includes('...'))) isExact = false
    shown.push(...example.expected)
  }
  return { source: lines.join('\n').trim(), shown: isExact ? shown.join('\n') : null, raises }
}
