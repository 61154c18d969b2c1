import { toHtml } from 'hast-util-to-html'
import { common, createLowlight } from 'lowlight'

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
export const highlightPythonInline = (source: string): string => withInlineColours(highlightPython(source))

/**
 * Highlighted HTML with the colours of its tokens, for a light background, in place of their classes.
 *
 * @param html as `toHtml` writes it
 */
export const withInlineColours = (html: string): string =>
  html.replaceAll(/<span class="([\w -]+)">/gu, (_, names: string) => {
    const style = names
      .split(' ')
      .map((name) => tokenStyles.get(name))
      .find((found) => found !== undefined)
    return style === undefined ? '<span>' : `<span style="${style}">`
  })
