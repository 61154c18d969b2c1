import { carryOver } from '#domain/schedule/carry-over'
import { dueBeforeExams, examDaysOf, isSameScope, type Exam, type ExamScope } from '#domain/schedule/exam'
import { maxExams } from '#domain/schedule/intervals'
import { replay } from '#domain/schedule/replay'
import { fuzzDraw } from '#domain/schedule/review-card'
import { studyDayOf } from '#domain/schedule/study-day'
import { examKey, withoutExams } from '#domain/schedule/without-exams'
import { database } from '#server/database/database'
import type { Transaction } from '#server/database/transaction'
import { learnerBudget, spendBudget } from '#server/learner-budgets'
import { appendEvent } from '#server/study/append-event'
import { eventsOfCard } from '#server/study/events-of-card'
import { inTurns, movableCards, placedSchedules } from '#server/study/movable-cards'
import { scheduleOf } from '#server/study/schedule-row'
import { studySettings } from '#server/study/study-settings'

/** Setting and removing an exam writes a row for each card that it moves, to a log that only grows. */
const examLimit = { hits: 20, windowMillis: 60 * 60_000 }

/** An exam can be so far ahead, in days. */
export const daysAhead = { least: 1, most: 730 } as const

export type ExamOutcome =
  /** How many cards got another day. */
  | { kind: 'saved'; moved: number }
  /** The day is not after today, or too far ahead. */
  | { kind: 'badDay' }
  /** There is no such course, lesson or own deck. */
  | { kind: 'unknown' }
  | { kind: 'tooMany' }
  | { kind: 'tooOften' }

/** Sets the day of an exam, in place of the one that its course, lesson or deck had, and brings forward the cards that need it. */
export async function setExam(userId: string, exam: Exam, now: Date): Promise<ExamOutcome> {
  const refused = await database.read(async (db): Promise<ExamOutcome | null> => {
    const { dayBoundary } = await studySettings(db, userId)
    const inDays = exam.day - studyDayOf(now.getTime(), dayBoundary)
    if (!(inDays >= daysAhead.least && inDays <= daysAhead.most)) return { kind: 'badDay' }
    return (await isKnown(db, userId, exam)) ? null : { kind: 'unknown' }
  })
  return refused ?? changeExams(userId, exam, (others) => [...others, exam], now)
}

/** Removes an exam. The cards that it brought forward get the days that they would have without it. */
export const removeExam = (userId: string, scope: ExamScope, now: Date): Promise<ExamOutcome> =>
  changeExams(userId, scope, (others) => [...others], now)

/** @param change makes the learner's exams from those about something else that are still to come */
async function changeExams(
  userId: string,
  scope: ExamScope,
  change: (others: readonly Exam[]) => Exam[],
  now: Date,
): Promise<ExamOutcome> {
  if (!(await spendBudget(learnerBudget(userId, 'exams', examLimit), now))) return { kind: 'tooOften' }
  const isSaved = await database.writeOf(userId, async (db) => {
    const { dayBoundary, exams } = await studySettings(db, userId)
    const today = studyDayOf(now.getTime(), dayBoundary)
    const changed = change(exams.filter((exam) => exam.day >= today && !isSameScope(exam, scope)))
    if (changed.length > maxExams) return false
    await db
      .updateTable('Settings')
      .set({ exams: JSON.stringify(changed) })
      .where('userId', '=', userId)
      .execute()
    return true
  })
  return isSaved ? { kind: 'saved', moved: await moveForExams(userId, scope, now) } : { kind: 'tooMany' }
}

/**
 * Moves the cards of a course or lesson to the days that the learner's exams give them: counted from where the log would
 * have led without any exam, so that one which was removed leaves nothing behind.
 *
 * @returns how many cards were moved
 */
async function moveForExams(userId: string, scope: ExamScope, now: Date): Promise<number> {
  const atMillis = now.getTime()
  const times = { clientAtMillis: atMillis, serverAtMillis: atMillis, atMillis }
  let moved = 0
  for await (const cardIds of inTurns(await movableCards(userId, now, scope))) {
    moved += await database.writeOf(userId, async (db) => {
      const settings = await studySettings(db, userId)
      const { weights } = settings
      const today = studyDayOf(atMillis, settings.dayBoundary)
      let changed = 0
      for (const { cardId, lessonId, courseId, ...row } of await placedSchedules(db, userId, cardIds)) {
        const current = scheduleOf(row)
        const { schedule, ratings } = replay(withoutExams(await eventsOfCard(db, userId, cardId)), cardId)
        const without = carryOver(schedule, ratings, weights)
        if (current.state !== 'Review' || without.state !== 'Review') continue
        const dueDay = dueBeforeExams(without, examDaysOf(settings.exams, { lessonId, courseId }, today), {
          ...{ weights, easyDays: settings.intervals.easyDays ?? {}, today, present: current.dueDay },
          draw: fuzzDraw(cardId, current.reps - 1),
        })
        if (dueDay === current.dueDay) continue
        const event = { userId, cardId, key: examKey(atMillis, cardId), current, ...times }
        await appendEvent(db, { ...event, eventDetails: { event: 'dueSet', dueDay } }, settings)
        changed += 1
      }
      return changed
    })
  }
  return moved
}

/** Whether there is such a course, or such a lesson in it, that everybody sees or that is the learner's own. */
async function isKnown(db: Transaction, userId: string, { courseId, lessonId }: ExamScope): Promise<boolean> {
  const lessons = db
    .selectFrom('Lesson')
    .where((eb) => eb.or([eb('ownerId', 'is', null), eb('ownerId', '=', userId)]))
    .where('retiredAtMillis', 'is', null)
    .where('courseId', '=', courseId)
    .select('id')
    .limit(1)
  const found = lessonId === null ? lessons : lessons.where('id', '=', lessonId)
  return (await found.executeTakeFirst()) !== undefined
}
