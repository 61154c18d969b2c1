const opening = /^ {0,3}(?<fence>`{3,}|~{3,})[ \t]*(?<language>[\w+-]*)[^`]*$/u
const languages = new Set(['', 'python', 'py', 'python3'])

/**
 * The Python program on a side of a card: its first block of code between fences that is named Python, or has no name.
 *
 * @param markdown the side, as it is written
 * @returns null if there is none
 */
export function codeOfCard(markdown: string): string | null {
  const lines = markdown.split(/\r?\n/u)
  for (let at = 0; at < lines.length; at++) {
    const { fence, language = '' } = opening.exec(lines[at] ?? '')?.groups ?? {}
    if (fence === undefined) continue
    const closing = new RegExp(`^ {0,3}${fence[0]}{${fence.length},}[ \\t]*$`, 'u')
    const end = lines.findIndex((line, i) => i > at && closing.test(line))
    const code = lines.slice(at + 1, end < 0 ? undefined : end).join('\n')
    if (languages.has(language.toLowerCase()) && code.trim() !== '') return `${code}\n`
    if (end < 0) return null
    at = end
  }
  return null
}

/**
 * What a program printed as a block of code for the back of a card, and the error that ended it.
 *
 * @returns null if it printed nothing and no error ended it
 */
export function keyOfRun({
  stdout,
  exception,
}: {
  stdout: string
  exception: { type: string; message: string } | null
}): string | null {
  const error = exception === null ? '' : [exception.type, exception.message].filter(Boolean).join(': ')
  const text = [stdout.replace(/\n$/u, ''), error].filter((part) => part !== '').join('\n')
  if (text === '') return null
  const ticks = Math.max(0, ...(text.match(/`+/gu) ?? []).map((run) => run.length))
  const fence = '`'.repeat(Math.max(3, ticks + 1))
  return `${fence}text\n${text}\n${fence}`
}

/** The back of a card with the key of a run: in the place of the key of an earlier one, or else below what is there. */
export function withKey(back: string, key: string, earlierKey: string | null): string {
  if (earlierKey !== null && back.includes(earlierKey)) return back.replace(earlierKey, () => key)
  return back.trim() === '' ? key : `${back.trimEnd()}\n\n${key}`
}
