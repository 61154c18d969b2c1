import type { Code } from 'mdast'

/** Code as it stands in the file, and what it is read as. */
interface ReadFence {
  /** `python`, `doctest`, the first info word of any other, or `''`. */
  language: string
  code: string
  /** The line of the file in which the code begins. */
  codeLine: number
  isClosed: boolean
}

/** Reads a code block, fenced or indented. Liquid's marks for raw text are no part of it. */
export function readFence({ value, lang, position }: Code, sourceLines: readonly string[]): ReadFence {
  const first = position?.start.line ?? 1
  const last = position?.end.line ?? 1
  const isFenced = /[`~]{3,}/u.test(sourceLines[first - 1] ?? '')
  const hasEnd = first < last && /^[\s>]*(?:`{3,}|~{3,})\s*$/u.test(sourceLines[last - 1] ?? '')
  const code = value.replace(/^[ \t]*\{%-?\s*(?:end)?raw\s*-?%\}[ \t]*$/gmu, '')
  return {
    language: fenceLanguage(lang ?? '', code),
    code,
    codeLine: isFenced ? first + 1 : first,
    isClosed: !isFenced || hasEnd,
  }
}

function fenceLanguage(info: string, code: string): string {
  const name =
    info
      .toLowerCase()
      .split(/[\s,:{}.=]+/u)
      .find((part) => part !== '') ?? ''
  const isSession = /^\s*>>> /u.test(code)
  if (['python', 'py', 'python3', 'pycon', 'doctest'].includes(name)) {
    return isSession || name === 'pycon' || name === 'doctest' ? 'doctest' : 'python'
  }
  return name === '' && isSession ? 'doctest' : name
}
