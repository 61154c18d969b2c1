import type { ClaimCandidate, Mark } from '#domain/claims/candidate'
import { proposeInTable } from '#domain/claims/propose-in-table'
import { proposeInSentences } from '#domain/claims/propose-in-sentences'
import type { LanguageData } from '#domain/language/language'
import type { LessonBlocks, TableBlock, TextBlock } from '#domain/lesson/blocks/lesson-blocks'
import { cleanHeading, subjectOf } from '#domain/lesson/classify-heading'
import type { Section } from '#domain/lesson/parsed-lesson'
import { markedSpans } from '#domain/claims/marked-spans'
import { plainText, type InlineLine } from '#domain/lesson/plain-text'
import { readAliases, readHead, type Head } from '#domain/lesson/read-head'
import { firstWordOf, verbAt } from '#domain/language/english-tags'
import { hasAny } from '#domain/language/word-tests'
import { countWords, foldText, splitSentences } from '#domain/lesson/words'

/**
 * Everything in a lesson that may be a name and its meaning, or a label and its text, in document order. Sections that
 * only name sources give nothing.
 */
export function proposeCandidates(
  { texts, tables, sections, fences }: LessonBlocks,
  language: LanguageData,
): ClaimCandidate[] {
  const isRead = (block: TextBlock | TableBlock): boolean => isReadIn(block, language)
  const read = texts.filter(isRead)
  const leads = namesAboveLists(read, language)
  const orders = listsOfOrders(read, language)
  return [
    ...read.flatMap((block) => proposeInBlock(block, leads, orders.has(block.list), language)),
    ...tables
      .filter(isRead)
      .flatMap((table) => proposeInTable(table, nearestSubject(table.sections, language), fences, language)),
    ...sections.flatMap((section) => proposeUnderHeading(section, read, language)),
    ...read.flatMap((block, index) => proposeUnderLine(block, read.slice(index + 1), leads, language)),
  ].sort((a, b) => a.line - b.line)
}

/** Whether claims are looked for in a block: it is not skipped, and in no section that only names sources. */
export function isReadIn({ isSkipped, sections }: TextBlock | TableBlock, language: LanguageData): boolean {
  return (
    !isSkipped &&
    !sections.some(({ heading }) => language.references.includes(foldText(cleanHeading(heading))))
  )
}

const markOf = ({ form, isCode }: Head): Mark =>
  isCode || form === 'code' ? 'code' : form === 'plain' ? 'none' : form === 'emphasis' ? 'emphasis' : 'strong'

/** Names that stand alone on the line above a list, which is then about them, by the key of the list. */
type Leads = ReadonlyMap<string, string>

/**
 * The keys of English lists whose items mostly tell what to do, so that code at the start of an item is what to type:
 * `touch` a new file.
 */
function listsOfOrders(texts: readonly TextBlock[], { code }: LanguageData): Set<string> {
  const items = code === 'en' ? texts.filter(({ kind }) => kind === 'item') : []
  const lists = Map.groupBy(items, ({ list }) => list)
  const isOrder = ({ text }: TextBlock): boolean => firstWordOf(text) === 'imperative'
  return new Set(
    [...lists].filter(([, all]) => all.filter(isOrder).length * 3 > all.length).map(([list]) => list),
  )
}

function namesAboveLists(texts: readonly TextBlock[], language: LanguageData): Leads {
  const leads = new Map<string, string>()
  for (const [index, { kind, head, section }] of texts.entries()) {
    const next = texts[index + 1]
    if (kind !== 'paragraph' || head === null || head.meaning !== '') continue
    const isStructural = [language.keyPoints, language.asides, language.steps, language.attributes].some(
      (words) => words.includes(foldText(head.term)),
    )
    if (next?.kind === 'item' && next.section === section && !isStructural) leads.set(next.list, head.term)
  }
  return leads
}

/**
 * What a label in a block would be about: the item around it, a name on the line above its list, or else the nearest
 * heading that names something.
 */
function subjectAround(
  { parent, sections, list }: TextBlock,
  leads: Leads,
  language: LanguageData,
): string | null {
  return parent?.term ?? leads.get(list) ?? nearestSubject(sections, language)
}

function nearestSubject(sections: readonly Section[], language: LanguageData): string | null {
  const structural = [
    language.keyPoints,
    language.asides,
    language.steps,
    language.attributes,
    language.traits,
  ].flat()
  const named = sections.findLast(
    ({ subject, heading }) => subject !== null && !structural.includes(foldText(cleanHeading(heading))),
  )
  const [title] = sections
  return (
    named?.subject ?? (title === undefined ? null : subjectOf(title.heading.split(/\s[–—-]\s|:\s/u)[0] ?? ''))
  )
}

