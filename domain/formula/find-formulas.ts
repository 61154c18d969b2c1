// Formulas stand between dollar signs, as in Pandoc: the first has no space after it, the last none before it and no digit
// after it. So amounts of money stay what they are.

/** Text, or the TeX of a formula in it. */
interface FormulaPiece {
  kind: 'text' | 'formula'
  text: string
}

const inDollars = /(?<![\\$\p{L}\p{N}])\$(?=[^\s$])((?:[^$\\\n]|\\[^\n])+?)(?<!\s)\$(?![\p{N}$])/gu
/** Words of prose: in TeX, names have a backslash, and text stands in braces behind one. */
const prose = /\s\p{L}{3,}/u
const command = /\\[a-z]+\s*(?:\{[^}]*\})?/giu

const isFormula = (tex: string) => !prose.test(tex.replaceAll(command, ' '))

/** The formulas in a text without code, and what stands between them. */
export function findFormulas(text: string): FormulaPiece[] {
  const pieces: FormulaPiece[] = []
  let from = 0
  for (const { index, 0: whole, 1: tex = '' } of text.matchAll(inDollars)) {
    if (!isFormula(tex)) continue
    pieces.push({ kind: 'text', text: text.slice(from, index) }, { kind: 'formula', text: tex })
    from = index + whole.length
  }
  pieces.push({ kind: 'text', text: text.slice(from) })
  return pieces.filter((piece) => piece.text !== '')
}
