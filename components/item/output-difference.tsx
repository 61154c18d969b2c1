import { Check, X } from 'lucide-react'
import { messages } from '#messages/en'

const text = messages.item

/** The printed lines beside the given ones, with the first line marked where they part (counted from 1). */
export function OutputDifference({
  printed,
  given,
  firstDifference,
}: {
  printed: string[]
  given: string[]
  firstDifference: number | null
}) {
  const count = Math.max(printed.length, given.length)
  return (
    <div className="overflow-x-auto">
      <table className="w-full border-collapse font-mono text-[0.9375rem]" dir="ltr">
        <caption className="mb-1 text-start font-sans text-sm text-muted">
          {firstDifference === null ? text.sameOutput : text.firstDifference(firstDifference)}
        </caption>
        <thead className="font-sans text-sm text-muted">
          <tr>
            <th scope="col" className="w-8">
              <span className="sr-only">{text.lineNumber}</span>
            </th>
            <th scope="col" className="px-3 py-1 text-start font-normal">
              {text.printed}
            </th>
            <th scope="col" className="px-3 py-1 text-start font-normal">
              {text.yourAnswer}
            </th>
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: count }, (_, i) => {
            const isSame = printed[i] === given[i]
            const isFirst = i + 1 === firstDifference
            return (
              <tr key={i} className={`border-t border-line ${isFirst ? 'bg-bad-soft' : ''}`}>
                <td className="py-1.5 ps-2">
                  {isSame ? (
                    <Check className="size-4 text-good" aria-label={text.same} />
                  ) : (
                    <X className="size-4 text-bad" aria-label={text.different} />
                  )}
                </td>
                <td className="px-3 py-1.5 whitespace-pre">{printed[i] ?? <Missing />}</td>
                <td className="px-3 py-1.5 whitespace-pre">{given[i] ?? <Missing />}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function Missing() {
  return <span className="font-sans text-sm text-muted">{text.nothing}</span>
}
