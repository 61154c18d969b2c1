'use client'

import type { usePracticeCheck } from '#browser/practice/use-practice-check'
import { OwnRun } from '#components/playground/own-run'
import { PythonProgress } from '#components/playground/python-progress'
import { RunButton } from '#components/playground/run-button'
import { RunResult } from '#components/playground/run-result'
import { Notice } from '#components/ui/notice'
import type { Exercise } from '#domain/items/exercise'
import type { PracticeVerdict } from '#domain/practice/judge-practice'
import type { PlaceInRun } from '#domain/trace/place-in-run'
import { useTexts } from '#texts'
import type { TextsOf } from '#messages/rooms'

interface PracticeCheckProps {
  exercise: Exercise
  /** The language of the lesson; null if it cannot be told. */
  language: string | null
  check: ReturnType<typeof usePracticeCheck>
  /** The learner's program as it is now. */
  source: string
  onGoToLine: (line: number) => void
}

/** The button that checks a program, and the result. */
export function PracticeCheck({ exercise, language, check, source, onGoToLine }: PracticeCheckProps) {
  const text = useTexts('practice')
  const { state, isBusy, checked, stop } = check
  return (
    <div className="grid grid-cols-1 gap-4" aria-busy={isBusy}>
      <div>
        <RunButton
          isBusy={isBusy}
          label={text.check}
          disabled={source.trim() === ''}
          onRun={() => void check.check(source)}
          onStop={stop}
        />
      </div>
      <PythonProgress state={state} />
      {checked === null ? null : (
        <>
          <Notice tone={checked.verdict.kind === 'right' ? 'good' : 'bad'} announced>
            {sentenceOf(text, checked.verdict, exercise)}
          </Notice>
          {checked.verdict.kind === 'right' ? null : (
            <RunResult
              performance={checked.performance}
              finishedTone="neutral"
              language={language}
              onGoToLine={onGoToLine}
            />
          )}
          <OwnRun
            key={checked.index}
            source={checked.source}
            performance={checked.performance}
            language={language}
            opensAt={placeOf(checked.verdict)}
          />
        </>
      )}
    </div>
  )
}

/** The step at which the output starts to differ from the goal. */
function placeOf(verdict: PracticeVerdict): PlaceInRun | null {
  return verdict.kind === 'output' ? { kind: 'printed-line', number: verdict.firstDifference + 1 } : null
}

function sentenceOf(text: TextsOf<'practice'>, verdict: PracticeVerdict, { goal }: Exercise): string {
  switch (verdict.kind) {
    case 'right':
      return text.verdict.right
    case 'failed':
      return text.verdict.failed
    case 'output':
      return text.verdict.output({ line: verdict.firstDifference + 1 })
    case 'slow':
      return text.verdict.slow({ n: verdict.seconds, goal: goal.seconds })
    case 'written-down':
      return text.verdict.writtenDown({ line: verdict.line })
  }
}
