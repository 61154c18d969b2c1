import type { ItemFace } from '#domain/items/item-face'
import { piecesOf } from '#domain/items/item-text'
import { lineKinds, outputKinds } from '#domain/items/kind-rules'
import { highlightPythonInline } from '#domain/lesson/highlight-python'

/** Text as HTML that shows it. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/gu, (char) => `&#${char.codePointAt(0) ?? 0};`)

/**
 * Text of an item as HTML: its code spans as `<code>`, stressed words as `<strong>`, its line ends as `<br>`.
 *
 * @param text plain text with the marks of items
 */
export function textHtml(text: string): string {
  return piecesOf(text)
    .map((piece) => {
      const html = escapeHtml(piece.text)
      if (piece.kind === 'plain') return html
      // Each program reads TeX in its own way, so formulas stay as they were written.
      return piece.kind === 'formula' ? `$${html}$` : `<${piece.kind}>${html}</${piece.kind}>`
    })
    .join('')
    .replaceAll('\n', '<br>')
}

/** Text in which every space and line end counts, such as an output. The `code` keeps a line end at its beginning. */
export const verbatimHtml = (text: string): string => `<pre><code>${escapeHtml(text)}</code></pre>`

/** The text of one answer or one option. */
export const answerHtml = ({ kind }: Pick<ItemFace, 'kind'>, text: string): string =>
  outputKinds.has(kind) ? verbatimHtml(text) : textHtml(text)

/** What an item asks, and the program that it asks about, with the numbers of its lines if one is to be named. */
export function promptHtml({ kind, prompt, code }: ItemFace): string {
  const question = `<p>${textHtml(prompt)}</p>`
  if (code === null) return question
  return question + (lineKinds.has(kind) ? numberedCodeHtml(code) : codeHtml(code))
}

/** Each line as an item of a numbered list. */
function numberedCodeHtml(code: string): string {
  const lines = code
    .split('\n')
    .map((line) => `<li><code style="white-space:pre">${escapeHtml(line)}</code></li>`)
  return `<ol>${lines.join('')}</ol>`
}

const blockStyle = 'text-align:left;background:#f6f7f9;color:#1d2126;padding:0.75em;overflow-x:auto'

/** Python source with its colours inline, on a background on which they are readable whatever is around. */
const codeHtml = (source: string): string =>
  `<pre style="${blockStyle}"><code>${highlightPythonInline(source)}</code></pre>`
