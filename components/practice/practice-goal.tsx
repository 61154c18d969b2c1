import { OutputPanel } from '#components/item/output-panel'
import type { Exercise } from '#domain/items/exercise'
import { linesOf } from '#domain/program/compare-runs'
import { practiceMessages as text } from '#messages/practice'

/** What a learner's program must do. */
export function PracticeGoal({ goal }: Pick<Exercise, 'goal'>) {
  return (
    <div className="grid grid-cols-1 gap-2">
      <OutputPanel lines={linesOf(goal.stdout)} label={text.goal} />
      <p className="text-sm text-muted">{text.goalTime(goal.seconds)}</p>
    </div>
  )
}
