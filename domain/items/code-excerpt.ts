const shownLines = 3

/** Lines that many programs share, and that so tell none of them apart. */
const commonLine = /^\s*(?:#|import |from \S+ import |(?:async )?def main\(\)|asyncio\.run\(main\(\)\)|$)/

/**
 * The lines that show best which program it is, with their indentation: the first three that many programs do not share,
 * or the first three lines if all are of that kind.
 */
export function codeExcerpt(code: string): string {
  const lines = code.split('\n')
  const own = lines.filter((line) => !commonLine.test(line))
  return (own.length > 0 ? own : lines).slice(0, shownLines).join('\n')
}
