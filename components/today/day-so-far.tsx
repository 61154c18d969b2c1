import { useTexts } from '#texts'

interface DaySoFarProps {
  rated: number
  minutesStudied: number
  /** Minutes a day; 0 for no goal. */
  goalMinutes: number
  /** Number of cards that are due tomorrow. */
  dueTomorrow: number
}

/** What was studied today, what of the goal is left, and what tomorrow brings. */
export function DaySoFar({ rated, minutesStudied, goalMinutes, dueTomorrow }: DaySoFarProps) {
  const text = useTexts('today')
  return (
    <section>
      <h2 className="text-lg">{text.soFar}</h2>
      <p className="mt-1 text-muted">
        {rated === 0 ? null : `${text.answered({ n: rated, minutes: minutesStudied })} `}
        {text.tomorrow({ n: dueTomorrow })}
      </p>
      {goalMinutes === 0 ? null : (
        <div className="mt-3 max-w-form">
          <label htmlFor="goal" className="mb-1.5 block text-sm">
            {minutesStudied < goalMinutes
              ? text.goal({ minutes: minutesStudied, goal: goalMinutes })
              : text.goalReached({ goal: goalMinutes })}
          </label>
          <progress
            id="goal"
            className="progress"
            value={Math.min(minutesStudied, goalMinutes)}
            max={goalMinutes}
          />
        </div>
      )}
    </section>
  )
}
