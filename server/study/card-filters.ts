import type { Prisma } from '#prisma/client'

export interface StudyScope {
  /** Only the cards of this lesson. */
  lessonId?: string
}

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
  return { state: 'Review', dueDay: { lte: learner.today }, ...shown(learner) }
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
    retiredAtMillis: null,
    lesson: {
      retiredAtMillis: null,
      visits: { some: { userId } },
      ...(scope.lessonId === undefined ? {} : { id: scope.lessonId }),
    },
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

function currentCards(scope: StudyScope): Prisma.CardWhereInput {
  return { retiredAtMillis: null, ...(scope.lessonId === undefined ? {} : { lessonId: scope.lessonId }) }
}
