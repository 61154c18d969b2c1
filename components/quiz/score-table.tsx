import { useTexts } from '#texts'
import { writtenIn } from '#domain/language/written-in'

interface ScoreTableProps {
  caption: string
  /** What the rows stand for: the heading of their column. */
  head: string
  /** `language` is that of a name from a lesson; left out for words of the interface. */
  rows: { name: string; language?: string | null; score: { right: number; of: number } }[]
}

/** How many answers were correct, by row. There are too few for percentages to mean anything. */
export function ScoreTable({ caption, head, rows }: ScoreTableProps) {
  const text = useTexts('quiz')
  return (
    <table className="w-full border-collapse">
      <caption className="mb-2 text-start text-base font-[600]">{caption}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{head}</th>
          <th scope="col">{text.result.right}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, language, score: { right, of } }) => (
          <tr key={name} className="border-t border-line">
            <th scope="row" className="py-2 pe-4 text-start font-normal">
              {language === undefined ? name : <span {...writtenIn(language)}>{name}</span>}
            </th>
            <td className="py-2 text-end whitespace-nowrap tabular-nums">{text.score({ right, of })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
