import { Check, X } from 'lucide-react'
import { itemMessages as text } from '#messages/item'

interface OutputDifferenceProps {
  printed: readonly string[]
  given: readonly string[]
}

/** Whether two outputs say the same but for spaces and empty lines. */
function differInSpacing(printed: readonly string[], given: readonly string[]): boolean {
  const bare = (lines: readonly string[]) =>
    lines.map((line) => line.replace(/\s/g, '')).filter((line) => line !== '')
  return bare(printed).join('\n') === bare(given).join('\n')
}

/** The printed lines beside the given ones, with the first line marked where they differ. */
export function OutputDifference({ printed, given }: OutputDifferenceProps) {
  const lines = Array.from({ length: Math.max(printed.length, given.length) }, (_, i) => ({
    printed: printed[i],
    given: given[i],
    isSame: printed[i] === given[i],
  }))
  const first = lines.findIndex((line) => !line.isSame)
  return (
    <div className="overflow-x-auto" tabIndex={0} role="group" aria-label={text.yourAnswer}>
      <table className="w-full border-collapse font-mono text-[0.9375rem]" dir="ltr">
        <caption className="mb-1 text-start font-sans text-sm text-muted">
          {differInSpacing(printed, given) ? text.onlySpacing : text.firstDifference(first + 1)}
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
          {lines.map((line, i) => (
            <tr key={i} className={`border-t border-line ${i === first ? 'bg-bad-soft' : ''}`}>
              <td className="py-1.5 ps-2">
                {line.isSame ? (
                  <Check className="size-4 text-good" aria-label={text.same} />
                ) : (
                  <X className="size-4 text-bad" aria-label={text.different} />
                )}
              </td>
              <OutputCell line={line.printed} />
              <OutputCell line={line.given} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function OutputCell({ line }: { line: string | undefined }) {
  const note = line === undefined ? text.nothing : line === '' ? text.emptyLine : null
  return (
    <td className="px-3 py-1.5 whitespace-pre">
      {note === null ? line : <span className="font-sans text-sm text-muted">{note}</span>}
    </td>
  )
}
