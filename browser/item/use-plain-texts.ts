import { useEffect, useState } from 'react'
import { loadPart } from '#browser/load-part'
import { piecesOf, withoutMarks } from '#domain/items/item-text'

const hasFormula = (text: string) => piecesOf(text).some(({ kind }) => kind === 'formula')

/**
 * What turns texts of an item into plain text, for menus and names. Few texts have formulas, and what reads them is large:
 * a formula is TeX until that has been loaded.
 */
export function usePlainTexts(texts: readonly string[]): (text: string) => string {
  const [formulaText, setFormulaText] = useState<((tex: string) => string) | null>(null)
  const isNeeded = texts.some(hasFormula)
  useEffect(() => {
    if (!isNeeded) return undefined
    let isWanted = true
    void loadPart(() => import('#domain/formula/formula-text')).then(
      (loaded) => {
        if (isWanted) setFormulaText(() => loaded.formulaText)
      },
      () => undefined,
    )
    return () => {
      isWanted = false
    }
  }, [isNeeded])
  return (text) => withoutMarks(text, formulaText ?? undefined)
}
