import type { Code, Heading, List, ListItem, Paragraph, Root, RootContent, Table } from 'mdast'

import { classifyHeading, subjectOf } from '#domain/lesson/classify-heading'
import type { Source } from '#domain/lesson/lesson'
import type { LessonBlocks, TextBlock } from '#domain/lesson/lesson-blocks'
import type { Section } from '#domain/lesson/parsed-lesson'
import { cleanText, plainText, splitLines, type InlineLine } from '#domain/lesson/plain-text'
import {
  areAboutText,
  findComments,
  noAnnotations,
  readComment,
  type Annotations,
} from '#domain/lesson/read-annotations'
import { readDescriptions, startsMeaning } from '#domain/lesson/read-descriptions'
import { readFence } from '#domain/lesson/read-fence'
import { readHead, type Head } from '#domain/lesson/read-head'
import { definingRows } from '#domain/lesson/read-table'

/** Reads the blocks of a lesson in document order; annotations go to the block that follows them. */
export function readBlocks(root: Root, source: string, file: string): LessonBlocks {
  return new BlockReader(source, file).read(root)
}

/** What a text block is read with, beside its lines. */
interface Around {
  parent: Head | null
  list: string
  annotations: Annotations
}

class BlockReader {
  readonly #file: string
  readonly #sourceLines: readonly string[]
  readonly #blocks: LessonBlocks = { sections: [], texts: [], fences: [], authoredCards: [], findings: [] }
  /** The headings that stand above the block being read. */
  #path: Section[] = []
  /** Annotations that wait for their block. */
  #pending: { annotations: Annotations; line: number } | null = null
  /** The text right before a code block. */
  #leadIn = ''
  #isInAdmonition = false
  #followsFence = false

  constructor(source: string, file: string) {
    this.#file = file
    this.#sourceLines = source.split('\n')
  }

