import type { ReactNode } from 'react'
import { PracticeGoal } from '#components/practice/practice-goal'
import type { Exercise } from '#domain/items/exercise'

interface WorkbenchProps extends Pick<Exercise, 'goal'> {
  /** The language of the lesson; null if it cannot be told. */
  language: string | null
  /** The editor, or whatever else the program is made with. */
  children: ReactNode
  /** The check of the program. */
  check: ReactNode
}

/** The layout of an exercise: the goal, the work and the check, side by side if there is space. */
export function Workbench({ goal, language, children, check }: WorkbenchProps) {
  return (
    <div className="grid grid-cols-1 gap-6 lg:grid-cols-2 lg:grid-rows-[auto_1fr]">
      <div className="min-w-0 lg:col-start-2">
        <PracticeGoal goal={goal} language={language} />
      </div>
      <div className="grid min-w-0 grid-cols-1 content-start gap-4 lg:col-start-1 lg:row-span-2 lg:row-start-1">
        {children}
      </div>
      <div className="min-w-0 lg:col-start-2">{check}</div>
    </div>
  )
}
