import { Link } from '#components/ui/link'
import type { Scope } from '#components/exams/exam-form'
import { fullDate } from '#messages/full-date'
import { useLocale, useTexts } from '#texts'
import { SentenceAbout } from '#components/item/sentence-about'

/** An exam, and how far the learner is. */
export interface ExamAhead extends Scope {
  /** Whether there is nothing left that it could be about. */
  isGone: boolean
  date: string
  inDays: number
  notSeen: number
  newPerDay: number
  beginBy: string
}

/** The exams to come that something can be done for, with what is left to be begun for each; nothing if there are none. */
export function ExamsAhead({ exams: all }: { exams: readonly ExamAhead[] }) {
  const text = useTexts('exams')
  const locale = useLocale()
  const exams = all.filter(({ isGone }) => !isGone)
  if (exams.length === 0) return null
  return (
    <section>
      <h2 className="mb-1 text-lg">{text.title}</h2>
      <ul className="grid gap-3">
        {exams.map((exam) => (
          <li key={exam.lessonId ?? exam.courseId}>
            <Link
              href="/progress/exams"
              className="font-[600] [overflow-wrap:anywhere] text-accent underline"
            >
              <SentenceAbout
                sentence={text.about({ kind: exam.kind, title: exam.title })}
                name={exam.title}
                language={exam.language}
              />
            </Link>
            <p>
              {text.when({ inDays: exam.inDays })}{' '}
              {exam.notSeen === 0
                ? text.allSeen
                : text.toBegin({ ...exam, beginBy: fullDate(locale, exam.beginBy) })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
