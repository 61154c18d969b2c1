import Link from 'next/link'
import { examMessages as text } from '#messages/exams'

/** An exam, and how far the learner is. */
export interface ExamAhead {
  courseId: string
  lessonId: string | null
  title: string
  date: string
  inDays: number
  notSeen: number
  newPerDay: number
  beginBy: string
}

/** The exams to come, with what is left to be begun for each; nothing if there are none. */
export function ExamsAhead({ exams }: { exams: readonly ExamAhead[] }) {
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
              {text.about(exam.title, exam.lessonId !== null)}
            </Link>
            <p>
              {text.when(exam.inDays)} {exam.notSeen === 0 ? text.allSeen : text.toBegin(exam)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
