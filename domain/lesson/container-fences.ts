/**
 * Containers between lines of colons, such as `::: note` … `:::` in Pandoc, Docusaurus and VitePress. CommonMark knows
 * none of them and would join their lines to the text around, so each fence becomes a comment for the block reader.
 */

const fence = /^ {0,3}:{3,}(?!.*:::\s*\S)\s*([^:\n]{0,80}?)\s*:*\s*$/u
const codeFence = /^ {0,3}(`{3,}|~{3,})/u
const marker = /^<!--:::(.*?)-->$/u

/** The lines with each fence of a container turned into a comment; lines of code stay as they are. */
export function markContainers(lines: readonly string[]): string[] {
  let open: string | null = null
  return lines.map((line) => {
    const code = codeFence.exec(line)?.[1]
    if (open !== null) {
      if (code !== undefined && code.startsWith(open) && line.trim() === code) open = null
      return line
    }
    if (code !== undefined) {
      open = code
      return line
    }
    const name = fence.exec(line)?.[1]
    return name === undefined ? line : `<!--:::${name.replaceAll('-->', '')}-->`
  })
}

/** The name of a container, in lower case without attributes, if an HTML node opens one; `''` if it closes one. */
export function containerOf(html: string): string | null {
  const name = marker.exec(html.trim())?.[1]
  return name === undefined
    ? null
    : name
        .toLowerCase()
        .replace(/[{}#.[\]]/gu, ' ')
        .trim()
}
