import { OutputPanel } from '#components/item/output-panel'
import { Notice } from '#components/ui/notice'
import { linesOf } from '#domain/program/compare-runs'
import { useTexts } from '#texts'
import type { SingleRun } from '#sandbox/browser'
import { endingInWords } from '#messages/ending-in-words'

interface RunResultProps {
  performance: SingleRun
  /** Tone of a program that finished. In an exercise, finishing alone is no success. */
  finishedTone?: 'good' | 'neutral'
  /** The language of what it prints; null if it cannot be told. */
  language?: string | null
  onGoToLine: (line: number) => void
}

/** How a run ended, its output, and its error output. */
export function RunResult({
  performance: { record },
  finishedTone = 'good',
  language = null,
  onGoToLine,
}: RunResultProps) {
  const text = useTexts('playground')
  const runText = useTexts('run')
  const printed = linesOf(record.stdout)
  const line = record.exception?.line ?? null
  return (
    <section className="grid grid-cols-1 gap-3">
      <Notice tone={record.outcome === 'finished' ? finishedTone : 'bad'} announced>
        {endingInWords(runText, record.summary)}
        {line === null ? null : (
          <>
            {' '}
            <button type="button" className="text-accent underline" onClick={() => onGoToLine(line)}>
              {text.goToLine({ line })}
            </button>
          </>
        )}
      </Notice>
      {printed.length === 0 ? (
        <p className="text-muted">{text.printedNothing}</p>
      ) : (
        <OutputPanel lines={printed} label={text.printed} language={language} />
      )}
      {record.stderr.trim() === '' ? null : (
        <OutputPanel lines={linesOf(record.stderr)} label={text.pythonSays} language="en" />
      )}
    </section>
  )
}
