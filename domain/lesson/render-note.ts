import { SKIP, visit } from 'unist-util-visit'
import { renderFormulas } from '#domain/lesson/markdown-formulas'
import type { LessonDocument } from '#domain/lesson/read-markdown'
import {
  autoDirection,
  headingName,
  highlightBlock,
  markForeign,
  toSafeHtml,
  writeHtml,
} from '#domain/lesson/safe-html'

/** A page has its own headings above those of a note. */
const topLevel = 3

/**
 * Renders what a learner wrote as sanitised HTML, as `renderLesson` does with lessons: code is highlighted with classes,
 * and there are no scripts, handlers or styles. Several notes fit on one page, so that there are no ids; and no images,
 * because their addresses could tell others when a card is studied.
 */
export function renderNote(document: LessonDocument): string {
  const html = toSafeHtml.runSync(structuredClone(document.root))
  renderFormulas(html)
  visit(html, 'element', (element, index, parent) => {
    if (element.tagName === 'img' && parent !== undefined && index !== undefined) {
      const { alt } = element.properties
      parent.children.splice(index, 1, { type: 'text', value: typeof alt === 'string' ? alt : '' })
      return [SKIP, index + 1]
    }
    const depth = headingName.exec(element.tagName)?.[1]
    if (depth !== undefined) element.tagName = `h${Math.min(6, Number(depth) + topLevel - 1)}`
    if (element.tagName === 'a') markForeign(element)
    if (element.tagName === 'pre') highlightBlock(element)
    if (autoDirection.has(element.tagName) || depth !== undefined) element.properties['dir'] = 'auto'
    if (element.tagName === 'table') element.properties['tabIndex'] = 0
    for (const name of ['id', 'dataLine', 'ariaDescribedBy', 'ariaLabelledBy'])
      delete element.properties[name]
    return undefined
  })
  return writeHtml(html)
}
