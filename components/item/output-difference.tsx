import { Check, X } from 'lucide-react'
import { alignLines, isSameLine } from '#domain/program/align-lines'
import { useTexts } from '#texts'
import { writtenIn } from '#domain/language/written-in'

interface OutputDifferenceProps {
  printed: readonly string[]
  given: readonly string[]
  /** The language of the lesson; null if it cannot be told. */
  language: string | null
}

/** Whether two outputs are the same except for spaces and empty lines. */
function differInSpacing(printed: readonly string[], given: readonly string[]): boolean {
  const withoutSpacing = (lines: readonly string[]) =>
    lines.map((line) => line.replace(/\s/g, '')).filter((line) => line !== '')
  return withoutSpacing(printed).join('\n') === withoutSpacing(given).join('\n')
}

/** The output beside the learner's answer, aligned, with the lines highlighted that differ. */
export function OutputDifference({ printed, given, language }: OutputDifferenceProps) {
  const text = useTexts('item')
  const rows = alignLines(printed, given)
  const right = rows.filter(isSameLine).length
  return (
    <div className="overflow-x-auto" tabIndex={0} role="group" aria-label={text.yourAnswer}>
      <table className="w-full border-collapse font-mono text-[0.9375rem]" dir="ltr">
        <caption className="mb-1 text-start font-sans text-sm text-muted">
          {differInSpacing(printed, given)
            ? text.onlySpacing
            : text.linesRight({ right, of: Math.max(printed.length, given.length) })}
        </caption>
        <thead className="font-sans text-sm text-muted">
          <tr>
            <th scope="col" className="w-8">
              <span className="sr-only">{text.comparison}</span>
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
          {rows.map((row, i) => (
            <tr key={i} className={`border-t border-line ${isSameLine(row) ? '' : 'bg-bad-soft'}`}>
              <td className="py-1.5 ps-2">
                {isSameLine(row) ? (
                  <Check className="size-4 text-good" aria-label={text.same} />
                ) : (
                  <X className="size-4 text-bad" aria-label={text.different} />
                )}
              </td>
              <OutputCell line={row.expected} language={language} />
              <OutputCell line={row.given} language={language} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function OutputCell({ line, language }: { line: string | null; language: string | null }) {
  const text = useTexts('item')
  const note = line === null ? text.nothing : line === '' ? text.emptyLine : null
  return (
    <td className="px-3 py-1.5 whitespace-pre">
      {note === null ? (
        <span {...writtenIn(language)}>{line}</span>
      ) : (
        <span className="font-sans text-sm text-muted">{note}</span>
      )}
    </td>
  )
}
