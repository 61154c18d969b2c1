import { useTexts } from '#texts'

interface SettingsRetentionProps {
  workload: {
    /** How many learned cards were simulated. */
    cards: number
    daysAhead: number
    choices: { desiredRetention: number; reviewsPerDay: number; minutesPerDay: number }[]
  }
  value: string
  error: string | undefined
}

/** The desired retention, with the daily workload of each choice. */
export function SettingsRetention({ workload, value, error }: SettingsRetentionProps) {
  const text = useTexts('settings')
  const { cards, daysAhead, choices } = workload
  return (
    <fieldset aria-describedby="retention-hint">
      <legend className="mb-1 font-[600]">{text.retention}</legend>
      {error === undefined ? null : <p className="mb-1 text-sm font-[600] text-bad">{error}</p>}
      <ul className="divide-y divide-line overflow-hidden rounded-md border border-line-strong bg-surface">
        {choices.map(({ desiredRetention, reviewsPerDay, minutesPerDay }) => (
          <li key={desiredRetention}>
            <label className="flex min-h-11 cursor-pointer flex-wrap items-center gap-x-3 px-4 py-2 has-checked:bg-accent-soft has-focus-visible:outline-3 has-focus-visible:-outline-offset-3 has-focus-visible:outline-accent">
              <input
                type="radio"
                name="desiredRetention"
                className="size-4 accent-accent outline-none"
                value={desiredRetention}
                defaultChecked={value === String(desiredRetention)}
              />
              <span className="w-14 font-[600] tabular-nums">
                {text.percent({ n: desiredRetention * 100 })}
              </span>
              <span className="text-sm text-muted">
                {text.cost({
                  reviews: Math.round(reviewsPerDay),
                  minutes: minutesPerDay < 1 ? 0 : Math.round(minutesPerDay),
                })}
              </span>
            </label>
          </li>
        ))}
      </ul>
      <p id="retention-hint" className="mt-1 text-sm text-muted">
        {text.retentionHint} {text.costBasis({ learned: cards, days: daysAhead })}
      </p>
    </fieldset>
  )
}
