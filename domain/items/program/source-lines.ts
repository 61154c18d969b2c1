import { indentOf } from '#domain/program/indent-of'

/** A line of a program. */
export interface SourceLine {
  /** 1-based. */
  number: number
  text: string
}

/** The lines of a program, numbered. */
export function numberedLines(source: string): SourceLine[] {
  return source.split('\n').map((text, index) => ({ number: index + 1, text }))
}

/** The lines of a function's body, without nested functions; empty if there is no function of that name. */
export function linesOfFunction(source: string, name: string): SourceLine[] {
  const lines = numberedLines(source)
  const start = lines.findIndex(({ text }) =>
    new RegExp(`^\\s*(?:async\\s+)?def\\s+${name}\\s*\\(`, 'u').test(text),
  )
  const head = lines[start]
  if (head === undefined) return []
  const rest = lines.slice(start + 1)
  const end = rest.findIndex(({ text }) => text.trim() !== '' && indentOf(text) <= indentOf(head.text))
  return withoutInnerFunctions(end < 0 ? rest : rest.slice(0, end))
}

function withoutInnerFunctions(lines: readonly SourceLine[]): SourceLine[] {
  let inner: number | null = null
  return lines.filter(({ text }) => {
    if (text.trim() === '') return false
    if (inner !== null && indentOf(text) <= inner) inner = null
    if (inner !== null) return false
    if (/^\s*(?:async\s+)?def\b/u.test(text)) inner = indentOf(text)
    return inner === null
  })
}

/** Line numbers of the statement that contains a line, determined by counting brackets. */
export function linesOfStatement(source: string, line: number): number[] {
  const lines = numberedLines(source)
  let open = 0
  let first = 1
  const statements: number[][] = []
  for (const { number, text } of lines) {
    if (open === 0) first = number
    const bare = text.replace(/(["'])(?:\\.|(?!\1).)*\1/gu, '').replace(/#.*$/u, '')
    open = Math.max(0, open + count(bare, /[([{]/gu) - count(bare, /[)\]}]/gu))
    if (open === 0) statements.push(Array.from({ length: number - first + 1 }, (_, i) => first + i))
  }
  return statements.find((numbers) => numbers.includes(line)) ?? [line]
}

function count(text: string, pattern: RegExp): number {
  return (text.match(pattern) ?? []).length
}
