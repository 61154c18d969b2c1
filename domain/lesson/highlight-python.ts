import { toHtml } from 'hast-util-to-html'
import { common, createLowlight } from 'lowlight'

export const lowlight = createLowlight(common)

/** Python source as HTML: every token in a span of an `hljs-*` class, everything else escaped. */
export function highlightPython(source: string): string {
  return toHtml(lowlight.highlight('python', source))
}
