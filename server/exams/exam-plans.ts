import { isOwnCourse } from '#domain/own/own-course'
import { isAbout, isSameScope, type ExamScope } from '#domain/schedule/exam'
import { daysToBegin, forecastExam, newPerDayFor, type ExamForecast } from '#domain/schedule/exam-forecast'
import type { Standing } from '#domain/schedule/schedule'
import { dateOfStudyDay, studyDayOf } from '#domain/schedule/study-day'
import type { Transaction } from '#server/database/transaction'
import { daysAhead } from '#server/exams/set-exam'
import { readKnowledge } from '#server/progress/read-knowledge'
import { atStart } from '#server/study/learned-cards'
import { usualAnswerMillis } from '#server/study/pace'
import { studySettings } from '#server/study/study-settings'
import { readWithRecord } from '#server/study/answer-record'

/** What an exam is about, by name. */
export interface NamedScope extends ExamScope {
  /** `decks` are all of the learner's own. */
  kind: 'course' | 'lesson' | 'decks' | 'deck'
  /** Of the course, the lesson or the deck; empty for all decks, which have no name. */
  title: string
  /** Of the title, as a BCP 47 tag; null if it cannot be told. */
  language: string | null
}

/** How far a learner is with what an exam is about. */
export interface ExamProgress extends NamedScope {
  /** Whether there is nothing left that it could be about: the course, lesson or deck is gone, at least for now. */
  isGone: boolean
  /** As `2026-11-23`. */
  date: string
  inDays: number
  /** Cards that it is about; those that the learner suspended are left out. */
  cards: number
  notSeen: number
  /** New cards a day, so that all are begun in time. */
  newPerDay: number
  /** The last day for that. */
  beginBy: string
}

/** What has to be done for an exam, and what it will find. */
export interface ExamPlan extends ExamProgress {
  /** The learner's limit of new cards, if it is too low to begin all in time. */
  tooLowLimit: number | null
  /** On average until the exam, at the learner's pace. */
  minutesPerDay: number
  forecast: ExamForecast | null
}

/** A card as far as it matters to exams. */
interface ExamCard {
  courseId: string
  lessonId: string
  schedule: Standing
}

/**
 * The learner's exams from today on, the earliest first. An exam of today is over at the end of the study day.
 *
 * @param cards all current cards that the learner has not suspended
 */
export async function examsAhead(
  db: Transaction,
  userId: string,
  now: Date,
  cards: readonly ExamCard[],
): Promise<ExamProgress[]> {
  const { exams, dayBoundary } = await studySettings(db, userId)
  const today = studyDayOf(now.getTime(), dayBoundary)
  const ahead = exams.filter(({ day }) => day >= today).toSorted((a, b) => a.day - b.day)
  if (ahead.length === 0) return []
  const names = await scopesOf(db, userId, 'past too')
  const found: ExamProgress[] = []
  for (const exam of ahead) {
    const named = names.find((scope) => isSameScope(scope, exam))
    if (named === undefined) continue
    const about = cards.filter((card) => isAbout(exam, card))
    const notSeen = about.filter(({ schedule }) => schedule.state === 'New').length
    const inDays = exam.day - today
    found.push({
      ...named,
      ...{ date: dateOfStudyDay(exam.day), inDays, cards: about.length, notSeen },
      newPerDay: newPerDayFor(notSeen, inDays),
      beginBy: dateOfStudyDay(today + daysToBegin(inDays) - 1),
    })
  }
  return found
}

/** The learner's exams with a plan for each, and what an exam can be about and from when to when. */
export async function examPlans(
  userId: string,
  now: Date,
): Promise<{ plans: ExamPlan[]; scopes: NamedScope[]; first: string; last: string }> {
  const read = await readWithRecord(userId, async (db) => {
    const settings = await studySettings(db, userId)
    const today = studyDayOf(now.getTime(), settings.dayBoundary)
    const { cards } = await readKnowledge(db, userId, today, settings.weights)
    return {
      settings,
      today,
      cards,
      exams: await examsAhead(db, userId, now, cards),
      answerMillis: await usualAnswerMillis(db, userId),
      scopes: (await scopesOf(db, userId, 'current')).map(
        ({ courseId, lessonId, kind, title, language }) => ({
          ...{ courseId, lessonId, kind, title, language },
        }),
      ),
    }
  })
  const { settings, today, cards, answerMillis, scopes } = read
  const { desiredRetention, weights, intervals, newCardsPerDay } = settings
  const plans = read.exams.map((exam) => {
    const forecast = forecastExam(
      cards.filter((card) => isAbout(exam, card)).flatMap(({ schedule }) => atStart(schedule, today) ?? []),
      exam.notSeen,
      intervals.learningMinutes.length,
      {
        ...{ examInDays: exam.inDays, desiredRetention, weights, longestDays: intervals.longestDays },
        newPerDay: Math.min(exam.newPerDay, newCardsPerDay),
      },
    )
    return {
      ...exam,
      tooLowLimit: exam.newPerDay > newCardsPerDay ? newCardsPerDay : null,
      minutesPerDay: ((forecast?.answersPerDay ?? 0) * answerMillis) / 60_000,
      forecast,
    }
  })
  return {
    plans,
    scopes,
    first: dateOfStudyDay(today + daysAhead.least),
    last: dateOfStudyDay(today + daysAhead.most),
  }
}

/**
 * What a learner's exams can be about: courses and lessons that everybody sees, in their order, each course before its
 * lessons, and then the learner's own decks.
 *
 * @param which `past too` if also what is gone, which an exam may still be about
 */
async function scopesOf(
  db: Transaction,
  userId: string,
  which: 'current' | 'past too',
): Promise<(NamedScope & { isGone: boolean })[]> {
  const rows = await db
    .selectFrom('Lesson as lesson')
    .innerJoin('Course as course', 'course.id', 'lesson.courseId')
    .where((eb) => eb.or([eb('lesson.ownerId', 'is', null), eb('lesson.ownerId', '=', userId)]))
    .select(['lesson.courseId', 'lesson.id', 'lesson.title', 'lesson.language', 'lesson.ownerId'])
    .select([
      'course.title as courseTitle',
      'lesson.retiredAtMillis',
      'course.retiredAtMillis as courseRetired',
    ])
    .orderBy('course.position')
    .orderBy('course.id')
    .orderBy('lesson.position')
    .execute()
  const lessons = rows
    .map(({ retiredAtMillis, courseRetired, ...row }) => ({
      ...row,
      isGone: retiredAtMillis !== null || courseRetired !== null,
    }))
    .filter(({ isGone }) => which === 'past too' || !isGone)
  return [...Map.groupBy(lessons, ({ courseId }) => courseId)].flatMap(([courseId, all]) => {
    const isOwn = isOwnCourse(courseId)
    const own = isOwn ? all.toSorted((a, b) => a.title.localeCompare(b.title, 'en', { numeric: true })) : all
    const [first] = own
    return [
      {
        ...{ courseId, lessonId: null, kind: isOwn ? ('decks' as const) : ('course' as const) },
        // A course has the language of its lessons.
        ...{ title: first?.courseTitle ?? '', language: first?.language ?? null },
        isGone: all.every(({ isGone }) => isGone),
      },
      ...own.map(({ id, title, language, isGone }) => ({
        ...{ courseId, lessonId: id, kind: isOwn ? ('deck' as const) : ('lesson' as const) },
        ...{ title, language, isGone },
      })),
    ]
  })
}
