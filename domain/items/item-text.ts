import { findFormulas } from '#domain/formula/find-formulas'

/** A piece of an item's text, without the marks around it. */
export interface TextPiece {
  kind: 'plain' | 'code' | 'strong' | 'formula'
  text: string
}

/** Code between backticks, or a word between double asterisks: only letters, so that `2**3` is left alone. */
const mark = /(`[^`]+`|(?<![\w*])\*\*[\p{L}\p{M}]+\*\*(?![\w*]))/u

/**
 * The pieces of a text of an item: plain text with code in backticks, words that are easily overlooked in `**`, and
 * formulas in TeX between dollar signs.
 */
export function piecesOf(text: string): TextPiece[] {
  return text.split(mark).flatMap((piece, index): TextPiece[] => {
    if (index % 2 === 0) return plainPieces(piece)
    return piece.startsWith('`')
      ? [{ kind: 'code', text: piece.slice(1, -1) }]
      : [{ kind: 'strong', text: piece.slice(2, -2) }]
  })
}

const plainPieces = (text: string): TextPiece[] =>
  text.includes('$')
    ? findFormulas(text).map((piece) => ({ ...piece, kind: piece.kind === 'text' ? 'plain' : 'formula' }))
    : [{ kind: 'plain', text }]

/**
 * A text of an item without its marks, as it is read aloud.
 *
 * @param formulaText what a formula is in it; by default, its TeX
 */
export const withoutMarks = (text: string, formulaText = (tex: string): string => tex): string =>
  piecesOf(text)
    .map((piece) => (piece.kind === 'formula' ? formulaText(piece.text) : piece.text))
    .join('')
