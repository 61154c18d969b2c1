import { takeAnnotations, type ReaderState } from '#domain/lesson/blocks/reader-state'
import { createTextBlock } from '#domain/lesson/blocks/text-block'
import { cleanText, plainText, type InlineLine } from '#domain/lesson/plain-text'
import { readHead, splitTerm, type Head } from '#domain/lesson/read-head'

/** A term of a definition list and its meaning. */
interface Description {
  head: Head
  /** The first line of the meaning. */
  line: InlineLine
  first: number
  last: number
}

/**
 * Reads a paragraph as a definition list in the syntax of kramdown and PHP Markdown Extra: lines with terms, followed
 * by lines `: meaning`. The terms may also be the preceding paragraph.
 *
 * @returns whether the paragraph is a definition list
 */
export function readDescriptions(lines: readonly InlineLine[], state: ReaderState): boolean {
  const { blocks, sections, file } = state
  const previous = blocks.texts.at(-1)
  const isTermLine = previous?.kind === 'paragraph' && (previous.head?.meaning ?? '') === ''
  const descriptions = descriptionsIn(lines, isTermLine ? previous.lines : [])
  for (const { head, line, first, last } of descriptions) {
    const list = `dl:${sections.at(-1)?.line ?? 0}`
    const annotations = takeAnnotations(state)
    const source = { file, first, last }
    blocks.texts.push(
      createTextBlock({ kind: 'description', head, lines: [line], list, annotations, source }, state),
    )
  }
  return descriptions.length > 0
}

/** @param before lines of the preceding paragraph, which are the terms if the first line is a meaning */
function descriptionsIn(lines: readonly InlineLine[], before: readonly InlineLine[]): Description[] {
  const found: Description[] = []
  const [lead] = lines
  let terms = lead !== undefined && startsMeaning(lead) ? [...before] : []
  for (const line of lines) {
    const previous = found.at(-1)
    if (startsMeaning(line)) {
      const [term, ...others] = terms
      if (term === undefined) continue
      const meaning = plainText(line.nodes).replace(/^[:：]\s*/u, '')
      found.push({ head: headOf(term, others, meaning), line, first: term.line, last: line.line })
      terms = []
    } else if (previous !== undefined && terms.length === 0) {
      previous.head.meaning = cleanText(`${previous.head.meaning} ${plainText(line.nodes)}`)
      previous.last = line.line
    } else {
      terms.push(line)
    }
  }
  return found
}

/** Whether a line has the form `: meaning`. */
function startsMeaning({ nodes: [first] }: InlineLine): boolean {
  return first?.type === 'text' && /^\s*[:：](?:\s|$)/u.test(first.value)
}

function headOf(term: InlineLine, others: readonly InlineLine[], meaning: string): Head {
  const shown = plainText(term.nodes).replace(/\s*[:：]$/u, '')
  const name = shown.replaceAll('`', '')
  const head = readHead([{ ...term, nodes: [...term.nodes, { type: 'text', value: ':' }] }])
  const isOneSpan = term.nodes.length === 1 && term.nodes[0]?.type === 'inlineCode'
  return {
    term: head?.term ?? splitTerm(name).term,
    shown: head?.shown ?? splitTerm(shown).term,
    isCode: isOneSpan || (head?.isCode ?? false),
    aliases: [
      ...(head?.aliases ?? splitTerm(name).aliases),
      ...others.map((other) => plainText(other.nodes).replaceAll('`', '')),
    ],
    form: 'strong',
    meaning,
  }
}
