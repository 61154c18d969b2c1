import { learnAheadMillis } from '#domain/schedule/learn-ahead'
import { orderQueue } from '#domain/schedule/queue'
import { startOfStudyDay, studyDayOf } from '#domain/schedule/study-day'
import { prisma } from '#server/database/prisma'
import { buriedCards, dueCards, laterCards, learningCards, newCards } from '#server/study/card-filters'
import type { Learner, StudyScope } from '#server/study/card-filters'
import { ratingsOfDay } from '#server/study/ratings-of-day'
import { scheduleOf } from '#server/study/schedule-row'
import { studyCardsOf, studyCardSelect } from '#server/study/study-card'
import type { StudyCard } from '#server/study/study-card'
import { studySettings } from '#server/study/study-settings'
import type { StudySettings } from '#server/study/study-settings'

export interface QueueCounts {
  /** In a learning or relearning step that is due now or within the learn-ahead time. */
  learning: number
  /** Due for review, within today's limit. */
  review: number
  /** To be introduced, within today's limit. */
  new: number
}

export interface StudyQueue {
  counts: QueueCounts
  /** The next ones, in the order in which they are to be shown; at most 12. */
  cards: StudyCard[]
  /** When something becomes due that is not among the counts; null if nothing will. */
  nextDueAtMillis: number | null
  /** How many ratings this study day has seen, undone ones left out. */
  rated: number
}

const longest = 12
/** More are looked at than shown, so that siblings can be kept apart. */
const choice = 4 * longest

/** What a learner should study now: due cards, and new ones from lessons that they have opened. */
export async function studyQueue(userId: string, now: Date, scope: StudyScope = {}): Promise<StudyQueue> {
  const settings = await studySettings(prisma, userId)
  const today = studyDayOf(now.getTime(), settings.reckoning)
  const learner = { userId, today, scope }
  const { rated, lastConceptIds, ...available } = await whatIsAvailable(learner, settings, now)
  return {
    counts: available.counts,
    cards: await nextCards(learner, settings, now, available.counts, lastConceptIds),
    nextDueAtMillis: available.nextDueAtMillis,
    rated,
  }
}

/** The counts of {@link studyQueue} without its cards. */
export async function whatIsAvailable(learner: Learner, settings: StudySettings, now: Date) {
  const { reckoning, newCardsPerDay, reviewsPerDay } = settings
  const soonMillis = now.getTime() + learnAheadMillis
  const [ratings, learning, due, fresh, nextLearning, nextReview] = await Promise.all([
    ratingsOfDay(prisma, learner.userId, learner.today),
    prisma.cardSchedule.count({ where: { ...learningCards(learner), dueAtMillis: { lte: soonMillis } } }),
    prisma.cardSchedule.count({ where: dueCards(learner) }),
    prisma.card.count({ where: newCards(learner) }),
    prisma.cardSchedule.aggregate({
      where: { ...learningCards(learner), dueAtMillis: { gt: soonMillis } },
      _min: { dueAtMillis: true },
    }),
    // The first by the index; the least of all would have to be looked for among them all.
    prisma.cardSchedule.findFirst({
      where: laterCards(learner),
      orderBy: { dueDay: 'asc' },
      select: { dueDay: true },
    }),
  ])
  const counts: QueueCounts = {
    learning,
    // Who studies ahead wishes for more than the day's limit.
    review: learner.scope.ahead === true ? due : Math.min(due, Math.max(0, reviewsPerDay - ratings.reviewed)),
    new: Math.min(fresh, Math.max(0, newCardsPerDay - ratings.introduced)),
  }
  const buried = ratings.hasBuried
    ? await prisma.cardSchedule.findFirst({ where: buriedCards(learner), select: { buriedUntilDay: true } })
    : null
  const overLimit = due > counts.review || (fresh > counts.new && newCardsPerDay > 0)
  const days = [nextReview?.dueDay, buried?.buriedUntilDay, overLimit ? learner.today + 1 : null]
  const instants = [
    ...days.filter((day) => typeof day === 'number').map((day) => startOfStudyDay(day, reckoning)),
    ...(nextLearning._min.dueAtMillis === null ? [] : [Number(nextLearning._min.dueAtMillis)]),
  ]
  return {
    counts,
    nextDueAtMillis: instants.length === 0 ? null : Math.min(...instants),
    rated: ratings.rated,
    lastConceptIds: ratings.lastConceptIds,
  }
}

async function nextCards(
  learner: Learner,
  settings: StudySettings,
  now: Date,
  counts: QueueCounts,
  justSeen: (string | null)[],
): Promise<StudyCard[]> {
  const [learning, due, fresh] = await Promise.all([
    prisma.cardSchedule.findMany({
      where: learningCards(learner),
      orderBy: [{ dueAtMillis: 'asc' }, { cardId: 'asc' }],
      take: Math.min(choice, counts.learning),
      select: { cardId: true },
    }),
    prisma.cardSchedule.findMany({
      where: dueCards(learner),
      orderBy: [{ dueDay: 'asc' }, { cardId: 'asc' }],
      take: Math.min(choice, counts.review),
      select: { cardId: true },
    }),
    prisma.card.findMany({
      where: newCards(learner),
      orderBy: [
        { lesson: { course: { position: 'asc' } } },
        { lesson: { courseId: 'asc' } },
        { lesson: { position: 'asc' } },
        { position: 'asc' },
        { id: 'asc' },
      ],
      take: Math.min(choice, counts.new),
      select: { id: true },
    }),
  ])
  const cardIds = [...learning, ...due].map((row) => row.cardId).concat(fresh.map((row) => row.id))
  const rows = await prisma.card.findMany({
    where: { id: { in: cardIds } },
    select: studyCardSelect(learner.userId),
  })
  const queued = rows
    .toSorted((a, b) => cardIds.indexOf(a.id) - cardIds.indexOf(b.id))
    .map((row) => ({
      cardId: row.id,
      conceptId: row.concepts[0]?.concept.id ?? null,
      schedule: scheduleOf(row.schedules[0]),
      row,
    }))
  const instant = { atMillis: now.getTime(), studyDay: learner.today }
  const chosen = orderQueue(queued, instant, justSeen).slice(0, longest)
  return studyCardsOf(prisma, learner.userId, chosen, settings, now)
}
