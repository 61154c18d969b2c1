import type { PhrasingContent } from 'mdast'
import type { Mark } from '#domain/claims/candidate'
import { plainText, type InlineLine } from '#domain/lesson/plain-text'

/** Words set off in a text, with their place in it: `start` and `end` are indices of UTF-16 code units. */
export interface MarkedSpan {
  /** Without backticks and quotation marks. */
  text: string
  mark: Exclude<Mark, 'none'>
  start: number
  end: number
}

const quoted = /[“„«"]([^“”„«»"]{2,50})[”“»"]/gu

function marksIn(node: PhrasingContent): { text: string; mark: MarkedSpan['mark'] }[] {
  if (node.type === 'inlineCode') return [{ text: plainText([node]), mark: 'code' }]
  if (node.type === 'strong' || node.type === 'emphasis') {
    const text = plainText([node])
    return [{ text, mark: /^`[^`]+`$/u.test(text) ? 'code' : node.type }]
  }
  return 'children' in node ? node.children.flatMap(marksIn) : []
}

/**
 * The words of a block that are in bold, italics, code or quotation marks, in order.
 *
 * @param text the plain text of the lines, on one line
 */
export function markedSpans(lines: readonly InlineLine[], text: string): MarkedSpan[] {
  const spans: MarkedSpan[] = []
  let from = 0
  for (const { text: shown, mark } of lines.flatMap(({ nodes }) => nodes.flatMap(marksIn))) {
    const start = text.indexOf(shown, from)
    if (start < 0 || shown === '') continue
    from = start + shown.length
    spans.push({ text: shown.replaceAll('`', ''), mark, start, end: from })
  }
  for (const match of text.matchAll(quoted)) {
    const [start, end] = [match.index, match.index + match[0].length]
    if (!spans.some((span) => span.start < end && start < span.end))
      spans.push({ text: match[1] ?? '', mark: 'quotes', start, end })
  }
  return spans.sort((a, b) => a.start - b.start)
}
