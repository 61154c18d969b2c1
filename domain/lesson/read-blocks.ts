import type { Code, Heading, List, ListItem, Paragraph, Root, RootContent, Table } from 'mdast'

import { classifyHeading, subjectOf } from '#domain/lesson/classify-heading'
import type { Finding, Source } from '#domain/lesson/lesson'
import type { AuthoredCard, Fence, Section } from '#domain/lesson/parsed-lesson'
import { cleanText, plainText, splitLines, type InlineLine } from '#domain/lesson/plain-text'
import { findComments, noAnnotations, readComment, type Annotations } from '#domain/lesson/read-annotations'
import { readHead, splitTerm, type Head } from '#domain/lesson/read-head'

/** A list item or paragraph of the lesson's own text, with what stands around it. */
export interface TextBlock {
  kind: 'item' | 'paragraph' | 'row' | 'description'
  /** The definition form at its beginning, if it has one. */
  head: Head | null
  text: string
  lines: InlineLine[]
  /** Terms of the items this one is nested in, the nearest first. */
  parent: Head | null
  sections: Section[]
  /** The same for the items of one list. */
  list: string
  /** Plain texts of the items nested in it. */
  nested: string[]
  nestedLastLine: number
  annotations: Annotations
  source: Source
}

export interface LessonBlocks {
  sections: Section[]
  texts: TextBlock[]
  fences: Fence[]
  authoredCards: AuthoredCard[]
  findings: Finding[]
}

