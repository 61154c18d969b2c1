'use client'

import { useState } from 'react'
import { OwnRun } from '#components/playground/own-run'
import { PythonProgress } from '#components/playground/python-progress'
import { RunButton } from '#components/playground/run-button'
import { RunResult } from '#components/playground/run-result'
import { usePython } from '#components/playground/use-python'
import { Notice } from '#components/ui/notice'
import type { Exercise } from '#domain/items/exercise'
import { judgePractice, type PracticeVerdict } from '#domain/practice/judge-practice'
import type { PlaceInRun } from '#domain/trace/place-in-run'
import { practice as text } from '#messages/practice'
import type { Performance } from '#sandbox/browser'

interface Checked {
  /** How many checks there were before it. */
  turn: number
  /** The program as it was run. */
  source: string
  verdict: PracticeVerdict
  performance: Performance
}

/** Runs what a learner made of an exercise and says what came of it; the last result stays until the next run. */
export function usePracticeCheck(exercise: Exercise, sandboxUrl: string) {
  const { state, run, stop } = usePython(sandboxUrl)
  const [checked, setChecked] = useState<Checked | null>(null)
  const check = async (source: string) => {
    const [performance] = (await run([{ ...exercise.program, source }])) ?? []
    if (performance === undefined) return
    const verdict = judgePractice(exercise, source, performance.record)
    setChecked((last) => ({ turn: (last?.turn ?? 0) + 1, source, verdict, performance }))
  }
  return { state, isBusy: state.kind === 'loading' || state.kind === 'running', checked, check, stop }
}

interface PracticeCheckProps {
  exercise: Exercise
  check: ReturnType<typeof usePracticeCheck>
  /** The program as it is now. */
  source: string
  onGoToLine: (line: number) => void
}

/** The button that checks, and what came of it. */
export function PracticeCheck({ exercise, check, source, onGoToLine }: PracticeCheckProps) {
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
            {sentenceOf(checked.verdict, exercise)}
          </Notice>
          {checked.verdict.kind === 'right' ? null : (
            <RunResult performance={checked.performance} finishedTone="neutral" onGoToLine={onGoToLine} />
          )}
          <OwnRun
            key={checked.turn}
            source={checked.source}
            performance={checked.performance}
            opensAt={placeOf(checked.verdict)}
          />
        </>
      )}
    </div>
  )
}

/** Where the run left the way to the goal. */
function placeOf(verdict: PracticeVerdict): PlaceInRun | null {
  return verdict.kind === 'output' ? { kind: 'printed-line', number: verdict.firstDifference + 1 } : null
}

function sentenceOf(verdict: PracticeVerdict, { goal }: Exercise): string {
  switch (verdict.kind) {
    case 'right':
      return text.verdict.right
    case 'failed':
      return text.verdict.failed
    case 'output':
      return text.verdict.output(verdict.firstDifference + 1)
    case 'slow':
      return text.verdict.slow(verdict.seconds, goal.seconds)
    case 'written-down':
      return text.verdict.writtenDown(verdict.line)
  }
}
