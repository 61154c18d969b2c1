import type { Element, ElementContent, Root as HtmlRoot } from 'hast'
import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'

import { textOfMath } from '#domain/formula/formula-text'
import { renderFormulas } from '#domain/lesson/markdown-formulas'
import { convertDefinitionLists } from '#domain/lesson/definition-lists'
import { titleHeading } from '#domain/lesson/lesson-name'
import type { LessonPart } from '#domain/lesson/lesson-part'
import { titleText, withoutForeignMarkup, withoutJekyllMarkup } from '#domain/lesson/plain-text'
import type { LessonDocument } from '#domain/lesson/read-markdown'
import {
  autoDirection,
  headingName,
  highlightBlock,
  markForeign,
  textOf,
  toSafeHtml,
  writeHtml,
} from '#domain/lesson/safe-html'
import { toSlug } from '#domain/lesson/slug'
import { appAddressOf } from '#domain/lesson/references'
import { countSpokenWords, foldText, similarity } from '#domain/lesson/words'

/** A lesson as a page shows it. */
export interface RenderedLesson {
  /** Sanitised. */
  html: string
  /** The parts between its headings, in order and without gaps. Headings in lists, quotations and HTML divide nothing. */
  parts: LessonPart[]
}

/**
 * Renders a lesson as sanitised HTML for a page that shows `title` itself, so the title's heading is left out. Heading
 * levels start at 2, with ids `section-<slug>`; code is highlighted with classes; Python blocks have `data-line`; the
 * first block that starts on line N of the file has the id `line-N`; there are no inline styles.
 *
 * @param file path of the lesson relative to the content folder, to resolve relative addresses, which otherwise stay
 *   unchanged
 */
export function renderLesson(document: LessonDocument, title: string, file?: string): RenderedLesson {
  const root = visibleTree(document.root, title)
  convertDefinitionLists(root)
  recordLines(root)
  const html = toSafeHtml.runSync(root)
  renderFormulas(html)
  const headingLines = shiftHeadings(html)
  visit(html, 'element', (element) => {
    if (element.tagName === 'a') rewriteLink(element, file)
    if (element.tagName === 'img') rewriteImage(element, file)
    if (element.tagName === 'pre') highlightBlock(element)
    if (autoDirection.has(element.tagName) || headingName.test(element.tagName))
      element.properties['dir'] = 'auto'
    if (element.tagName === 'table') element.properties['tabIndex'] = 0
  })
  assignLineIds(html)
  retargetFragments(html)
  return { html: writeHtml(html), parts: partsOf(html, headingLines) }
}

/** The parts of a lesson, which begin at its headings that are blocks of the page themselves. */
function partsOf({ children }: HtmlRoot, headingLines: ReadonlyMap<Element, number>): LessonPart[] {
  const parts: LessonPart[] = []
  let offset = 0
  for (const child of children) {
    const line = child.type === 'element' ? headingLines.get(child) : undefined
    const last = parts.at(-1)
    if (child.type === 'element' && line !== undefined && line > (last?.line ?? 0)) {
      const title = textOf(child, textOfMath).trim()
      const anchor = String(child.properties['id'])
      parts.push({ anchor, title, level: Number(child.tagName.slice(1)), line, offset, words: 0 })
    } else if (last === undefined && child.type === 'element') {
      parts.push({ anchor: '', title: '', level: 2, line: 1, offset: 0, words: 0 })
    }
    const part = parts.at(-1)
    if (part !== undefined && child.type === 'element') part.words += countSpokenWords(proseOf(child))
    offset += writeHtml(child).length
  }
  return parts
}

/** The text of an element without its code blocks. */
function proseOf(node: ElementContent): string {
  if (node.type === 'text') return node.value
  return node.type === 'element' && node.tagName !== 'pre' ? node.children.map(proseOf).join('') : ''
}

