/** Names that an import clause such as `a.b, c as d` binds. */
function boundBy(clause: string, isFrom: boolean): string[] {
  return clause
    .replace(/[()]/gu, '')
    .split(',')
    .map((item) => {
      const [, path = '', alias] = /^\s*([\w.*]+)(?:\s+as\s+(\w+))?\s*$/u.exec(item) ?? []
      return alias ?? (isFrom ? path : (path.split('.')[0] ?? ''))
    })
}

/** The unindented one-line import in a source that binds a name, without its comment; null if there is none. */
export function importLineFor(source: string, name: string): string | null {
  for (const line of source.split('\n')) {
    const statement = line.replace(/\s*#.*$/u, '').trimEnd()
    const [, from, clause = ''] = /^(?:from\s+([\w.]+)\s+)?import\s+([^;]+)$/u.exec(statement) ?? []
    if (clause !== '' && boundBy(clause, from !== undefined).includes(name)) return statement
  }
  return null
}
