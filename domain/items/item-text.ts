/** A piece of an item's text, without the marks around it. */
export interface TextPiece {
  kind: 'plain' | 'code' | 'strong'
  text: string
}

/** Code between backticks, or a word between double asterisks: only letters, so that `2**3` is left alone. */
const mark = /(`[^`]+`|(?<![\w*])\*\*[\p{L}\p{M}]+\*\*(?![\w*]))/u

/** The pieces of a text of an item: plain text with code in backticks, and words that are easily overlooked in `**`. */
export function piecesOf(text: string): TextPiece[] {
  return text.split(mark).map((piece, index) => {
    if (index % 2 === 0) return { kind: 'plain', text: piece }
    return piece.startsWith('`')
      ? { kind: 'code', text: piece.slice(1, -1) }
      : { kind: 'strong', text: piece.slice(2, -2) }
  })
}

/** A text of an item without its marks, as it is read aloud. */
export const withoutMarks = (text: string): string =>
  piecesOf(text)
    .map((piece) => piece.text)
    .join('')
