import { useState } from 'react'
import { dayLoads, weekdays, type Weekday } from '#domain/schedule/easy-days'
import { useTexts } from '#texts'

interface SettingsWeekProps {
  /** How many reviews each day is to have. */
  values: Record<Weekday, string>
  errorOf: (name: Weekday) => string | undefined
}

/** The days of the week on which the learner wants fewer reviews. */
export function SettingsWeek({ values, errorOf }: SettingsWeekProps) {
  const text = useTexts('settings')
  const [isOpen, setIsOpen] = useState(false)
  const [loads, setLoads] = useState(values)
  const easy = weekdays.filter((weekday) => loads[weekday] !== 'full')
  const isRefused = weekdays.some((weekday) => errorOf(weekday) !== undefined)
  return (
    <details open={isOpen || isRefused} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className="disclosure">
        <span className="font-[600]">{text.easyDays}</span>{' '}
        <span className="text-sm text-muted">
          {easy.length === 0 ? text.noEasyDays : easy.map((weekday) => text.weekdays[weekday]).join(', ')}
        </span>
      </summary>
      <fieldset aria-describedby="week-hint">
        <legend className="sr-only">{text.easyDays}</legend>
        <div className="grid gap-x-6 gap-y-2 pt-2 sm:grid-cols-2">
          {weekdays.map((weekday) => (
            <label key={weekday} className="grid grid-cols-[7rem_1fr] items-center gap-x-3">
              <span>{text.weekdays[weekday]}</span>
              <select
                name={weekday}
                className="min-h-11 w-full rounded-sm border border-line-strong bg-surface px-3 py-2"
                value={loads[weekday]}
                onChange={(event) => setLoads({ ...loads, [weekday]: event.target.value })}
              >
                {dayLoads.map((load) => (
                  <option key={load} value={load}>
                    {text.dayLoads[load]}
                  </option>
                ))}
              </select>
              {errorOf(weekday) === undefined ? null : (
                <span className="col-span-2 text-sm font-[600] text-bad">{errorOf(weekday)}</span>
              )}
            </label>
          ))}
        </div>
        <p id="week-hint" className="mt-2 text-sm text-muted">
          {text.easyDaysHint}
        </p>
      </fieldset>
    </details>
  )
}
