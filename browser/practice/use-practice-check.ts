import { useState } from 'react'
import { usePython } from '#browser/playground/use-python'
import type { Exercise } from '#domain/items/exercise'
import { judgePractice, type PracticeVerdict } from '#domain/practice/judge-practice'
import type { SingleRun } from '#sandbox/browser'

interface CheckedProgram {
  /** How many checks there were before this one. */
  index: number
  /** The program that was run. */
  source: string
  verdict: PracticeVerdict
  performance: SingleRun
}

/** Runs a learner's solution of an exercise and judges it. The last result stays until the next run. */
export function usePracticeCheck(exercise: Exercise, sandboxUrl: string) {
  const { state, run, stop } = usePython(sandboxUrl)
  const [checked, setChecked] = useState<CheckedProgram | null>(null)
  const check = async (source: string) => {
    const [performance] = (await run([{ ...exercise.program, source }])) ?? []
    if (performance === undefined) return
    const verdict = judgePractice(exercise, source, performance.record)
    setChecked((last) => ({ index: (last?.index ?? -1) + 1, source, verdict, performance }))
  }
  return { state, isBusy: state.kind === 'loading' || state.kind === 'running', checked, check, stop }
}
