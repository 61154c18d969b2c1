import type { PhrasingContent, Table } from 'mdast'
import { sourceOf, type ReaderState } from '#domain/lesson/blocks/reader-state'
import type { TableBlock } from '#domain/lesson/blocks/lesson-blocks'
import { createTextBlock } from '#domain/lesson/blocks/text-block'
import { cellText, plainText } from '#domain/lesson/plain-text'
import { noAnnotations } from '#domain/lesson/read-annotations'
import { readHead, type Head } from '#domain/lesson/read-head'

/** Headings of a first column that numbers or dates its rows instead of naming something. */
export const countingHeadings = new Set(
  (
    '|#|nr|nr.|no|no.|n°|number|step|steps|year|date|time|day|week|month|version|chapter|lesson|example|question|' +
    'input|task|id|rank'
  ).split('|'),
)
/** Headings of a column with the meanings of the names in the first column. */
export const meaningHeadings = new Set(
  (
    'definition|definitions|meaning|meanings|description|descriptions|explanation|explanations|what it does|what it is|' +
    'what it means|purpose|bedeutung|beschreibung|definición|significado|définition|定义|説明|意味'
  ).split('|'),
)

/** Reads a table whose first column has names and another column their meanings; ignores any other table. */
export function readTable(table: Table, state: ReaderState): void {
  const [headings, ...rows] = table.children
  const names =
    headings?.children.map((cell) => plainText(cell.children).replaceAll('`', '').toLowerCase()) ?? []
  state.blocks.tables.push(tableBlockOf(table, state))
  const meaningIndex = names.findIndex((name, index) => index > 0 && meaningHeadings.has(name))
  if (countingHeadings.has(names[0] ?? '') || meaningIndex < 0) return
  const list = `t:${table.position?.start.line ?? 0}`
  for (const row of rows) {
    const [term, meaning] = [row.children[0], row.children[meaningIndex]]
    if (term === undefined || meaning === undefined) continue
    const source = sourceOf(row, state)
    const head = headOfRow(term.children, meaning.children, source.first)
    if (head === null) continue
    const lines = [{ nodes: meaning.children, line: source.first }]
    state.blocks.texts.push(
      createTextBlock({ kind: 'row', head, lines, list, annotations: noAnnotations, source }, state),
    )
  }
}

function tableBlockOf({ children: [headings, ...rows] }: Table, state: ReaderState): TableBlock {
  return {
    headings: headings?.children.map((cell) => plainText(cell.children)) ?? [],
    rows: rows.map((row) => ({
      cells: row.children.map((cell) => cellText(cell.children)),
      startsWithCode: /^`[^`]+`$/u.test(plainText(row.children[0]?.children ?? [])),
      line: sourceOf(row, state).first,
    })),
    sections: state.sections,
    isSkipped: state.sections.some(({ annotations }) => annotations.skip),
    file: state.file,
  }
}

function headOfRow(term: PhrasingContent[], meaning: PhrasingContent[], line: number): Head | null {
  if (plainText(term) === '') return null
  const nodes: PhrasingContent[] = [
    { type: 'strong', children: term },
    { type: 'text', value: ':' },
  ]
  const head = readHead([{ nodes, line }])
  return head === null ? null : { ...head, meaning: cellText(meaning) }
}
