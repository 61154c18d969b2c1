import { toHtml } from 'hast-util-to-html'
import { common, createLowlight } from 'lowlight'

export const lowlight = createLowlight(common)

/** Python source as HTML, escaped, with each token in a span with an `hljs-*` class. */
export function highlightPython(source: string): string {
  return toHtml(lowlight.highlight('python', source))
}
