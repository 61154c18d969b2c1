import Link from 'next/link'
import { lessonPath, type LessonLink } from '#browser/paths'
import { buttonClass } from '#components/ui/button'
import { formatFromNow } from '#messages/format-interval'
import { todayMessages as text } from '#messages/today'

interface DueNowProps {
  counts: { learning: number; review: number; new: number }
  /** How long they will take. */
  minutes: number
  nextDueAtMillis: number | null
  /** Number of answers today. */
  rated: number
  nextLesson: (LessonLink & { isOpened: boolean }) | null
  nowMillis: number
}

/** What is to be studied now, with a button to begin. */
export function DueNow({ counts, minutes, rated, nextDueAtMillis, nextLesson, nowMillis }: DueNowProps) {
  const toRecall = counts.learning + counts.review
  const ready = toRecall + counts.new
  return (
    <section className="rounded-lg border border-line bg-surface p-6 sm:p-8">
      {ready === 0 && rated === 0 && nextDueAtMillis === null && nextLesson !== null ? (
        <>
          <h2 className="text-xl">{text.nothingYet}</h2>
          <p className="mt-2 text-muted">{text.nothingYetText}</p>
        </>
      ) : ready === 0 ? (
        <>
          <h2 className="text-xl">{text.allDone}</h2>
          <p className="mt-2 text-muted">
            {text.allDoneText}{' '}
            {nextDueAtMillis === null ? null : text.next(formatFromNow(nextDueAtMillis, nowMillis))}
          </p>
        </>
      ) : (
        <>
          <h2 className="text-xl">{text.ready(ready, minutes)}</h2>
          <p className="mt-2 text-muted">
            {[toRecall > 0 ? text.review(toRecall) : '', counts.new > 0 ? text.newCards(counts.new) : '']
              .filter(Boolean)
              .join(' · ')}
          </p>
        </>
      )}
      <div className="mt-6 flex flex-wrap gap-3">
        {ready === 0 ? null : (
          <Link href="/study" className={`${buttonClass()} grow sm:grow-0`}>
            {text.start}
          </Link>
        )}
        {nextLesson === null ? null : (
          <Link
            href={lessonPath(nextLesson)}
            className={`${buttonClass(ready === 0 ? 'primary' : 'secondary')} grow sm:grow-0`}
          >
            {nextLesson.isOpened ? text.goOn(nextLesson.title) : text.openLesson(nextLesson.title)}
          </Link>
        )}
        {ready > 0 ? null : (
          <Link href="/quiz" className={`${buttonClass('secondary')} grow sm:grow-0`}>
            {text.takeQuiz}
          </Link>
        )}
      </div>
    </section>
  )
}
