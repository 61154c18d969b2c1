import type { PhrasingContent } from 'mdast'

import { cleanText, plainText, type InlineLine } from '#domain/lesson/plain-text'
import { countWords } from '#domain/lesson/words'

/** The start of an item or paragraph in definition form. */
export interface Head {
  term: string
  /** The term as written, with code in backticks. */
  shown: string
  isCode: boolean
  aliases: string[]
  /** How the term is marked; bold is the recommended form. */
  form: 'strong' | 'run-in' | 'code' | 'emphasis' | 'plain'
  /** Text after the separator; `''` if there is none. */
  meaning: string
}

const separator = /^\s*(?:[:：]|—|–\s|-{2,3}\s|\s(?:-|–)\s|\s(?:=|→|⇒|=>|->)\s)\s*/u
const separatorAtEnd = /\s*(?:[:：]|\s(?:-{1,3}|[–—]))$/u
const aliasList = /^(\s*)[(（]([^()（）]{1,80})[)）]/u

/** Words in parentheses that qualify the term and are not an alias. */
const qualifier =
  /^(?:since|new in|added in|until|from|optional|required|default|deprecated|advanced|basic|im?mutable|mutable|un?ordered|singular|noun|verb|adj|e\.?g|i\.?e|see|like|such as|for|in|on|with|without|not|the|python|v?\d.*|O|or more|and|all|only|if|when|aka)(?![\p{L}\p{M}])/iu
const aliasPrefix =
  /^(?:plural|pl\.?|also(?: (?:called|known as))?|a\.?k\.?a\.?|or|short(?: for)?|abbr\.?|abbreviated(?: as)?|called|formerly)[:\s]+/iu

