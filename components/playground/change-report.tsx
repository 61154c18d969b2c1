import { OutputPanel } from '#components/item/output-panel'
import { compareRuns, linesOf } from '#domain/program/compare-runs'
import { useTexts } from '#texts'
import type { SingleRun } from '#sandbox/browser'
import { endingInWords } from '#messages/ending-in-words'

interface ChangeReportProps {
  original: SingleRun
  changed: SingleRun
}

/** How a learner's change of a program affected its output, its duration and its outcome. */
export function ChangeReport({ original, changed }: ChangeReportProps) {
  const text = useTexts('playground')
  const runText = useTexts('run')
  const [before, after] = [original.record, changed.record]
  const comparison = compareRuns(before, after)
  const line = (comparison.firstDifference ?? 0) + 1
  return (
    <section className="grid grid-cols-1 gap-3 border-s-4 border-accent ps-4">
      <h2 className="text-base">{text.change}</h2>
      <p>
        {comparison.output === 'same' ? text.output.same : text.output[comparison.output]({ line })}{' '}
        {comparison.extraSeconds === 0
          ? text.sameTime({ n: after.seconds })
          : text.slower({ before: before.seconds, after: after.seconds })}
      </p>
      {comparison.endsDifferently ? (
        <p>
          {text.endsDifferently({
            before: endingInWords(runText, before.summary),
            after: endingInWords(runText, after.summary),
          })}
        </p>
      ) : null}
      {comparison.output === 'same' ? null : (
        <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
          <Printed output={before.stdout} label={text.before} />
          <Printed output={after.stdout} label={text.now} />
        </div>
      )}
    </section>
  )
}

function Printed({ output, label }: { output: string; label: string }) {
  const text = useTexts('playground')
  const lines = linesOf(output)
  return lines.length === 0 ? (
    <OutputPanel lines={[text.nothing]} label={label} />
  ) : (
    <OutputPanel lines={lines} label={label} language={null} />
  )
}
