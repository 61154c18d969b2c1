import type { Element, Nodes, Root } from 'hast'
import rehypeRaw from 'rehype-raw'
import { unified } from 'unified'

const reader = unified().use(rehypeRaw)

/** What HTML says, as Markdown, and what of it was left out. */
export interface MarkdownOfHtml {
  markdown: string
  /** Whether there were pictures, sounds or films. */
  hasMedia: boolean
}

const media = new Set(['img', 'audio', 'video', 'object', 'embed', 'iframe', 'svg', 'picture'])
const ignored = new Set(['script', 'style', 'head', 'title', 'template', 'noscript', 'textarea', 'select'])
const blocks = new Set(
  'address article aside blockquote center dd details div dl dt figure footer form h1 h2 h3 h4 h5 h6 header main nav p section table tr'.split(
    ' ',
  ),
)
/** How Anki names a file with a sound. Names have a greatest length, so that no text takes long to search. */
const sound = /\[sound:[^\]]{0,255}\]/u
/** Stands for a line break until it is known what is around it; a character of Unicode's for private use. */
const lineBreak = '\u{e000}'
/** Surrounds the number of a code block, whose spaces and lines are not to be touched. */
const codeMark = '\u{e001}'
/** Stand at the outer and the inner side of the marks of emphasis, until it is known what is around them. */
const [outside, inside] = ['\u{e002}', '\u{e003}']
const openings = /([^\s\p{P}\p{S}\u{e000}-\u{e003}])((?:\u{e002}\*+\u{e003})+)(?=[\p{P}\p{S}])/gu
const closings = /(?<=[\p{P}\p{S}])((?:\u{e003}\*+\u{e002})+)([^\s\p{P}\p{S}\u{e000}-\u{e003}])/gu
/** Two breaks in a row, or one beside a block, are where a paragraph ends. */
const doubleBreak = /\s*\u{e000}(?:\s*\u{e000})+\s*|\n\s*\u{e000}\s*|\s*\u{e000}\s*\n/gu
/** At the beginning of a line, what begins a list with numbers. */
const numbering = /^( *\d+)([.)])/gmu
/** Deeper HTML is nobody's card. */
const maxDepth = 100

/**
 * Turns HTML of any origin into Markdown: what is not text, emphasis, code, a list or a web address is dropped, and every
 * character that Markdown would take as markup is escaped.
 *
 * @throws RangeError if it is nested too deeply to be read
 */
export function markdownOfHtml(html: string): MarkdownOfHtml {
  const root: Root = { type: 'root', children: [{ type: 'raw', value: html } as never] }
  let hasMedia = sound.test(html)
  const code: string[] = []
  const write = (node: Nodes, depth: number): string => {
    if (node.type === 'text') {
      const text = node.value.replaceAll(new RegExp(sound, 'gu'), '').replaceAll(/[\u{e000}-\u{e003}]/gu, '')
      return escapeMarkdown(text.replaceAll(/\s+/gu, ' '))
    }
    if (depth > maxDepth || (node.type !== 'element' && node.type !== 'root')) return ''
    if (node.type === 'element' && media.has(node.tagName)) {
      hasMedia = true
      return ''
    }
    if (node.type === 'element' && ignored.has(node.tagName)) return ''
    if (node.type === 'element' && node.tagName === 'pre') {
      code.push(fenced(textOf(node)))
      return `\n\n${codeMark}${code.length - 1}${codeMark}\n\n`
    }
    if (node.type === 'element' && node.tagName === 'code') return inlineCode(textOf(node))
    const inner = node.children.map((child) => write(child, depth + 1)).join('')
    return node.type === 'root' ? inner : wrapped(node, inner)
  }
  const markdown = withFlankingMarks(write(reader.runSync(root), 0))
    .replaceAll(doubleBreak, '\n\n')
    .replaceAll(/[ \t]+\n/gu, '\n')
    .replaceAll(/(?<=[^\s\u{e000}]) {2,}(?=\S)/gu, ' ')
    .replaceAll(/\n{3,}/gu, '\n\n')
    .trim()
    .replaceAll(/\n*\u{e000}$|^\u{e000}\n*/gu, '')
    .replaceAll(lineBreak, '  \n')
    // A number and what follows it, from different elements, which would begin a list.
    .replaceAll(numbering, '$1\\$2')
    .replaceAll(/^( *)\u{e001}(\d+)\u{e001}/gmu, (_, indent: string, i: string) =>
      (code[Number(i)] ?? '').replaceAll(/^/gmu, indent),
    )
  return { markdown, hasMedia }
}

