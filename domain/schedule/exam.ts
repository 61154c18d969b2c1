import { z } from 'zod'
import { drawDay, type EasyDays } from '#domain/schedule/easy-days'
import { recallProbability, type Weights } from '#domain/schedule/fsrs'
import { maxExams } from '#domain/schedule/intervals'

/** Cards that an exam brings forward are asked on one of so many days before it: with fewer, those get too full. */
const finalDays = 14

/** A card that will be recalled on the day of the exam with this chance anyway is left alone. */
const enoughRecall = 0.95

/** An exam about a course or about one of its lessons, or own decks. A learner has at most one for each. */
const examSchema = z.object({
  courseId: z.string().min(1).max(300),
  /** Null if it is about the whole course. */
  lessonId: z.string().min(1).max(300).nullable(),
  /** The study day, before the year 2244: one far beyond has no date. */
  day: z.int().min(0).max(100_000),
})
export type Exam = Readonly<z.infer<typeof examSchema>>

export const examsSchema = z.array(examSchema).max(maxExams).readonly()

/** What an exam is about, or where a card stands. */
export type ExamScope = Pick<Exam, 'courseId' | 'lessonId'>

/** Whether two exams are about the same. */
export const isSameScope = (a: ExamScope, b: ExamScope): boolean =>
  a.courseId === b.courseId && a.lessonId === b.lessonId

/** Whether an exam is about a card. */
export const isAbout = ({ courseId, lessonId }: ExamScope, card: ExamScope): boolean =>
  lessonId === null ? courseId === card.courseId : lessonId === card.lessonId

/** Whether cards are still prepared for an exam: on its own day that is too late. */
export const isToCome = ({ day }: Exam, today: number): boolean => day > today

/** The study days of the exams that a card is prepared for and that are still to come, the earliest first. */
export const examDaysOf = (exams: readonly Exam[], card: ExamScope, today: number): number[] =>
  exams
    .filter((exam) => isAbout(exam, card) && isToCome(exam, today))
    .map(({ day }) => day)
    .toSorted((a, b) => a - b)

export interface ExamOptions {
  weights: Weights
  easyDays: EasyDays
  /** Where among the days before the exam the card is asked, from 0 (included) to 1 (excluded). */
  draw: number
  /** The study day: it can be asked from then on, but not twice on one day. */
  today: number
  /** The day on which it is due at present, which it keeps if that is in time; undefined if it was answered just now. */
  present?: number
}

/** A card in review, due on the day that FSRS says. */
interface CardBeforeExam {
  stability: number
  lastStudyDay: number
  dueDay: number
}

/**
 * The study day on which a card is due before exams. A card that would be due on the day of an exam or later, and that may
 * have been forgotten by then, is asked once more in the last days before it. It is never due later than without exams.
 */
export const dueBeforeExams = (
  card: CardBeforeExam,
  examDays: readonly number[],
  options: ExamOptions,
): number => Math.min(card.dueDay, ...examDays.map((examDay) => dueBeforeExam(card, examDay, options)))

function dueBeforeExam(
  { stability, lastStudyDay, dueDay }: CardBeforeExam,
  examDay: number,
  { weights, easyDays, draw, today, present }: ExamOptions,
): number {
  if (dueDay < examDay) return dueDay
  if (recallProbability(stability, examDay - lastStudyDay, weights) >= enoughRecall) return dueDay
  const firstOfLast = examDay - finalDays
  if (present !== undefined && present >= firstOfLast && present < examDay) return present
  const [first, last] = [Math.max(lastStudyDay + 1, today, firstOfLast), examDay - 1]
  return first > last ? dueDay : drawDay(first, last, easyDays, draw)
}