/** First columns that count or date their rows instead of naming them. */
const countingColumn =
  /^(?:|#|nr\.?|no\.?|n°|number|step|steps|year|date|time|day|week|month|version|chapter|lesson|example|question|input|code|expression|task|id|rank)$/iu
/** Headings of a column that says what the first column's names mean. */
const meaningColumn =
  /^(?:definitions?|meanings?|descriptions?|explanations?|what it (?:does|is|means)|purpose|bedeutung|beschreibung|definición|significado|définition|定义|説明|意味)$/iu

/** Reads the blocks of a lesson in document order; annotations go to the block that follows them. */
export function readBlocks(root: Root, source: string, file: string): LessonBlocks {
  const sourceLines = source.split('\n')
  const blocks: LessonBlocks = { sections: [], texts: [], fences: [], authoredCards: [], findings: [] }
  let path: Section[] = []
  let pending: { annotations: Annotations; line: number } | null = null
  let leadIn = ''
  let inAdmonition = false
  let followsFence = false

  function placeOf(node: RootContent | ListItem): Source {
    return { file, first: node.position?.start.line ?? 1, last: node.position?.end.line ?? 1 }
  }

  function takeAnnotations(): Annotations {
    const taken = pending?.annotations ?? noAnnotations
    pending = null
    return taken
  }

  function readComments(html: string, line: number, own: Annotations | null): Annotations | null {
    let annotations = own
    for (const comment of findComments(html, line)) {
      const read = readComment(comment)
      if (read.kind === 'problem') blocks.findings.push(read.finding)
      if (read.kind === 'card') {
        const last = read.line + comment.text.split('\n').length - 1
        blocks.authoredCards.push({
          id: read.id,
          question: cleanText(read.question),
          answer: cleanText(read.answer),
          source: { file, first: read.line, last },
        })
      }
      if (read.kind === 'annotation') {
        if (own !== null) annotations = read.apply(annotations ?? noAnnotations)
        else
          pending = {
            annotations: read.apply(pending?.annotations ?? noAnnotations),
            line: pending?.line ?? comment.line,
          }
      }
    }
    return annotations
  }

  /** Annotations for a paragraph: those before it, and those written inside it. */
  function inlineAnnotations(paragraph: Paragraph, before: Annotations): Annotations {
    let annotations: Annotations = before
    for (const node of paragraph.children) {
      if (node.type === 'html' && node.value.startsWith('<!--')) {
        annotations = readComments(node.value, node.position?.start.line ?? 1, annotations) ?? annotations
      }
    }
    return annotations
  }

  function enterHeading(heading: Heading, isFirst: boolean): void {
    const text = plainText(heading.children)
    const title = isFirst && heading.depth === 1
    const own = classifyHeading(text)
    const outer = path.filter((section) => section.depth < heading.depth)
    const isStopped = outer.some((section) => section.kind === 'stop' && !/overview/iu.test(section.heading))
    const kind = isStopped ? 'stop' : own
    const section: Section = {
      heading: text,
      depth: heading.depth,
      line: heading.position?.start.line ?? 1,
      kind: title && kind !== 'generic' && kind !== 'terms' ? 'subject' : kind,
      subject:
        kind === 'subject' || (title && kind !== 'stop' && kind !== 'introduction') ? subjectOf(text) : null,
      annotations: takeAnnotations(),
    }
    path = [...outer, section]
    blocks.sections.push(section)
    leadIn = ''
  }

  function textBlock(
    kind: TextBlock['kind'],
    lines: InlineLine[],
    place: Source,
    around: { parent: Head | null; list: string; annotations: Annotations },
  ): TextBlock {
    return {
      kind,
      head: readHead(lines),
      text: lines
        .map((line) => plainText(line.nodes))
        .filter((text) => text !== '')
        .join(' '),
      lines,
      parent: around.parent,
      sections: path,
      list: around.list,
      nested: [],
      nestedLastLine: place.last,
      annotations: around.annotations,
      source: place,
    }
  }

  /** `Term` and below it `: meaning`, as kramdown and PHP Markdown Extra write it. */
  function readDescriptions(lines: InlineLine[], before: TextBlock | undefined): TextBlock[] {
    const found: TextBlock[] = []
    let terms: InlineLine[] = []
    const startsMeaning = (line: InlineLine): boolean => {
      const first = line.nodes[0]
      return first?.type === 'text' && /^\s*[:：](?:\s|$)/u.test(first.value)
    }
    const lead = lines[0]
    if (
      lead !== undefined &&
      startsMeaning(lead) &&
      before?.kind === 'paragraph' &&
      (before.head?.meaning ?? '') === ''
    ) {
      terms = before.lines
    }
    for (const line of lines) {
      const previous = found.at(-1)
      if (startsMeaning(line)) {
        const meaning = plainText(line.nodes).replace(/^[:：]\s*/u, '')
        const term = terms[0]
        if (term === undefined) continue
        const only = term.nodes.length === 1 ? term.nodes[0] : undefined
        const name = plainText(term.nodes)
          .replaceAll('`', '')
          .replace(/\s*[:：]$/u, '')
        const place = { file, first: term.line, last: line.line }
        const block = textBlock('description', [line], place, {
          parent: null,
          list: `dl:${path.at(-1)?.line ?? 0}`,
          annotations: takeAnnotations(),
        })
        const head = readHead([{ ...term, nodes: [...term.nodes, { type: 'text', value: ':' }] }])
        found.push({
          ...block,
          head: {
            term: head?.term ?? splitTerm(name).term,
            shown: head?.shown ?? splitTerm(plainText(term.nodes)).term,
            isCode: only?.type === 'inlineCode' || (head?.isCode ?? false),
            aliases: [
              ...(head?.aliases ?? splitTerm(name).aliases),
              ...terms.slice(1).map((other) => plainText(other.nodes).replaceAll('`', '')),
            ],
            form: 'strong',
            meaning,
          },
        })
        terms = []
      } else if (previous !== undefined && terms.length === 0 && previous.head !== null) {
        previous.head.meaning = cleanText(`${previous.head.meaning} ${plainText(line.nodes)}`)
        previous.source = { ...previous.source, last: line.line }
      } else {
        terms.push(line)
      }
    }
    return found
  }

  function readParagraph(paragraph: Paragraph, parent: Head | null): void {
    const place = placeOf(paragraph)
    const lines = splitLines(paragraph.children, place.first)
    const text = plainText(paragraph.children)
    if (/^:::/u.test(text)) {
      const closes = (text.match(/:::/gu) ?? []).length > 1
      inAdmonition = closes ? false : !inAdmonition
      return
    }
    leadIn = text
    const fence = blocks.fences.at(-1)
    if (followsFence && fence !== undefined) fence.followUp = text
    followsFence = false
    if (inAdmonition || /^!!!/u.test(text)) return
    const isDescription = lines.some(
      (line) => line.nodes[0]?.type === 'text' && /^\s*[:：](?:\s|$)/u.test(line.nodes[0].value),
    )
    if (isDescription) {
      const descriptions = readDescriptions(lines, blocks.texts.at(-1))
      if (descriptions.length > 0) {
        blocks.texts.push(...descriptions)
        return
      }
    }
    if (text === '') {
      inlineAnnotations(paragraph, noAnnotations)
      return
    }
    const parts = splitAtHeads(lines)
    if (parts.length > 1) {
      const annotations = inlineAnnotations(paragraph, takeAnnotations())
      for (const part of parts) {
        const first = part[0]?.line ?? place.first
        const last = part.at(-1)?.line ?? first
        const around = { parent, list: `p:${path.at(-1)?.line ?? 0}`, annotations }
        blocks.texts.push(textBlock('paragraph', part, { file, first, last }, around))
      }
      return
    }
    const head = readHead(lines)
    const before = head === null || head.meaning === '' ? noAnnotations : takeAnnotations()
    blocks.texts.push(
      textBlock('paragraph', lines, place, {
        parent,
        list: `p:${path.at(-1)?.line ?? 0}`,
        annotations: inlineAnnotations(paragraph, before),
      }),
    )
  }

  function readList(list: List, parent: Head | null): void {
    const listKey = `l:${list.position?.start.line ?? 0}`
    for (const item of list.children) {
      const before = takeAnnotations()
      const [first, ...others] = item.children
      if (first?.type !== 'paragraph') {
        if (pending === null && before !== noAnnotations)
          pending = { annotations: before, line: item.position?.start.line ?? 1 }
        walk(item.children, parent)
        continue
      }
      const own = placeOf(first)
      const lines = splitLines(first.children, own.first)
      const block = textBlock('item', lines, own, {
        parent,
        list: listKey,
        annotations: inlineAnnotations(first, before),
      })
      leadIn = /[:：]$/u.test(block.text) ? block.text : ''
      const second = others[0]
      if (block.head !== null && block.head.meaning === '' && second?.type === 'paragraph') {
        block.head.meaning = plainText(second.children)
        block.source = { ...block.source, last: second.position?.end.line ?? block.source.last }
      }
      const nestedLists = others.filter((child) => child.type === 'list')
      block.nested = nestedLists.flatMap((nested) =>
        nested.children.map((child) => {
          const paragraph = child.children[0]
          return paragraph?.type === 'paragraph' ? plainText(paragraph.children) : ''
        }),
      )
      block.nestedLastLine = nestedLists.at(-1)?.position?.end.line ?? own.last
      if (typeof item.checked !== 'boolean') blocks.texts.push(block)
      walk(others, block.head ?? parent)
    }
  }

  function readTable(table: Table): void {
    const [headings, ...rows] = table.children
    const names = headings?.children.map((cell) => plainText(cell.children).replaceAll('`', '')) ?? []
    const meaningIndex = names.findIndex((name, index) => index > 0 && meaningColumn.test(name))
    if (countingColumn.test(names[0] ?? '') || meaningIndex < 0) return
    for (const row of rows) {
      const term = row.children[0]
      const meaning = row.children[meaningIndex]
      if (term === undefined || meaning === undefined) continue
      const place = { file, first: row.position?.start.line ?? 1, last: row.position?.end.line ?? 1 }
      const name = plainText(term.children)
      const block = textBlock('row', [{ nodes: meaning.children, line: place.first }], place, {
        parent: null,
        list: `t:${table.position?.start.line ?? 0}`,
        annotations: noAnnotations,
      })
      const head = readHead([
        {
          nodes: [
            { type: 'strong', children: term.children },
            { type: 'text', value: ':' },
          ],
          line: place.first,
        },
      ])
      if (head === null || name === '') continue
      blocks.texts.push({ ...block, head: { ...head, meaning: plainText(meaning.children) } })
    }
  }

  function readFence(code: Code): void {
    const place = placeOf(code)
    const opening = sourceLines[place.first - 1] ?? ''
    const closing = sourceLines[place.last - 1] ?? ''
    const isFenced = /[`~]{3,}/u.test(opening)
    if (isFenced && (place.first === place.last || !/^[\s>]*(?:`{3,}|~{3,})\s*$/u.test(closing))) {
      blocks.findings.push({
        rule: 'G02',
        line: place.first,
        message:
          'This code block is never closed, so everything to the end of the file is code. Close it with ```.',
      })
    }
    const value = code.value.replace(/^[ \t]*\{%-?\s*(?:end)?raw\s*-?%\}[ \t]*$/gmu, '')
    const language = fenceLanguage(code.lang ?? '', value)
    blocks.fences.push({
      language,
      code: value,
      source: place,
      codeLine: isFenced ? place.first + 1 : place.first,
      annotations: takeAnnotations(),
      section: path.at(-1) ?? null,
      headings: path.map((section) => section.heading),
      leadIn,
      followUp: '',
      skipped: path.at(-1)?.kind === 'stop' || path.some((section) => section.annotations.skip),
    })
    leadIn = ''
    followsFence = true
  }

  function walk(nodes: readonly RootContent[], parent: Head | null): void {
    for (const node of nodes) {
      if (node.type !== 'paragraph' && node.type !== 'html') followsFence = false
      switch (node.type) {
        case 'heading':
          enterHeading(node, blocks.sections.length === 0)
          break
        case 'html':
          readComments(node.value, node.position?.start.line ?? 1, null)
          break
        case 'paragraph':
          readParagraph(node, parent)
          break
        case 'list':
          readList(node, parent)
          break
        case 'table':
          readTable(node)
          break
        case 'code':
          readFence(node)
          break
        default:
          break
      }
    }
  }

  walk(root.children, null)
  if (pending !== null) {
    const { line } = pending as { line: number }
    blocks.findings.push({
      rule: 'G03',
      line,
      message:
        'This quiz comment stands before no code block, list item or heading. Move it right before its block.',
    })
  }
  return blocks
}

/** Parts a paragraph where several of its lines begin with a bold term and its meaning. */
function splitAtHeads(lines: readonly InlineLine[]): InlineLine[][] {
  const parts: InlineLine[][] = []
  for (const line of lines) {
    const head = line.nodes[0]?.type === 'strong' ? readHead([line]) : null
    if (parts.length === 0 || (head !== null && head.meaning !== '')) parts.push([line])
    else parts.at(-1)?.push(line)
  }
  return parts
}

/** The language a fence is read as: `python`, `doctest`, its first info word, or `''`. */
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
