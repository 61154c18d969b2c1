import { Check } from 'lucide-react'
import { locale } from '#messages/locale'
import { todayMessages as text } from '#messages/today'

const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' })

/** On which of the last days the learner studied. No count of days in a row: a day off is no failure. */
export function LastDays({ days }: { days: { date: string; studied: boolean }[] }) {
  return (
    <section>
      <h2 className="mb-3 text-lg">{text.lastDays}</h2>
      <ul className="flex max-w-[24rem] justify-between gap-1">
        {days.map(({ date, studied }) => (
          <li key={date} className="grid justify-items-center gap-1.5 text-sm text-muted">
            <span
              className={`grid size-8 place-items-center rounded-full border ${studied ? 'border-transparent bg-good-soft text-good' : 'border-line'}`}
            >
              {studied ? <Check aria-hidden="true" className="size-4" /> : null}
            </span>
            {weekday.format(new Date(date))}
            <span className="sr-only">{studied ? text.studied : text.notStudied}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
