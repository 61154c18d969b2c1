import type { Element, ElementContent } from 'hast'
import { toHtml } from 'hast-util-to-html'
import rehypeRaw from 'rehype-raw'
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { lowlight } from '#domain/lesson/highlight-python'

/** Parses raw HTML, then drops everything that GitHub would drop: scripts, handlers, styles, frames. */
export const toSafeHtml = unified()
  .use(remarkRehype, { allowDangerousHtml: true, clobberPrefix: '' })
  .use(rehypeRaw)
  .use(rehypeSanitize, {
    ...defaultSchema,
    attributes: {
      ...defaultSchema.attributes,
      '*': [...(defaultSchema.attributes?.['*'] ?? []), 'dataLine'],
      code: [['className', /^language-[\w+#.-]+$/u]],
    },
  })

/** HTML as text. Only formulas are raw in it, which were made from TeX after all else was sanitised. */
export const writeHtml = (node: Parameters<typeof toHtml>[0]): string =>
  toHtml(node, { allowDangerousHtml: true })

export const headingName = /^h([1-6])$/u
/** Elements whose direction follows their text. */
export const autoDirection = new Set(['p', 'li', 'td', 'th', 'dt', 'dd', 'blockquote', 'summary'])

/** Highlights a code block whose language is known, and moves what is known about it to the `pre`. */
export function highlightBlock(element: Element): void {
  const code = element.children.find((child) => child.type === 'element' && child.tagName === 'code')
  if (code?.type !== 'element') return
  const classes = code.properties['className']
  const named = Array.isArray(classes)
    ? classes.map(String).find((name) => name.startsWith('language-'))
    : undefined
  const info = (named ?? '').replace(/^language-/u, '').toLowerCase()
  const source = textOf(code)
  const language = ['py', 'python3'].includes(info)
    ? 'python'
    : ['pycon', 'doctest'].includes(info)
      ? 'python-repl'
      : info
  element.properties['tabIndex'] = 0
  element.properties['dataLine'] = code.properties['dataLine']
  delete code.properties['dataLine']
  if (language !== '') element.properties['dataLanguage'] = language
  if (language === '' || !lowlight.registered(language)) return
  const highlighted = lowlight.highlight(language, source)
  code.children = highlighted.children.filter((child) => child.type === 'element' || child.type === 'text')
  code.properties['className'] = ['hljs', `language-${language}`]
}

/**
 * The text of an element.
 *
 * @param formula what a formula in it is, by its MathML; by default, nothing
 */
export function textOf(node: ElementContent, formula: (math: string) => string = () => ''): string {
  if (node.type === 'text') return node.value
  if (node.type === 'raw') return formula(node.value)
  return node.type === 'element' ? node.children.map((child) => textOf(child, formula)).join('') : ''
}

/** A page that a link opens does not learn where it was opened from. */
export function markForeign(link: Element, href = link.properties['href']): void {
  if (typeof href === 'string' && /^(?:https?:)?\/\//iu.test(href)) link.properties['rel'] = ['noopener']
}
