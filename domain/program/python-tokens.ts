import { parser } from '@lezer/python'

/** A token of a Python program; a plain string is one token, an f-string has tokens for what is computed in it. */
export interface PythonToken {
  /** Kind of the token in the grammar of `@lezer/python`: `Number`, `String`, `VariableName`, a keyword, … */
  kind: string
  /** What the token is a direct part of, such as `BinaryExpression` or `ArgList`. */
  parent: string
  text: string
  /** Whether it is computed in an f-string. */
  isInText: boolean
  /** Offsets in the source. */
  from: number
  to: number
}

/** A statement at module level. */
export interface PythonStatement {
  /** Kind of the statement in the grammar of `@lezer/python`. */
  kind: string
  text: string
  from: number
  to: number
}

/** The tokens of a Python program with its comments. A program with syntax errors is read as far as possible. */
export function pythonTokens(source: string): PythonToken[] {
  const tokens: PythonToken[] = []
  let texts = 0
  parser.parse(source).iterate({
    enter({ name, from, to, node }) {
      if (name === 'FormatReplacement') texts += 1
      if (node.firstChild !== null || from === to) return
      const parent = node.parent?.name ?? ''
      tokens.push({ kind: name, parent, text: source.slice(from, to), isInText: texts > 0, from, to })
    },
    leave({ name }) {
      if (name === 'FormatReplacement') texts -= 1
    },
  })
  return tokens
}

/** The statements at module level of a Python program, without comments. */
export function topLevelStatements(source: string): PythonStatement[] {
  const statements: PythonStatement[] = []
  const { topNode } = parser.parse(source)
  for (let node = topNode.firstChild; node !== null; node = node.nextSibling) {
    if (node.name === 'Comment') continue
    const text = source.slice(node.from, node.to)
    statements.push({ kind: node.name, text, from: node.from, to: node.to })
  }
  return statements
}

const simpleStatements = new Set(['AssignStatement', 'ExpressionStatement', 'UpdateStatement'])

/** Two statements of one line each, one right after the other in the same block. */
export function neighbouringStatements(source: string): [PythonStatement, PythonStatement][] {
  const pairs: [PythonStatement, PythonStatement][] = []
  const statementOf = ({ name, from, to }: { name: string; from: number; to: number }): PythonStatement => ({
    kind: name,
    text: source.slice(from, to),
    from,
    to,
  })
  parser.parse(source).iterate({
    enter({ name, node }) {
      const next = node.nextSibling
      if (next === null || !simpleStatements.has(name) || !simpleStatements.has(next.name)) return
      const pair: [PythonStatement, PythonStatement] = [statementOf(node), statementOf(next)]
      if (pair.every(({ text }) => !text.includes('\n'))) pairs.push(pair)
    },
  })
  return pairs
}

/** The numbers that calls are given, each with what is called, as it is written there. */
export function numberArguments(source: string): (PythonToken & { callee: string })[] {
  const found: (PythonToken & { callee: string })[] = []
  parser.parse(source).iterate({
    enter({ name, from, to, node }) {
      const call = node.parent?.parent
      if (name !== 'Number' || node.parent?.name !== 'ArgList' || call?.name !== 'CallExpression') return
      const callee = source.slice(call.from, node.parent.from)
      found.push({
        kind: name,
        parent: 'ArgList',
        text: source.slice(from, to),
        isInText: false,
        from,
        to,
        callee,
      })
    },
  })
  return found
}

const opening = new Set(['(', '[', '{'])
const closing = new Set([')', ']', '}'])

/** Whether brackets of a piece of code are still open at its end, so that it goes on in the next line. */
export function hasOpenBracket(source: string): boolean {
  let depth = 0
  for (const { kind, text } of pythonTokens(source)) {
    if (kind === 'String' || kind === 'Comment') continue
    if (opening.has(text)) depth += 1
    if (closing.has(text)) depth -= 1
  }
  return depth > 0
}
