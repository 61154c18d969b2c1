import { forecast } from '#domain/progress/activity'
import type { DayOfForecast } from '#domain/progress/activity'
import { studyDayOf } from '#domain/schedule/study-day'
import { direct, prisma } from '#server/database/prisma'
import type { LessonLink } from '#server/lessons/read-lesson'
import { readStandings } from '#server/progress/read-standings'
import type { StandingConcept } from '#server/progress/read-standings'
import { whatIsAvailable } from '#server/study/study-queue'
import type { QueueCounts } from '#server/study/study-queue'
import { studySettings } from '#server/study/study-settings'

export interface Today {
  counts: QueueCounts
  /** Ratings of this study day. */
  rated: number
  /** When something becomes due that is not due now; null if nothing will. */
  nextDueAtMillis: number | null
  /** The next 7 study days, today first. */
  week: DayOfForecast[]
  /** What is fading, the most forgotten first. */
  fading: StandingConcept[]
  /** Whether any lesson was opened: without one there is nothing to study. */
  hasOpenedLesson: boolean
  /** The first lesson that was not opened yet. */
  nextLesson: LessonLink | null
}

/** What there is to do today. */
export async function today(userId: string, now: Date): Promise<Today> {
  const settings = studySettings(direct.reader, userId)
  const studyDay = studyDayOf(now.getTime(), settings.dayBoundary)
  const available = whatIsAvailable(direct.reader, { userId, today: studyDay, scope: {} }, settings, now)
  const [standings, opened, nextLesson] = await Promise.all([
    readStandings(userId, studyDay, settings.weights),
    prisma.lessonVisit.findFirst({
      where: { userId, lesson: { retiredAtMillis: null } },
      select: { lessonId: true },
    }),
    prisma.lesson.findFirst({
      where: { retiredAtMillis: null, course: { retiredAtMillis: null }, visits: { none: { userId } } },
      orderBy: [{ course: { position: 'asc' } }, { courseId: 'asc' }, { position: 'asc' }],
      select: { id: true, courseId: true, slug: true, title: true },
    }),
  ])
  return {
    counts: available.counts,
    rated: available.rated,
    nextDueAtMillis: available.nextDueAtMillis,
    week: forecast(
      standings.cards.map((card) => card.schedule),
      studyDay,
      7,
    ),
    fading: standings.concepts
      .filter((concept) => concept.state === 'fading')
      .sort((a, b) => (a.predictedRecall ?? 1) - (b.predictedRecall ?? 1)),
    hasOpenedLesson: opened !== null,
    nextLesson,
  }
}