const plainHead = /^([\p{L}\p{N}][^:：.!?`]{0,50}?)\s*(?:[:：]\s+|：|\s(?:-{1,3}|[–—=→])\s)(\S.*)$/su
/** `Comparative advantage = …`: in running text, nothing else stands for “is” between words. */
const equation = /^(\p{L}[^=:：.!?`]{0,50}?)\s[=→]\s(\p{L}[^=]+)$/su
const codeHead = /^(`[^`]+`(?:,\s`[^`]+`)?)\s*(?:[:：]\s+|\s(?:-{1,3}|[–—=→])\s)(\S.*)$/su

type HeadOfBlock = Pick<ClaimCandidate, 'form' | 'term' | 'mark' | 'aliases' | 'meaning'>

function headIn(block: TextBlock, language: LanguageData): HeadOfBlock | null {
  const { head, nested } = block
  if (head !== null) {
    const only = nested.length === 1 ? (nested[0] ?? '') : ''
    const meaning = head.meaning === '' ? only : head.meaning
    return meaning === ''
      ? null
      : {
          form: head.form === 'run-in' ? 'run-in' : 'head',
          term: head.term,
          mark: markOf(head),
          aliases: head.aliases,
          meaning,
        }
  }
  // `Right to erasure (a.k.a. right to be forgotten): …`
  const inBrackets = /^([^`:(.]{2,60}?)\s*\(([^()]{1,80})\)(?=\s*[:–—-])/u.exec(block.text)
  const text =
    inBrackets === null ? block.text : `${inBrackets[1] ?? ''}${block.text.slice(inBrackets[0].length)}`
  const match = codeHead.exec(text) ?? plainHead.exec(text) ?? equation.exec(text)
  const [, term = '', meaning = ''] = match ?? []
  if (term === '' || countWords(term) > 5) return null
  // In running text, what stands before a colon is often a sentence.
  const isSentence = [language.copulas, language.possessions, language.pronouns].some((words) =>
    hasAny(term, words),
  )
  if (block.kind !== 'item' && isSentence) return null
  const isCode = term.startsWith('`')
  return {
    form: 'plain-head',
    term: term.replaceAll('`', ''),
    mark: isCode ? 'code' : 'none',
    aliases:
      inBrackets === null || countWords(inBrackets[2] ?? '') > 6 ? [] : readAliases(inBrackets[2] ?? ''),
    meaning,
  }
}

/** `Side effects` above the items that say which. */
function nestedUnder({ head, nested, nestedLastLine, kind }: TextBlock) {
  if (head === null || kind !== 'item' || nested.length < 2) return null
  const { term, aliases } = head
  const items = { texts: nested, lastLine: nestedLastLine }
  return { form: 'lead' as const, term, mark: markOf(head), aliases, meaning: nested[0] ?? '', items }
}

/** Marked words at the start of a text, with nothing but space or dots before what they mean: `` `$?` exit status ``. */
function bareHead(lines: readonly InlineLine[], { code }: LanguageData): HeadOfBlock | null {
  const text = lines.map(({ nodes }) => plainText(nodes)).join(' ')
  const [span] = markedSpans(lines, text)
  // Quotation marks may stand around a part of a name: `“False” cognates, which …`.
  if (span?.start !== 0 || span.mark === 'quotes' || countWords(span.text) > 5) return null
  const [, meaning = ''] = /^\s+(?:(?:\.{2,3}|…)\s+)?([\p{L}\p{N}].*)$/su.exec(text.slice(span.end)) ?? []
  // `**init** method: …` has a separator further on.
  // `**Preemptive** scheduling takes …` says it of a longer name.
  // Where verbs are not known, the rest of any sentence may follow.
  const goesOn = code !== 'en' || verbAt(meaning, true) !== null
  const isHead = !goesOn && countWords(meaning) > 1 && !/^(?:[^\s:]+\s){0,2}[^\s:]+\s?[:：]\s/u.test(meaning)
  return !isHead ? null : { form: 'bare', term: span.text, mark: span.mark, aliases: [], meaning }
}

/** Lines of one paragraph that each start with a marked name, perhaps after a pictograph, or that all have a plain one. */
function headLines({ lines, kind }: TextBlock, language: LanguageData): (HeadOfBlock & { line: number })[] {
  const texts = lines.map(({ nodes }) => plainText(nodes))
  if (kind === 'paragraph' && lines.length >= 2 && texts.every((text) => plainHead.test(text)))
    return lines.map(({ line }, index) => {
      const [, term = '', meaning = ''] = plainHead.exec(texts[index] ?? '') ?? []
      return { form: 'plain-head', term, mark: 'none', aliases: [], meaning, line }
    })
  const bare = lines.map((each) => bareHead([each], language))
  const isListed = bare.every((each) => each !== null && splitSentences(each.meaning).length === 1)
  if (kind === 'paragraph' && lines.length >= 2 && isListed)
    return bare.flatMap((each, index) => (each === null ? [] : [{ ...each, line: lines[index]?.line ?? 0 }]))
  return lines.flatMap(({ nodes, line }) => {
    const start = nodes.findIndex((node) => node.type !== 'text' || plainText([node]) !== '')
    const head = start < 0 ? null : readHead([{ nodes: nodes.slice(start), line }])
    if (head === null || head.meaning === '') return []
    const { term, aliases, meaning } = head
    return [{ form: 'head', term, mark: markOf(head), aliases, meaning, line }]
  })
}

/** @param isInOrders whether the block stands in a list of what to do */
function proposeInBlock(
  block: TextBlock,
  leads: Leads,
  isInOrders: boolean,
  language: LanguageData,
): ClaimCandidate[] {
  const lines = headLines(block, language)
  const head = lines.length >= 2 ? null : headIn(block, language)
  const base = {
    subject: subjectAround(block, leads, language),
    block,
    sections: block.sections,
    list: `${block.list}/${block.parent?.term ?? ''}`,
    items: null,
    sentenceIndex: 0,
    isAtStart: true,
    was: null,
    determiner: 'none' as const,
    link: null,
    cell: null,
    file: block.source.file,
    line: block.source.first,
  }
  if (head === null) {
    if (lines.length >= 2) return lines.map(({ line, ...found }) => ({ ...base, ...found, line }))
    const nested = nestedUnder(block)
    if (nested !== null) return [{ ...base, ...nested }]
    const found = proposeInSentences(block, block.text, 0, language)
    const isNamed = found.some(
      ({ sentenceIndex, isAtStart, mark }) => sentenceIndex === 0 && isAtStart && mark !== 'none',
    )
    const bare = isNamed || isInOrders ? null : bareHead(block.lines, language)
    return bare === null ? found : [{ ...base, ...bare }, ...found]
  }
  if (block.kind === 'row') return []
  // A head such as `Remember:` may stand before a sentence that defines something else.
  const isInText = block.text.endsWith(head.meaning)
  const isRunning = block.kind === 'paragraph' && head.form === 'plain-head'
  const text = isRunning ? block.text : isInText ? head.meaning : ''
  return [{ ...head, ...base }, ...(text === '' ? [] : proposeInSentences(block, text, 0, language))]
}

/** A heading as the name of what the first sentence below it says. */
function proposeUnderHeading(
  section: Section,
  texts: readonly TextBlock[],
  language: LanguageData,
): ClaimCandidate[] {
  const below = texts.find(({ section: of }) => of === section)
  const term = subjectOf(section.heading) ?? cleanHeading(section.heading)
  const [meaning] = splitSentences(below?.text ?? '')
  if (below === undefined || below.kind !== 'paragraph' || meaning === undefined || countWords(term) > 5)
    return []
  return [
    {
      form: 'heading',
      term: term.replaceAll('`', ''),
      mark: /^`[^`]+`$/u.test(term) ? 'code' : 'none',
      aliases: [],
      meaning,
      subject: nearestSubject(
        section.kind === 'subject' ? below.sections.slice(0, -1) : below.sections,
        language,
      ),
      block: below,
      sections: below.sections,
      list: `headings:${section.depth}`,
      items: null,
      sentenceIndex: 0,
      isAtStart: true,
      was: null,
      determiner: 'none' as const,
      link: null,
      cell: null,
      file: below.source.file,
      line: section.line,
    },
  ]
}

/** Bold words on a line of their own, and the paragraph or the list below them. */
function proposeUnderLine(
  block: TextBlock,
  rest: readonly TextBlock[],
  leads: Leads,
  language: LanguageData,
): ClaimCandidate[] {
  const { head, kind, section } = block
  const [next] = rest
  if (head === null || head.meaning !== '' || kind !== 'paragraph') return []
  if (next === undefined || next.section !== section) return []
  const base = {
    term: head.term,
    mark: markOf(head),
    aliases: head.aliases,
    subject: subjectAround(block, leads, language),
    block,
    sections: block.sections,
    list: `lines:${section?.line ?? 0}`,
    sentenceIndex: 0,
    isAtStart: true,
    was: null,
    determiner: 'none' as const,
    link: null,
    cell: null,
    file: block.source.file,
    line: block.source.first,
  }
  if (next.kind === 'paragraph' && next.head === null) {
    const [meaning = ''] = splitSentences(next.text)
    return [{ ...base, form: 'heading', meaning, items: null }]
  }
  const end = rest.findIndex(({ list, kind: other }) => other !== 'item' || list !== next.list)
  const items = rest.slice(0, end < 0 ? rest.length : end).filter(({ parent }) => parent === null)
  const lastLine = items.at(-1)?.source.last ?? next.source.last
  const texts = items.map(({ text }) => text)
  return items.length < 2
    ? []
    : [{ ...base, form: 'lead', meaning: texts[0] ?? '', items: { texts, lastLine } }]
}