  read(root: Root): LessonBlocks {
    this.#walk(root.children, null)
    if (this.#pending !== null) {
      this.#blocks.findings.push({
        rule: 'G14',
        line: this.#pending.line,
        message:
          'This quiz comment stands before no code block, list item or heading. Move it right before its block.',
      })
    }
    return this.#blocks
  }

  #walk(nodes: readonly RootContent[], parent: Head | null): void {
    for (const [index, node] of nodes.entries()) {
      if (node.type !== 'paragraph' && node.type !== 'html') this.#followsFence = false
      switch (node.type) {
        case 'heading':
          this.#enterHeading(node)
          break
        case 'html':
          this.#readComments(node.value, node.position?.start.line ?? 1, null)
          break
        case 'paragraph':
          this.#readParagraph(node, parent, nodes[index + 1]?.type === 'code')
          break
        case 'list':
          this.#readList(node, parent)
          break
        case 'table':
          this.#readTable(node)
          break
        case 'code':
          this.#readCode(node)
          break
        default:
          break
      }
    }
  }

  #enterHeading(heading: Heading): void {
    const text = plainText(heading.children)
    const isTitle = this.#blocks.sections.length === 0 && heading.depth === 1
    const outer = this.#path.filter((section) => section.depth < heading.depth)
    const isStopped = outer.some((section) => section.kind === 'stop' && !/overview/iu.test(section.heading))
    const kind = isStopped ? 'stop' : classifyHeading(text)
    const speaksOfSubject = kind === 'subject' || (isTitle && kind !== 'stop' && kind !== 'introduction')
    const section: Section = {
      heading: text,
      depth: heading.depth,
      line: heading.position?.start.line ?? 1,
      kind: isTitle && kind !== 'generic' && kind !== 'terms' ? 'subject' : kind,
      subject: speaksOfSubject ? subjectOf(text) : null,
      annotations: this.#takeAnnotations(),
    }
    this.#path = [...outer, section]
    this.#blocks.sections.push(section)
    this.#leadIn = ''
  }

  /**
   * Reads the quiz comments in some HTML.
   *
   * @param own annotations of the block that the comments stand in; null if they stand before their block
   * @returns `own` with what the comments add
   */
  #readComments(html: string, line: number, own: Annotations | null): Annotations | null {
    let annotations = own
    for (const comment of findComments(html, line)) {
      const read = readComment(comment)
      if (read.kind === 'problem') this.#blocks.findings.push(read.finding)
      if (read.kind === 'card') {
        const last = read.line + comment.text.split('\n').length - 1
        this.#blocks.authoredCards.push({
          id: read.id,
          question: cleanText(read.question),
          answer: cleanText(read.answer),
          section: this.#path.at(-1) ?? null,
          annotated: own === null ? this.#takeAnnotations().concepts : own.concepts,
          source: { file: this.#file, first: read.line, last },
        })
      }
      if (read.kind !== 'annotation') continue
      if (own !== null) annotations = read.apply(annotations ?? noAnnotations)
      else {
        this.#pending = {
          annotations: read.apply(this.#pending?.annotations ?? noAnnotations),
          line: this.#pending?.line ?? comment.line,
        }
      }
    }
    return annotations
  }

  /** Annotations for a paragraph: those before it, and those written inside it. */
  #inlineAnnotations(paragraph: Paragraph, before: Annotations): Annotations {
    let annotations: Annotations = before
    for (const node of paragraph.children) {
      if (node.type === 'html' && node.value.startsWith('<!--')) {
        const line = node.position?.start.line ?? 1
        annotations = this.#readComments(node.value, line, annotations) ?? annotations
      }
    }
    return annotations
  }

  #takeAnnotations(): Annotations {
    const taken = this.#pending?.annotations ?? noAnnotations
    this.#pending = null
    return taken
  }

  /** @param leadsIn whether code follows: annotations before a plain paragraph are the code's then */
  #readParagraph(paragraph: Paragraph, parent: Head | null, leadsIn: boolean): void {
    const place = this.#placeOf(paragraph)
    const lines = splitLines(paragraph.children, place.first)
    const text = plainText(paragraph.children)
    if (/^:::/u.test(text)) {
      const closes = (text.match(/:::/gu) ?? []).length > 1
      this.#isInAdmonition = closes ? false : !this.#isInAdmonition
      return
    }
    this.#leadIn = text
    const fence = this.#blocks.fences.at(-1)
    if (this.#followsFence && fence !== undefined) fence.followUp = text
    this.#followsFence = false
    if (this.#isInAdmonition || /^!!!/u.test(text)) return
    if (lines.some(startsMeaning) && this.#addDescriptions(lines)) return
    if (text === '') {
      this.#inlineAnnotations(paragraph, noAnnotations)
      return
    }
    const list = `p:${this.#path.at(-1)?.line ?? 0}`
    const parts = splitAtHeads(lines)
    if (parts.length > 1) {
      const annotations = this.#inlineAnnotations(paragraph, this.#takeAnnotations())
      for (const part of parts) {
        const first = part[0]?.line ?? place.first
        const last = part.at(-1)?.line ?? first
        this.#add('paragraph', part, { file: this.#file, first, last }, { parent, list, annotations })
      }
      return
    }
    const head = readHead(lines)
    const isDefinition = head !== null && head.meaning !== ''
    const isTaken = isDefinition || (!leadsIn && areAboutText(this.#pending?.annotations ?? noAnnotations))
    const before = isTaken ? this.#takeAnnotations() : noAnnotations
    const annotations = this.#inlineAnnotations(paragraph, before)
    this.#add('paragraph', lines, place, { parent, list, annotations })
  }

  /** Adds what a paragraph of a definition list defines, and says whether it defines anything. */
  #addDescriptions(lines: readonly InlineLine[]): boolean {
    const previous = this.#blocks.texts.at(-1)
    const isTermLine = previous?.kind === 'paragraph' && (previous.head?.meaning ?? '') === ''
    const descriptions = readDescriptions(lines, isTermLine ? previous.lines : [])
    for (const { head, line, first, last } of descriptions) {
      const place = { file: this.#file, first, last }
      const list = `dl:${this.#path.at(-1)?.line ?? 0}`
      const annotations = this.#takeAnnotations()
      this.#add('description', [line], place, { parent: null, list, annotations }, head)
    }
    return descriptions.length > 0
  }

  #readList(list: List, parent: Head | null): void {
    const listKey = `l:${list.position?.start.line ?? 0}`
    for (const item of list.children) {
      const before = this.#takeAnnotations()
      const [first, ...others] = item.children
      if (first?.type !== 'paragraph') {
        if (this.#pending === null && before !== noAnnotations) {
          this.#pending = { annotations: before, line: item.position?.start.line ?? 1 }
        }
        this.#walk(item.children, parent)
        continue
      }
      const own = this.#placeOf(first)
      const annotations = this.#inlineAnnotations(first, before)
      const block = this.#textBlock('item', splitLines(first.children, own.first), own, {
        parent,
        list: listKey,
        annotations,
      })
      this.#leadIn = /[:：]$/u.test(block.text) ? block.text : ''
      const [second] = others
      if (block.head !== null && block.head.meaning === '' && second?.type === 'paragraph') {
        block.head.meaning = plainText(second.children)
        block.source = { ...block.source, last: second.position?.end.line ?? block.source.last }
      }
      const nestedLists = others.filter((child) => child.type === 'list')
      block.nested = nestedLists.flatMap((nested) =>
        nested.children.map(({ children: [paragraph] }) =>
          paragraph?.type === 'paragraph' ? plainText(paragraph.children) : '',
        ),
      )
      block.nestedLastLine = nestedLists.at(-1)?.position?.end.line ?? own.last
      if (typeof item.checked !== 'boolean') this.#blocks.texts.push(block)
      this.#walk(others, block.head ?? parent)
    }
  }

  #readTable(table: Table): void {
    const list = `t:${table.position?.start.line ?? 0}`
    for (const { head, meaning, first, last } of definingRows(table)) {
      const place = { file: this.#file, first, last }
      const around = { parent: null, list, annotations: noAnnotations }
      this.#add('row', [{ nodes: meaning, line: first }], place, around, head)
    }
  }

  #readCode(node: Code): void {
    const place = this.#placeOf(node)
    const { isClosed, ...read } = readFence(node, this.#sourceLines)
    if (!isClosed) {
      this.#blocks.findings.push({
        rule: 'G02',
        line: place.first,
        message:
          'This code block is never closed, so everything to the end of the file is code. Close it with ```.',
      })
    }
    this.#blocks.fences.push({
      ...read,
      source: place,
      annotations: this.#takeAnnotations(),
      section: this.#path.at(-1) ?? null,
      headings: this.#path.map((section) => section.heading),
      leadIn: this.#leadIn,
      followUp: '',
      skipped: this.#path.at(-1)?.kind === 'stop' || this.#path.some((section) => section.annotations.skip),
    })
    this.#leadIn = ''
    this.#followsFence = true
  }

  /** @param head where it is not what the lines themselves begin with */
  #add(kind: TextBlock['kind'], lines: InlineLine[], place: Source, around: Around, head?: Head): void {
    const block = this.#textBlock(kind, lines, place, around)
    this.#blocks.texts.push(head === undefined ? block : { ...block, head })
  }

  #textBlock(kind: TextBlock['kind'], lines: InlineLine[], place: Source, around: Around): TextBlock {
    return {
      kind,
      head: readHead(lines),
      text: lines
        .map((line) => plainText(line.nodes))
        .filter((text) => text !== '')
        .join(' '),
      lines,
      ...around,
      sections: this.#path,
      nested: [],
      nestedLastLine: place.last,
      source: place,
    }
  }

  #placeOf(node: RootContent | ListItem): Source {
    const { start, end } = node.position ?? {}
    return { file: this.#file, first: start?.line ?? 1, last: end?.line ?? 1 }
  }
}

/** Parts a paragraph where several of its lines or sentences begin with a term and its meaning. */
function splitAtHeads(lines: readonly InlineLine[]): InlineLine[][] {
  const parts: InlineLine[][] = []
  for (const line of lines.flatMap(splitAtSentences)) {
    const type = line.nodes.find((node) => node.type !== 'text' || node.value.trim() !== '')?.type
    const head = type === 'strong' || type === 'inlineCode' ? readHead([line]) : null
    if (parts.length === 0 || (head !== null && head.meaning !== '')) parts.push([line])
    else parts.at(-1)?.push(line)
  }
  return parts
}

/** `**A**: one thing. **B**: another.` are two. */
function splitAtSentences({ nodes, line }: InlineLine): InlineLine[] {
  const starts = nodes.flatMap((node, index) => {
    const before = nodes[index - 1]
    const endsSentence = before?.type === 'text' && /[.!?;。；]\s*$/u.test(before.value)
    const isHead = endsSentence && node.type === 'strong' && readHead([{ nodes: nodes.slice(index), line }])
    return isHead ? [index] : []
  })
  return [0, ...starts].map((start, index) => ({ nodes: nodes.slice(start, starts[index]), line }))
}
