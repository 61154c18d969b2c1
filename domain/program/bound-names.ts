const name = String.raw`[^\W\d]\w*`
const list = String.raw`${name}(?:\s*,\s*${name})*`

/** Where Python binds a name. Parameters are read from the list that the second pattern finds. */
const bindings = [
  new RegExp(String.raw`\b(?:def|class)\s+(${name})`, 'gu'),
  new RegExp(String.raw`\bdef\s+${name}\s*\(([^)]*)\)`, 'gu'),
  new RegExp(String.raw`\blambda\s+([^:]*):`, 'gu'),
  new RegExp(String.raw`(?:^|[;:])\s*(${list})\s*=(?!=)`, 'gmu'),
  new RegExp(String.raw`\bfor\s+\(?(${list})\)?\s+in\b`, 'gu'),
  new RegExp(String.raw`\bas\s+(${name})`, 'gu'),
  new RegExp(String.raw`(${name})\s*:=`, 'gu'),
]

/** Names that every Python program uses in the same sense. */
const isCustomary = (bound: string) => /^(?:self|cls|__\w+__)$/u.test(bound)

/**
 * The names that a Python program chose for its functions, parameters and variables, as far as they can be told without
 * parsing it.
 */
export function boundNames(source: string): Set<string> {
  const found = bindings.flatMap((pattern) => [...source.matchAll(pattern)].map(([, names = '']) => names))
  const parts = found.flatMap((names) => names.split(',')).map((part) => part.trim().replace(/^\*+/u, ''))
  const bound = parts.flatMap((part) => new RegExp(`^${name}`, 'u').exec(part)?.[0] ?? [])
  return new Set(bound.filter((each) => !isCustomary(each)))
}
