/** Which values can be asked about, and wrong ones like them. */

/** A line of Python, or a value, with nothing in its texts. */
export const withoutTexts = (text: string) => text.replaceAll(/'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"/gu, "''")

const maxAskedCharacters = 70

/** Whether Python writes a value so: whole, and not with words of this app for a function, a class or a generator. */
export const isAsPythonWritesIt = (value: string) =>
  value.length <= maxAskedCharacters && !/…|^-?0x|\b(?:function|class|generator) /u.test(withoutTexts(value))

/** Wrong values that are close to a right one. */
export function neighbours(value: string): string[] {
  if (/^-?\d{1,15}$/u.test(value)) return [String(Number(value) + 1), String(Number(value) - 1)]
  if (value === 'True') return ['False']
  if (value === 'False') return ['True']
  const items = /^\[(.*)\]$/u.exec(value)?.[1]
  if (items === undefined || /[[({…]/u.test(items)) return []
  const parts = items.split(', ')
  return [
    `[${parts.slice(0, -1).join(', ')}]`,
    ...(parts.length > 1 ? [`[${parts.toReversed().join(', ')}]`] : []),
  ]
}
