import type { ReactNode } from 'react'
import { FoldedTable } from '#components/ui/folded-table'
import type { Numbers } from '#components/ui/number-table'
import { useTexts } from '#texts'

interface ChartFigureProps {
  title: string
  /** What the chart means, in a sentence. */
  meaning: string
  /** How to read it, if that is not obvious. */
  hint?: string | undefined
  table: Numbers | null
  children: ReactNode
}

/** A chart with what it means in a sentence, and its numbers as a table. */
export function ChartFigure({ title, meaning, hint, table, children }: ChartFigureProps) {
  const text = useTexts('chart')
  return (
    <section className="min-w-0">
      <h2 className="text-lg">{title}</h2>
      <p className="mt-1 mb-4 max-w-prose">{meaning}</p>
      {children}
      {hint === undefined ? null : <p className="mt-2 text-sm text-muted">{hint}</p>}
      {table === null ? null : <FoldedTable label={text.asTable} name={title} table={table} />}
    </section>
  )
}