/** The other names in the brackets after a term: `(also called the Salt War)`. */
export function readAliases(inside: string): string[] {
  return inside.split(/[,，;、]|\s(?:or|oder|ou|o)\s/u).flatMap((part) => {
    const bare = part.trim().replace(aliasPrefix, '')
    const isAnnounced = bare !== part.trim()
    const name = bare
      .replace(/^["“'‘](.*)["”'’]$/u, '$1')
      .replaceAll('`', '')
      .trim()
    const isName = name !== '' && countWords(name) <= 4 && !/^https?:/u.test(name)
    return isName && (isAnnounced || !qualifier.test(name)) ? [name] : []
  })
}

function isBlank(node: PhrasingContent): boolean {
  return node.type === 'text' && !/[\p{L}\p{N}]/u.test(node.value) && !/[:：—–-]/u.test(node.value)
}

const numbered =
  /^(?:theorem|lemma|corollary|proposition|axiom|postulate|definition|rule|law|principle|satz|gesetz|théorème|teorema|loi|ley)\s\d+(?:\.\d+)*$/iu

/** Whether a term is a numbered theorem, law or similar: `Theorem 3`. */
export function isNumbered(term: string): boolean {
  return numbered.test(term)
}

/**
 * Splits `Structured Query Language (SQL)` into term and aliases; a call such as `len(x)` stays whole.
 * `Theorem 1 (Pythagoras)` gives the term `Theorem (Pythagoras)`.
 */
export function splitTerm(text: string): { term: string; aliases: string[] } {
  const match = /^(.*\S)(?:\s+[(]|\s*[（])([^()（）]{1,80})[)）]$/u.exec(text)
  if (match === null) return { term: text, aliases: [] }
  const [term = text, aliases] = [match[1], readAliases(match[2] ?? '')]
  const [name] = aliases
  if (!isNumbered(term) || name === undefined) return { term, aliases }
  return { term: `${term.replace(/\s.*$/u, '')} (${name})`, aliases: [...aliases, term] }
}

function spanText(node: PhrasingContent): { text: string; isCode: boolean } | null {
  if (node.type === 'inlineCode') return { text: plainText([node]), isCode: true }
  if (node.type !== 'strong' && node.type !== 'emphasis') return null
  const visible = node.children.filter((child) => !isBlank(child))
  const only = visible.length === 1 ? visible[0] : undefined
  if (only !== undefined && (only.type === 'strong' || only.type === 'emphasis')) return spanText(only)
  const isLink =
    visible.length > 0 && visible.every((child) => child.type === 'link' || child.type === 'linkReference')
  if (isLink) return null
  const text = plainText(node.children)
  const bare = text.replace(separatorAtEnd, '')
  return { text, isCode: /^`[^`]+`$/u.test(bare) }
}

/** Whether bold words are a run-in head, such as `Law of demand.`, for the sentence that follows. */
function isRunInHead(text: string): boolean {
  return /[^.\s]\.$/u.test(text) && !/[.!?]\s/u.test(text) && countWords(text) <= 5
}

/** Whether a term is code even without backticks: a call or a name with underscores. */
function isCodeName(term: string): boolean {
  return /^[A-Za-z_][\w.]*\([^()]*\)$/u.test(term) || /^[a-z]*_\w*$/u.test(term)
}

function afterSeparator(rest: string, separatorInside: boolean): string | null {
  if (separatorInside) return rest
  const found = separator.exec(rest)
  return found === null ? null : rest.slice(found[0].length)
}

/** The part of a meaning between two dashes, as in `**A** — what it is — does this.`; the whole without them. */
function withinDashes(rest: string, meaning: string): string {
  const dash = /^\s*(?:[–—]|-{2,3})\s/u.exec(rest)?.[0].trim()
  const end = dash === undefined ? -1 : meaning.indexOf(` ${dash} `)
  return end < 0 ? meaning : meaning.slice(0, end)
}

/** Joins lines of inline content into one text, keeping leading and trailing spaces. */
function restText(nodes: readonly PhrasingContent[], following: readonly InlineLine[]): string {
  const marked: PhrasingContent[] = [{ type: 'text', value: '|' }, ...nodes, { type: 'text', value: '|' }]
  const first = plainText(marked).slice(1, -1)
  const others = following.map((line) => plainText(line.nodes)).filter((text) => text !== '')
  return [first, ...others].join(' ')
}

/**
 * Reads the head of an item: a term in bold, italics or code, aliases in parentheses, a separator and the meaning. Null
 * if the text does not start with these.
 */
export function readHead(lines: readonly InlineLine[]): Head | null {
  const [firstLine, ...following] = lines
  if (firstLine === undefined) return null
  const nodes = firstLine.nodes.filter((node, index) => index > 0 || !isBlank(node))
  const [lead, ...others] = nodes
  if (lead === undefined) return null
  const span = spanText(lead)
  if (span === null) return null
  const isBold = lead.type === 'strong' || (lead.type === 'emphasis' && lead.children[0]?.type === 'strong')
  const isRunIn = isBold && isRunInHead(span.text)
  const separatorInside = separatorAtEnd.test(span.text) || isRunInHead(span.text)
  const inside = splitTerm(span.text.replace(isRunIn ? /\.$/u : separatorAtEnd, '').trim())
  const form = isRunIn ? 'run-in' : isBold ? 'strong' : lead.type === 'emphasis' ? 'emphasis' : 'code'
  let rest = restText(others, following)
  const aliases = [...inside.aliases]
  const outside = aliasList.exec(rest)
  if (outside !== null && !separatorInside) {
    const afterAliases = rest.slice(outside[0].length)
    if (afterAliases.trim() === '' || separator.test(afterAliases)) {
      aliases.push(...readAliases(outside[2] ?? ''))
      rest = afterAliases
    }
  }
  const term = inside.term.replaceAll('`', '').trim()
  if (term === '') return null
  const isCode = span.isCode || form === 'code' || isCodeName(term)
  const standsAlone =
    others.length === 0 || plainText(others) === '' || /^\s*[:：]?\s*$/u.test(restText(others, []))
  const shown = isCode ? `\`${term}\`` : inside.term
  const head = { term, shown, isCode, aliases, form } as const
  if (standsAlone && following.length > 0) {
    return { ...head, meaning: cleanText(restText([], following)) }
  }
  if (rest.trim() === '') return { ...head, meaning: '' }
  const meaning = afterSeparator(rest, separatorInside)
  return meaning === null ? null : { ...head, meaning: cleanText(withinDashes(rest, meaning)) }
}
