import { CodeName } from '#components/item/code-name'
import { dateFormat } from '#messages/formats'
import { Check } from 'lucide-react'
import { Link } from '#components/ui/link'
import { Fragment } from 'react'
import { conceptPath, type LessonLink } from '#browser/paths'
import { useLocale, useTexts } from '#texts'
import { writtenIn } from '#domain/language/written-in'

const weekday = (locale: string) => dateFormat(locale, { weekday: 'short', timeZone: 'UTC' })

interface Concept {
  id: string
  term: string
  lesson: LessonLink
}

interface LastDaysProps {
  days: { date: string; studied: boolean }[]
  /** Concepts whose recall has changed in these days. */
  changed: { stronger: readonly Concept[]; weaker: readonly Concept[] }
}

/** More names would be a list, which the pages about progress have. */
const namesShown = 4

/** On which of the last days the learner studied, and what changed. No count of days in a row: a day off is no failure. */
export function LastDays({ days, changed }: LastDaysProps) {
  const text = useTexts('today')
  const locale = useLocale()
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
            {weekday(locale).format(new Date(date))}
            <span className="sr-only">{studied ? text.studied : text.notStudied}</span>
          </li>
        ))}
      </ul>
      <Changed label={text.strongerThisWeek} concepts={changed.stronger} />
      <Changed label={text.weakerThisWeek} concepts={changed.weaker} />
    </section>
  )
}

function Changed({ label, concepts }: { label: string; concepts: readonly Concept[] }) {
  const text = useTexts('today')
  if (concepts.length === 0) return null
  const more = concepts.length - namesShown
  return (
    <p className="mt-3 [overflow-wrap:anywhere]">
      {label}{' '}
      {concepts.slice(0, namesShown).map(({ id, term, lesson }, index) => (
        <Fragment key={id}>
          {index === 0 ? null : ', '}
          <Link
            {...writtenIn(lesson.language)}
            href={conceptPath(id)}
            className="text-accent underline underline-offset-2"
          >
            <CodeName name={term} />
          </Link>
        </Fragment>
      ))}
      {more > 0 ? text.andMore({ n: more }) : '.'}
    </p>
  )
}
