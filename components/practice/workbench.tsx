import type { ReactNode } from 'react'
import { PracticeGoal } from '#components/practice/practice-goal'
import type { Exercise } from '#domain/items/exercise'

interface WorkbenchProps extends Pick<Exercise, 'goal'> {
  /** Where the program is made. */
  children: ReactNode
  /** What comes of it. */
  check: ReactNode
}

/** The goal, then the work, then the check; side by side where there is room. */
export function Workbench({ goal, children, check }: WorkbenchProps) {
  return (
    <div className="grid grid-cols-1 gap-6 lg:grid-cols-2 lg:grid-rows-[auto_1fr]">
      <div className="min-w-0 lg:col-start-2">
        <PracticeGoal goal={goal} />
      </div>
      <div className="grid min-w-0 grid-cols-1 content-start gap-4 lg:col-start-1 lg:row-span-2 lg:row-start-1">
        {children}
      </div>
      <div className="min-w-0 lg:col-start-2">{check}</div>
    </div>
  )
}
