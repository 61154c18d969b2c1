import type { PhrasingContent, Table } from 'mdast'

import { plainText } from '#domain/lesson/plain-text'
import { readHead, type Head } from '#domain/lesson/read-head'

/** First columns that count or date their rows instead of naming them. */
const countingColumn =
  /^(?:|#|nr\.?|no\.?|n°|number|step|steps|year|date|time|day|week|month|version|chapter|lesson|example|question|input|task|id|rank)$/iu
/** Headings of a column that says what the first column's names mean. */
const meaningColumn =
  /^(?:definitions?|meanings?|descriptions?|explanations?|what it (?:does|is|means)|purpose|bedeutung|beschreibung|definición|significado|définition|定义|説明|意味)$/iu

interface DefiningRow {
  head: Head
  meaning: PhrasingContent[]
  first: number
  last: number
}

/** The rows of a table whose first column names things and another one says what they mean; none of any other. */
export function definingRows({ children: [headings, ...rows] }: Table): DefiningRow[] {
  const names = headings?.children.map((cell) => plainText(cell.children).replaceAll('`', '')) ?? []
  const meaningIndex = names.findIndex((name, index) => index > 0 && meaningColumn.test(name))
  if (countingColumn.test(names[0] ?? '') || meaningIndex < 0) return []
  return rows.flatMap((row) => {
    const term = row.children[0]
    const meaning = row.children[meaningIndex]
    if (term === undefined || meaning === undefined || plainText(term.children) === '') return []
    const first = row.position?.start.line ?? 1
    const last = row.position?.end.line ?? 1
    const head = readHead([
      {
        nodes: [
          { type: 'strong', children: term.children },
          { type: 'text', value: ':' },
        ],
        line: first,
      },
    ])
    if (head === null) return []
    return [
      { head: { ...head, meaning: plainText(meaning.children) }, meaning: meaning.children, first, last },
    ]
  })
}
