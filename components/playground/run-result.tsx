import { OutputPanel } from '#components/item/output-panel'
import { Notice } from '#components/ui/notice'
import { linesOf } from '#domain/program/compare-runs'
import { playgroundMessages as text } from '#messages/playground'
import type { Performance } from '#sandbox/browser'

interface RunResultProps {
  performance: Performance
  /** How a program that came to its end is shown: that alone may not be good enough. */
  finishedTone?: 'good' | 'neutral'
  onGoToLine: (line: number) => void
}

/** How a run ended, what it printed, and what Python said about it. */
export function RunResult({ performance: { record }, finishedTone = 'good', onGoToLine }: RunResultProps) {
  const printed = linesOf(record.stdout)
  const line = record.exception?.line ?? null
  return (
    <section className="grid grid-cols-1 gap-3">
      <Notice tone={record.outcome === 'finished' ? finishedTone : 'bad'} announced>
        {record.summary}
        {line === null ? null : (
          <>
            {' '}
            <button type="button" className="text-accent underline" onClick={() => onGoToLine(line)}>
              {text.goToLine(line)}
            </button>
          </>
        )}
      </Notice>
      {printed.length === 0 ? (
        <p className="text-muted">{text.printedNothing}</p>
      ) : (
        <OutputPanel lines={printed} label={text.printed} />
      )}
      {record.stderr.trim() === '' ? null : (
        <OutputPanel lines={linesOf(record.stderr)} label={text.pythonSays} />
      )}
    </section>
  )
}
