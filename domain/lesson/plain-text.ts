import type { PhrasingContent, RootContent } from 'mdast'
import { formulaText } from '#domain/formula/formula-text'

/** Liquid `raw` tags and kramdown attribute lists. */
const jekyllMarkup = /\{%-?\s*(?:end)?raw\s*-?%\}|\{:[^{}\n]*\}|\{::[^{}\n]*\}/gu

/** Tags of Liquid and GitBook in running text: `{% endstep %}`. */
const templateTag = /\{%[^%{}\n]{1,200}%\}/gu

/** Spans with attributes, and attributes at the end of a line, as Pandoc has them: `[tag]{#tag}`, `# Title {.lesson}`. */
const attributeSpan = /\[([^[\]\n]{1,100})\]\{[#.][^{}\n]{0,100}\}/gu
const attributes = /[ \t]\{[#.][\w\s.#="-]{1,100}\}$/gmu

/** Code without the tags with which Jekyll protects it. */
export function withoutJekyllMarkup(text: string): string {
  return text.replace(jekyllMarkup, '')
}

/** The text without markup that only Jekyll, kramdown and Pandoc understand. */
export function withoutForeignMarkup(text: string): string {
  return text.replace(jekyllMarkup, '').replace(attributeSpan, '$1').replace(attributes, '')
}

/** Control characters and direction marks; the page sets the direction of each text itself. */
const invisible = /[\p{Cc}\u{200b}\u{200e}\u{200f}\u{202a}-\u{202e}\u{2060}\u{2066}-\u{2069}\u{feff}]/gu

/** Longer runs of symbols are truncated, because they would make later patterns backtrack for too long. */
const longRun = /([\p{P}\p{S}\p{M}]{100})[\p{P}\p{S}\p{M}]+/gu

/** The text on one line, with single spaces and without control characters and direction marks. */
export function cleanText(text: string): string {
  return text
    .replace(jekyllMarkup, ' ')
    .replace(attributeSpan, '$1')
    .replace(attributes, '')
    .replace(/[\n\t]/gu, ' ')
    .replace(invisible, '')
    .replace(/\s+/gu, ' ')
    .replace(longRun, '$1')
    .trim()
}

/** Pictographs and their modifiers. */
const pictograph =
  /[\p{Emoji_Presentation}\p{Emoji_Modifier}\u{1f300}-\u{1faff}\u{fe0f}\u{200d}✓✔✗✘✖☑☐☒⚠⚙✏✂✉ℹ▶➤➜➡]/u

/** The text without decorative pictographs at the start and end of each line. */
function withoutDecoration(text: string): string {
  return pictograph.test(text) ? text.split('\n').map(trimPictographs).join('\n') : text
}

function trimPictographs(line: string): string {
  const chars = [...line]
  const isText = (char: string): boolean => !pictograph.test(char) && char.trim() !== ''
  const [first, last] = [chars.findIndex(isText), chars.findLastIndex(isText)]
  const isWithin = (index: number): boolean => index >= first && index <= last
  return chars.filter((char, index) => isWithin(index) || !pictograph.test(char)).join('')
}

/** Whether a node ends a line, in Markdown or in HTML. */
const isLineBreak = (node: PhrasingContent | RootContent): boolean =>
  node.type === 'break' || (node.type === 'html' && /^<br\s*\/?>$/iu.test(node.value))

function rawText(node: PhrasingContent | RootContent, isTitle: boolean): string {
  if (isLineBreak(node)) return '\n'
  switch (node.type) {
    case 'text': {
      const text = node.value.replace(templateTag, ' ')
      return isTitle ? text : withoutDecoration(text)
    }
    case 'inlineCode':
      // A backtick inside a span would end it in plain text; this letter looks the same.
      return `\`${node.value.trim().replaceAll('\n', ' ').replaceAll('`', 'ˋ')}\``
    case 'inlineMath':
      return isTitle ? formulaText(node.value) : `$${node.value}$`
    case 'image':
    case 'imageReference':
    case 'footnoteReference':
    case 'html':
      return ''
    default:
      return 'children' in node ? node.children.map((child) => rawText(child, isTitle)).join('') : ''
  }
}

/**
 * Inline content as plain text on one line. Code spans keep their backticks; images, tags and decorative pictographs
 * are dropped.
 */
export function plainText(nodes: readonly (PhrasingContent | RootContent)[]): string {
  return cleanText(nodes.map((node) => rawText(node, false)).join(''))
}

/**
 * The text of a table cell on one line. Its lines are often parts of their own without punctuation: what continues a
 * sentence follows a space, another part a semicolon, and what stands below a line in bold a colon.
 */
export function cellText(nodes: readonly PhrasingContent[]): string {
  const lines = splitLines(nodes, 0).filter((line) => plainText(line.nodes) !== '')
  return lines.reduce((text, line, index) => {
    const next = plainText(line.nodes)
    const before = lines[index - 1]
    if (before === undefined) return next
    const isContinued = /[.,;:!?…。，；：！？–—-]$/u.test(text) || /^[^\p{Lu}\p{N}`$]/u.test(next)
    if (isContinued) return `${text} ${next}`
    return `${text}${isBold(before) ? ':' : ';'} ${next}`
  }, '')
}

/** Whether all words of a line are bold. */
const isBold = ({ nodes }: InlineLine): boolean =>
  nodes.every((node) => node.type === 'strong' || plainText([node]) === '')

/** A title as plain text on one line, with its decorative pictographs, and its formulas as plain text. */
export function titleText(nodes: readonly PhrasingContent[]): string {
  return cleanText(nodes.map((node) => rawText(node, true)).join(''))
}

/** A line of a paragraph and its line number in the file. */
export interface InlineLine {
  nodes: PhrasingContent[]
  line: number
}

/** Splits a paragraph into its lines; hard breaks, soft ones and `<br>` end a line. */
export function splitLines(nodes: readonly PhrasingContent[], firstLine: number): InlineLine[] {
  const lines: InlineLine[] = []
  let current: InlineLine = { nodes: [], line: firstLine }
  for (const node of nodes) {
    if (isLineBreak(node)) {
      lines.push(current)
      current = { nodes: [], line: node.position?.end.line ?? current.line + 1 }
    } else if (node.type === 'text' && node.value.includes('\n')) {
      const startLine = node.position?.start.line ?? current.line
      for (const [index, value] of node.value.split('\n').entries()) {
        if (index > 0) {
          lines.push(current)
          current = { nodes: [], line: startLine + index }
        }
        if (value !== '') current.nodes.push({ type: 'text', value })
      }
    } else {
      current.nodes.push(node)
    }
  }
  lines.push(current)
  return lines.filter((line) => line.nodes.length > 0)
}

/**
 * The words in bold or italics in some lines, without final punctuation. Leaves out code, labels (`**Note:**`), and
 * words that occur more than once, because a blank could not tell which occurrence is meant.
 */
export function keyWordsOf(lines: readonly InlineLine[]): string[] {
  const all = lines.map(({ nodes }) => plainText(nodes)).join(' ')
  return lines
    .flatMap(({ nodes }) => nodes.flatMap(emphasised))
    .map((text) => text.replace(/[\s.,;!?。，；！？]+$/u, ''))
    .filter((text) => !/`|[:：]$/u.test(text) && occurrencesOf(text, all).length === 1)
}

function emphasised(node: PhrasingContent): string[] {
  if (node.type === 'strong' || node.type === 'emphasis') return [plainText([node])]
  return 'children' in node ? node.children.flatMap(emphasised) : []
}

const joinedBefore = /(?:[\p{L}\p{N}_./]|[\p{L}\p{N}]-)$/u
const joinedAfter = /^(?:[\p{L}\p{N}_(/]|[.-][\p{L}_])/u

/** The indices at which words occur in a text, not counting parts of another word, a path or a call. */
export function occurrencesOf(words: string, text: string): number[] {
  const occurrences: number[] = []
  if (words === '') return occurrences
  for (let start = text.indexOf(words); start >= 0; start = text.indexOf(words, start + 1)) {
    const end = start + words.length
    // The patterns look at two characters, each of which may take two code units.
    const isJoined =
      joinedBefore.test(text.slice(Math.max(0, start - 4), start)) ||
      joinedAfter.test(text.slice(end, end + 4))
    if (!isJoined) occurrences.push(start)
  }
  return occurrences
}