function wrapped({ tagName, properties }: Element, inner: string): string {
  switch (tagName) {
    case 'br':
      return lineBreak
    case 'b':
    case 'strong':
      return emphasised('**', inner)
    case 'i':
    case 'em':
      return emphasised('*', inner)
    case 'li':
      return `\n- ${inner.trim().replaceAll(/\n|\u{e000}/gu, '$&  ')}`
    case 'ul':
    case 'ol':
      return `\n${inner}\n\n`
    case 'td':
    case 'th':
      return `${inner} `
    case 'a': {
      const { href } = properties
      const isWeb = typeof href === 'string' && /^https?:\/\/[^\s<>]+$/iu.test(href)
      return isWeb && inner.trim() !== '' ? `[${inner}](<${href}>)` : inner
    }
    default:
      return blocks.has(tagName) ? `\n\n${inner}\n\n` : inner
  }
}

/** Emphasis cannot begin or end with a space, nor go over a blank line. */
function emphasised(mark: string, inner: string): string {
  const text = inner.trim()
  if (text === '' || text.includes('\n')) return inner
  const start = inner.indexOf(text)
  const marked = `${outside}${mark}${inside}${text}${inside}${mark}${outside}`
  return inner.slice(0, start) + marked + inner.slice(start + text.length)
}

/**
 * Marks between a letter and punctuation inside do not count as emphasis (CommonMark 0.31, section 6.2), as in
 * `**私[わたし]**は`. A character reference in place of the letter has punctuation at both ends.
 */
const withFlankingMarks = (markdown: string): string =>
  markdown
    .replaceAll(openings, (_, letter: string, marks: string) => reference(letter) + marks)
    .replaceAll(closings, (_, marks: string, letter: string) => marks + reference(letter))
    .replaceAll(/[\u{e002}\u{e003}]/gu, '')

const reference = (char: string): string => `&#${char.codePointAt(0) ?? 0};`

function inlineCode(text: string): string {
  const line = text.replaceAll(/\s+/gu, ' ')
  const fence = '`'.repeat(longestRun(line) + 1)
  const isPadded = line.startsWith('`') || line.endsWith('`')
  return line.trim() === '' ? '' : `${fence}${isPadded ? ` ${line} ` : line}${fence}`
}

/** Length of the longest run of backticks, which a longer one surrounds. */
const longestRun = (text: string): number =>
  [...text.matchAll(/`+/gu)].reduce((longest, [run]) => Math.max(longest, run.length), 0)

function fenced(text: string): string {
  const longest = Math.max(2, longestRun(text))
  const fence = '`'.repeat(longest + 1)
  return `${fence}\n${text.replace(/\n$/u, '')}\n${fence}`
}

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (node.type === 'element' && node.tagName === 'br') return '\n'
  return node.type === 'element' ? node.children.map(textOf).join('') : ''
}

/** Escapes whatever has a meaning in Markdown, in the middle of a line and at its beginning. */
export const escapeMarkdown = (text: string): string =>
  text
    .replaceAll(/[\\`*_[\]<>&~|$]/gu, '\\$&')
    .replaceAll(/[^\S\n]+/gu, ' ')
    .replaceAll(/^( *)([#+=-])/gmu, '$1\\$2')
    .replaceAll(numbering, '$1\\$2')
    // An address would take the backslashes behind it for its own; three colons begin a container.
    .replaceAll(/:(?=\/\/|::)|(?<=www)\.|@/giu, '\\$&')