/** A copy of the tree without front matter, the title's heading and Jekyll markup. */
function visibleTree({ children, ...root }: Root, title: string): Root {
  const heading = titleHeading({ ...root, children })
  const headingText = titleText(heading?.children ?? [])
  const isTitle = foldText(headingText) === foldText(title) || similarity(headingText, title) >= 0.5
  const shown = children.filter((node) => node.type !== 'yaml' && !(node === heading && isTitle))
  const copy: Root = { ...root, children: structuredClone(shown) }
  visit(copy, ['text', 'code'], (node) => {
    if (node.type === 'text') node.value = withoutForeignMarkup(node.value)
    if (node.type === 'code') node.value = withoutJekyllMarkup(node.value)
  })
  return copy
}

/** Adds `data-line` to blocks, so that items can link to them and programs can be matched with their code blocks. */
function recordLines(root: Root): void {
  visit(root, ['code', 'paragraph', 'listItem', 'tableRow', 'heading'], (node) => {
    const line = node.position?.start.line
    if (line !== undefined) node.data = { ...node.data, hProperties: { dataLine: line } }
  })
}

/** Turns the lines of blocks into ids; of several blocks that start on one line, the outermost gets it. */
function assignLineIds(html: HtmlRoot): void {
  const named = new Set<number>()
  visit(html, 'element', (element) => {
    const { dataLine, dataLanguage } = element.properties
    const line = Number(dataLine)
    const isPython = element.tagName === 'pre' && String(dataLanguage).startsWith('python')
    if (!isPython) delete element.properties['dataLine']
    if (!Number.isInteger(line) || named.has(line)) return
    named.add(line)
    element.properties['id'] ??= `line-${line}`
  })
}

/** Sets the levels and ids of headings. Returns their lines in the file, as far as they are Markdown. */
function shiftHeadings(html: HtmlRoot): Map<Element, number> {
  const lines = new Map<Element, number>()
  const headings: { element: Element; depth: number }[] = []
  visit(html, 'element', (element) => {
    const depth = headingName.exec(element.tagName)?.[1]
    if (depth !== undefined) headings.push({ element, depth: Number(depth) })
  })
  const highest = Math.min(...headings.map(({ depth }) => depth))
  const used = new Map<string, number>()
  for (const { element, depth } of headings) {
    element.tagName = `h${Math.min(6, depth - highest + 2)}`
    const slug = toSlug(textOf(element)) || 'part'
    const count = (used.get(slug) ?? 0) + 1
    used.set(slug, count)
    element.properties['id'] = `section-${slug}${count === 1 ? '' : `-${count}`}`
    const line = Number(element.properties['dataLine'])
    if (Number.isInteger(line) && line > 0) lines.set(element, line)
    delete element.properties['dataLine']
  }
  return lines
}

function rewriteImage(element: Element, file: string | undefined): void {
  const { src } = element.properties
  if (file === undefined || typeof src !== 'string') return
  const address = appAddressOf('image', src, file)
  if (address === null) delete element.properties['src']
  else if (address !== undefined) element.properties['src'] = address
  element.properties['loading'] = 'lazy'
}

function rewriteLink(element: Element, file: string | undefined): void {
  const { href } = element.properties
  if (file !== undefined && typeof href === 'string') {
    const address = appAddressOf('link', href, file)
    if (address === null) delete element.properties['href']
    else if (address !== undefined) element.properties['href'] = address
  }
  markForeign(element, href)
}

/** Points links within the page at the new ids of headings and sanitised anchors. */
function retargetFragments(html: HtmlRoot): void {
  const ids = new Set<string>()
  visit(html, 'element', (element) => {
    if (typeof element.properties['id'] === 'string') ids.add(element.properties['id'])
  })
  visit(html, 'element', (element) => {
    const { href } = element.properties
    if (element.tagName !== 'a' || typeof href !== 'string' || !href.startsWith('#')) return
    let fragment = href.slice(1)
    try {
      fragment = decodeURIComponent(fragment)
    } catch {
      return
    }
    const target = [fragment, `section-${toSlug(fragment)}`, `user-content-${fragment}`].find((id) =>
      ids.has(id),
    )
    if (target !== undefined) element.properties['href'] = `#${target}`
  })
}
