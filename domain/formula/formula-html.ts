import katex from 'katex'

/** So long is no formula that anybody reads, and it would take long to render. */
const maxLength = 2_000

/**
 * A formula as MathML, which browsers draw and screen readers read without styles or fonts of its own; null if it is no
 * TeX. What could lead elsewhere is refused, and there are no inline styles.
 *
 * @param isBlock whether it stands on lines of its own
 */
export function formulaHtml(tex: string, isBlock: boolean): string | null {
  if (tex.length > maxLength) return null
  try {
    const html = katex.renderToString(tex, {
      ...{ output: 'mathml', displayMode: isBlock, throwOnError: true, strict: 'ignore', trust: false },
      ...{ maxExpand: 200, maxSize: 20 },
    })
    const math = /<math\b.*<\/math>/s.exec(html)?.[0]
    return math?.replaceAll(/\s(?:style|class)="[^"]*"/g, '') ?? null
  } catch {
    return null
  }
}
