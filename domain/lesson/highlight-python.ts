import { toHtml } from 'hast-util-to-html'
import { common, createLowlight } from 'lowlight'
import { visit } from 'unist-util-visit'

export const lowlight = createLowlight(common)

/** Python source as HTML, escaped, with each token in a span with an `hljs-*` class. */
export function highlightPython(source: string): string {
  return toHtml(lowlight.highlight('python', source))
}

/** Colours of tokens on a light background, with a contrast of at least 4.5 to 1. */
const tokenStyles = new Map([
  ['hljs-keyword', 'color:#6f2da8'],
  ['hljs-literal', 'color:#6f2da8'],
  ['hljs-string', 'color:#176b34'],
  ['hljs-meta', 'color:#176b34'],
  ['hljs-number', 'color:#9a3b00'],
  ['hljs-title', 'color:#12549c'],
  ['hljs-built_in', 'color:#12549c'],
  ['hljs-comment', 'color:#5a5f66;font-style:italic'],
])

/** The same with colours for a light background in `style` attributes, for programs that do not have our style sheet. */
export function highlightPythonInline(source: string): string {
  const tree = lowlight.highlight('python', source)
  visit(tree, 'element', (token) => {
    const classes = token.properties['className']
    const style = Array.isArray(classes)
      ? classes.map((name) => tokenStyles.get(String(name))).find((found) => found !== undefined)
      : undefined
    token.properties = style === undefined ? {} : { style }
  })
  return toHtml(tree)
}
