import { OutputPanel } from '#components/item/output-panel'
import type { Exercise } from '#domain/items/exercise'
import { linesOf } from '#domain/program/compare-runs'
import { useTexts } from '#texts'

/** The output and the duration that an exercise asks for. */
export function PracticeGoal({ goal, language }: Pick<Exercise, 'goal'> & { language: string | null }) {
  const text = useTexts('practice')
  return (
    <div className="grid grid-cols-1 gap-2">
      <OutputPanel lines={linesOf(goal.stdout)} label={text.goal} language={language} />
      <p className="text-sm text-muted">{text.goalTime({ n: goal.seconds })}</p>
    </div>
  )
}
