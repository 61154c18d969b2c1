import { pythonTokens } from '#domain/program/python-tokens'

/** Names that stand for something that the reader has to fill in. */
const placeholderName =
  /^(?:(?:some_?)?(?:condition|expression|statement|statements|sequence|iterable|something|value|code|do_something|block)_?\d*|_+)$/iu

/**
 * A block that shows the shape of a statement, with `pass` wherever it has only comments for a body, so that Python can
 * read it. The same text if there is no such body.
 */
export function fillBodies(source: string): string {
  const lines = source.split('\n')
  const indentOf = (line: string) => /^[ \t]*/u.exec(line)?.[0].length ?? 0
  return lines
    .map((line, index) => {
      const code = line.replace(/#[^'"]*$/u, '').trimEnd()
      if (!code.endsWith(':') || code.trim() === ':') return line
      const next = lines.slice(index + 1).find((each) => each.trim() !== '' && !each.trim().startsWith('#'))
      return next === undefined || indentOf(next) <= indentOf(line) ? `${code} pass` : line
    })
    .join('\n')
}

/** Whether a block has gaps that its readers have to fill: `result = ____`. */
export const hasGap = (source: string): boolean =>
  pythonTokens(source).some(({ kind, text }) => kind === 'VariableName' && /^_{3,}$/u.test(text))

/** Whether a block that uses undefined names is plainly meant as a sketch: it has `...` or a placeholder in it. */
export function isSketch(source: string, undefinedNames: readonly string[]): boolean {
  return (
    fillBodies(source) !== source ||
    /^[ \t]*\.\.\.[ \t]*(?:#.*)?$/mu.test(source) ||
    undefinedNames.some((name) => placeholderName.test(name))
  )
}
