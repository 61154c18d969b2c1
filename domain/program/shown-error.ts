import { hasAny } from '#domain/language/word-tests'
import { english } from '#domain/language/lists/en'
import type { LanguageData } from '#domain/language/language'

/** How Python begins to report an uncaught exception. */
const tracebackStart = /^[ \t]*Traceback \(most recent call last\)/u
/** The last line of such a report: the type of the exception, and mostly a message. */
const tracebackEnd = /^((?:\w+\.)*[A-Z]\w*)(?::\s.*)?$/u

/** Between the report of an exception and that of the one that came of it. */
const tracebackJoint =
  /^[ \t]*(?:During handling of the above exception|The above exception was the direct cause)\b/u

/** A piece of code, and the exception that it is shown to end with. */
export interface CodeWithError {
  source: string
  /** Type of the exception; null if none is shown. */
  raises: string | null
}

/** The code above a traceback that was pasted into its block, and the exception that the traceback reports. */
export function cutTraceback(code: string): CodeWithError {
  const lines = code.split('\n')
  const start = lines.findIndex((line) => tracebackStart.test(line))
  const ends =
    start < 0
      ? lines.length
      : Math.max(
          start,
          lines.findLastIndex((line) => tracebackJoint.test(line)),
        )
  const report = lines.slice(ends + 1)
  const type = report.flatMap((line) => tracebackEnd.exec(line.trim())?.[1] ?? [])[0]
  return type === undefined
    ? { source: code, raises: null }
    : { source: lines.slice(0, start).join('\n').trimEnd(), raises: type }
}

/** Whether an exception tells that a source is not Python, so that nothing of it runs. */
export const isSyntaxError = (type: string | null): boolean =>
  type === 'SyntaxError' || type === 'IndentationError' || type === 'TabError'

const syntaxErrorTypes = /\b(?:Syntax|Indentation|Tab)Error\b/iu

/** Whether text around a block says that it is not Python: it names an error of syntax. */
export const namesSyntaxError = (text: string, { syntaxErrors }: LanguageData): boolean =>
  syntaxErrorTypes.test(text) || hasAny(text, syntaxErrors) || hasAny(text, english.syntaxErrors)

/**
 * Whether a lesson leads readers to expect that a program ends with an exception. One that nothing announces mostly
 * comes from what the lesson left out, and not from what it teaches. Code and what it prints are mostly in English.
 *
 * @param near the block with its comments, the text around it, and what is shown as its output
 * @param far everything else that the lesson says, which has to name the exception
 */
export function announcesException(
  type: string,
  near: readonly string[],
  far: readonly string[],
  { failures }: LanguageData,
): boolean {
  const name = type.split('.').at(-1) ?? type
  return (
    near.some((text) => hasAny(text, failures) || hasAny(text, english.failures)) ||
    [...near, ...far].some((text) => text.includes(name))
  )
}
