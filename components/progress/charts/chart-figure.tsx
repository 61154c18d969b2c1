import type { ReactNode } from 'react'
import { writtenIn } from '#domain/language/written-in'
import { numberFormat } from '#messages/formats'
import { useLocale, useTexts } from '#texts'

/** The numbers of a chart. The first column names the rows. */
export interface ChartTable {
  head: readonly string[]
  rows: readonly (readonly (string | number)[])[]
  /** Of each row, the language of its name if that is from a lesson, null if it cannot be told. Left out for words of the interface. */
  languages?: readonly (string | null)[]
}

interface ChartFigureProps {
  title: string
  /** What the chart means, in a sentence. */
  meaning: string
  /** How to read it, if that is not obvious. */
  hint?: string | undefined
  table: ChartTable | null
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
      {table === null ? null : (
        <details className="mt-1 text-sm">
          <summary className="inline-flex min-h-11 items-center text-muted">{text.asTable}</summary>
          <div className="max-h-96 overflow-y-auto" tabIndex={0} role="group" aria-label={title}>
            <NumberTable table={table} />
          </div>
        </details>
      )}
    </section>
  )
}

/** Numbers in rows and columns. */
export function NumberTable({ table: { head, rows, languages } }: { table: ChartTable }) {
  const locale = useLocale()
  const numbers = numberFormat(locale)
  return (
    <table className="w-full max-w-[30rem] border-collapse">
      <thead>
        <tr className="text-muted">
          {head.map((name, i) => (
            <th
              key={name}
              scope="col"
              className={`py-1 font-normal ${i === 0 ? 'text-start wrap-anywhere' : 'ps-3 text-end'}`}
            >
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...values], row) => (
          <tr key={name} className="border-t border-line">
            <th scope="row" className="py-1 text-start font-normal wrap-anywhere">
              {languages === undefined ? name : <span {...writtenIn(languages[row] ?? null)}>{name}</span>}
            </th>
            {values.map((value, i) => (
              <td key={i} className="py-1 ps-3 text-end whitespace-nowrap tabular-nums">
                {typeof value === 'number' ? numbers.format(value) : value}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
