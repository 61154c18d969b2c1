import { topLevelStatements, type PythonStatement } from '#domain/program/python-tokens'

/** How a value is shown: as `print` shows it, or as a shell does, with quotes around text. */
export type Echo = (expression: string) => string

/** Expressions that show nothing: texts that stand as comments, and calls that print by themselves. */
const showsNothing =
  /^(?:[rbuf]{0,2}(?:"[\s\S]*"|'[\s\S]*')|\.\.\.|(?:print|help|input|exit|quit|del)\b[\s\S]*|[\s\S]*\bawait\b[\s\S]*)$/iu

/**
 * A program that prints the values that a notebook or a shell would show: of its last statement, and of each expression
 * with a comment behind it. Line numbers stay. Null if it has no such expression.
 *
 * @param firstLine the first line of the lines that are looked at, 1-based; those above come from other blocks
 */
export function echoValues(source: string, firstLine: number, echo: Echo): string | null {
  const start = source
    .split('\n')
    .slice(0, firstLine - 1)
    .join('\n').length
  const statements = topLevelStatements(source).filter(({ from }) => from >= start)
  const last = statements.at(-1)
  const hasComment = ({ to }: PythonStatement) => /^[ \t]*#/u.test(source.slice(to))
  const shown = statements.filter(
    (statement) =>
      statement.kind === 'ExpressionStatement' &&
      !showsNothing.test(statement.text) &&
      (statement === last || hasComment(statement)),
  )
  if (shown.length === 0) return null
  let text = source
  for (const { from, to, text: expression } of shown.toReversed())
    text = text.slice(0, from) + echo(expression) + text.slice(to)
  return text
}
