import { writtenIn } from '#domain/language/written-in'
import { numberFormat } from '#messages/formats'
import { useLocale } from '#texts'

/** Numbers in rows and columns. The first column names the rows. */
export interface Numbers {
  head: readonly string[]
  rows: readonly (readonly (string | number)[])[]
  /** Of each row, the language of its name if that is from a lesson, null if it cannot be told. Left out for words of the interface. */
  languages?: readonly (string | null)[]
}

/** Numbers as a table. */
export function NumberTable({ table: { head, rows, languages } }: { table: Numbers }) {
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
              className={`py-1 text-sm font-normal ${i === 0 ? 'text-start wrap-anywhere' : 'ps-3 text-end max-[22rem]:wrap-anywhere'}`}
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
