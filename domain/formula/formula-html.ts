import katex, { ParseError } from 'katex'

/** So long is no formula that anybody reads, and it would take long to render. */
const maxLength = 2_000

/**
 * A formula as MathML, which browsers draw and screen readers read without styles or fonts of its own; null if it is no
 * TeX. What could lead elsewhere is refused, and there are no inline styles.
 *
 * @param isBlock whether it stands on lines of its own
 */
export function formulaHtml(tex: string, isBlock: boolean): string | null {
  const read = readFormula(tex, isBlock)
  return 'html' in read ? read.html : null
}

/** Why a formula cannot be read, in the words of KaTeX and without a full stop; null if it can. */
export function formulaProblem(tex: string, isBlock: boolean): string | null {
  const read = readFormula(tex, isBlock)
  return 'problem' in read ? read.problem : null
}

function readFormula(tex: string, isBlock: boolean): { html: string } | { problem: string } {
  if (tex.length > maxLength) return { problem: `It has more than ${maxLength} characters` }
  try {
    const html = katex.renderToString(tex, {
      ...{ output: 'mathml', displayMode: isBlock, throwOnError: true, strict: 'ignore', trust: false },
      ...{ maxExpand: 200, maxSize: 20 },
    })
    const math = /<math\b.*<\/math>/s.exec(html)?.[0] ?? ''
    return { html: math.replaceAll(/\s(?:style|class)="[^"]*"/g, '') }
  } catch (error) {
    if (error instanceof ParseError) return { problem: error.rawMessage.replace(/\.$/u, '') }
    // Such as one that is nested too deeply for the stack. Whatever a lesson holds, it can be shown as it is written.
    return { problem: 'It is too complex' }
  }
}
