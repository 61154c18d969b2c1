import { functionAround } from '#domain/program/function-around'
import { indentOf } from '#domain/program/indent-of'

/** Where a program may go on, as far as its text tells. Lines are 1-based; 0 stands for none. */

const hasCode = (text: string) => !/^\s*(?:#.*)?$/u.test(text)
/** Python never stops at such a line, but at the first within it. */
const onlyOpens = /^\s*(?:else|finally)\s*:\s*(?:#.*)?$/u

/** The first line with code after a line at which Python can stop. */
export function lineBelow(line: number, source: readonly string[]): number {
  const next = source.findIndex((text, i) => i >= line && hasCode(text)) + 1
  return next > 0 && onlyOpens.test(source[next - 1] ?? '') ? lineBelow(next, source) : next
}

/**
 * Where a program goes on if a branch or a loop is not taken; none where that depends on what is around it.
 */
export function lineAfterBlock(line: number, source: readonly string[]): number {
  const indent = indentOf(source[line - 1] ?? '')
  const next = source.findIndex((text, i) => i >= line && hasCode(text) && indentOf(text) <= indent) + 1
  const text = source[next - 1] ?? ''
  const isOfOuter = indentOf(text) < indent && /^\s*(?:elif|else|except)\b/u.test(text)
  return isOfOuter ? 0 : onlyOpens.test(text) ? lineBelow(next, source) : next
}

/** Lines that handle or follow an error: in the module, and in functions of these names. */
export function handlersIn(functions: ReadonlySet<string>, source: readonly string[]): number[] {
  return source.flatMap((text, i) => {
    if (!/^\s*(?:except|finally)\b/u.test(text)) return []
    const line = i + 1
    const around = functionAround(line, source)
    const name = around === null ? null : /\bdef\s+(\w+)/u.exec(source[around - 1] ?? '')?.[1]
    const isRunning = name === null || (name !== undefined && functions.has(name))
    return isRunning ? [onlyOpens.test(text) ? lineBelow(line, source) : line] : []
  })
}
