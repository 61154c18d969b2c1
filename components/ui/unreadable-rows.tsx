import { Notice } from '#components/ui/notice'
import { useTexts } from '#texts'

/** Names the rows of the database that a page had to leave out; nothing if there are none. */
export function UnreadableRows({ rows }: { rows: readonly string[] }) {
  const text = useTexts('errors')
  if (rows.length === 0) return null
  return (
    <div className="my-4">
      <Notice tone="bad">
        <p>{text.unreadable}</p>
        <ul className="mt-2 list-disc ps-5">
          {rows.map((row) => (
            <li key={row} className="[overflow-wrap:anywhere]">
              {row}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  )
}
