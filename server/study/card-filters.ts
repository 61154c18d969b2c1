import type { Prisma } from '#prisma/client'

export interface StudyScope {
  /** Only the cards of this lesson. */
  lessonId?: string
  /** Only the cards of which this is the main concept. */
  conceptId?: string
  /** Also cards that are due in the days to come, unless they were answered today. */
  ahead?: boolean
}

/** How far studying ahead looks, in days. */
const aheadDays = 7

/** Whose cards are asked for, on which study day, and of which lesson. */
export interface Learner {
  userId: string
  today: number
  scope: StudyScope
}

/** Learning and relearning cards, whenever due. */
export function learningCards(learner: Learner): Prisma.CardScheduleWhereInput {
  return { state: { in: ['Learning', 'Relearning'] }, ...shown(learner) }
}

/** Cards that are due for review. */
export function dueCards(learner: Learner): Prisma.CardScheduleWhereInput {
  const { today, scope } = learner
  return scope.ahead === true
    ? { state: 'Review', dueDay: { lte: today + aheadDays }, lastStudyDay: { lt: today }, ...shown(learner) }
    : { state: 'Review', dueDay: { lte: today }, ...shown(learner) }
}

/** Cards that become due for review on a later study day. */
export function laterCards(learner: Learner): Prisma.CardScheduleWhereInput {
  return { state: 'Review', dueDay: { gt: learner.today }, ...shown(learner) }
}

/** Cards that were buried today. */
export function buriedCards({ userId, today, scope }: Learner): Prisma.CardScheduleWhereInput {
  return { userId, card: currentCards(scope), suspended: false, buriedUntilDay: { gt: today } }
}

/** Cards that the learner may be introduced to: they have opened the lesson, and not learned the card. */
export function newCards({ userId, today, scope }: Learner): Prisma.CardWhereInput {
  return {
    ...currentCards(scope),
    lesson: { retiredAtMillis: null, visits: { some: { userId } } },
    schedules: {
      none: {
        userId,
        OR: [{ state: { not: 'New' } }, { suspended: true }, { buriedUntilDay: { gt: today } }],
      },
    },
  }
}

function shown({ userId, today, scope }: Learner): Prisma.CardScheduleWhereInput {
  return {
    userId,
    card: currentCards(scope),
    suspended: false,
    OR: [{ buriedUntilDay: null }, { buriedUntilDay: { lte: today } }],
  }
}

function currentCards({ lessonId, conceptId }: StudyScope): Prisma.CardWhereInput {
  return {
    retiredAtMillis: null,
    ...(lessonId === undefined ? {} : { lessonId }),
    ...(conceptId === undefined ? {} : { concepts: { some: { conceptId, position: 0 } } }),
  }
}
