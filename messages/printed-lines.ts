import { code } from '#messages/code'

interface PrintedText {
  stream: 'stdout' | 'stderr'
  text: string
}

/**
 * What was printed, line by line as code; a traceback is only named as such.
 *
 * @param emptyLine what an empty line is called
 */
export function printedLines({ text, stream }: PrintedText, emptyLine: string): string[] | 'traceback' {
  if (stream === 'stderr' && text.startsWith('Traceback')) return 'traceback'
  const lines = text.replace(/\n$/, '').split('\n')
  return lines.map((line) => (line.trim() === '' ? emptyLine : code(line)))
}
