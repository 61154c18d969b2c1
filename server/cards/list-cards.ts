import { Prisma } from '#prisma/client'
import { itemFaceSchema } from '#domain/items/item-face'
import { isLeech } from '#domain/schedule/leech'
import { retrievability } from '#domain/schedule/review-card'
import { studyDayOf } from '#domain/schedule/study-day'
import { cardsMatching, inOrder, type CardQuery } from '#server/cards/card-query'
import { direct, prisma } from '#server/database/prisma'
import type { LessonLink } from '#server/lessons/read-lesson'
import { scheduleOf, scheduleSelect } from '#server/study/schedule-row'
import { summaryOf, type ScheduleSummary } from '#server/study/schedule-summary'
import { studySettings } from '#server/study/study-settings'

const cardsPerPage = 50

export interface ListedCard {
  cardId: string
  term: string | null
  prompt: string
  facet: string
  lesson: LessonLink
  schedule: ScheduleSummary
  isBuried: boolean
  isLeech: boolean
  lapses: number
  /** The predicted chance of recall today, from 0 to 1; null while it is new. */
  recall: number | null
  /** Flags that nobody has resolved: the learner's own, or all for an author. */
  flags: number
}

export interface CardList {
  cards: ListedCard[]
  /** How many there are on all pages. */
  total: number
  page: number
  pages: number
  lessons: { id: string; title: string }[]
  /** Name of the concept that the list is confined to. */
  conceptTerm: string | null
}

interface User {
  id: string
  isAuthor: boolean
}

/** A page of the cards that a query asks for; the last page where it asks for one behind it. */
export async function listCards(user: User, query: CardQuery, now: Date): Promise<CardList> {
  const { dayBoundary, weights, leechLapses } = studySettings(direct.reader, user.id)
  const studyDay = studyDayOf(now.getTime(), dayBoundary)
  const found = cardsMatching(query, {
    userId: user.id,
    isAuthor: user.isAuthor,
    leechLapses,
    studyDay,
    nowMillis: now.getTime(),
  })
  const [{ ids, total, page }, lessons, concept] = await Promise.all([
    pageOf(found, query),
    lessonsWithCards(),
    query.concept === undefined
      ? null
      : prisma.concept.findUnique({ where: { id: query.concept }, select: { term: true } }),
  ])
  const details = await prisma.card.findMany({
    where: { id: { in: ids } },
    select: {
      id: true,
      facet: true,
      lesson: { select: { id: true, courseId: true, slug: true, title: true } },
      item: { select: { face: true } },
      concepts: { where: { position: 0 }, select: { concept: { select: { term: true } } } },
      schedules: { where: { userId: user.id }, select: scheduleSelect },
      flags: {
        where: { resolvedAtMillis: null, ...(user.isAuthor ? {} : { userId: user.id }) },
        select: { id: true },
      },
    },
  })
  const cards = details.map(({ id, facet, lesson, item, concepts, schedules, flags }) => {
    const schedule = scheduleOf(schedules[0])
    return {
      cardId: id,
      term: concepts[0]?.concept.term ?? null,
      prompt: itemFaceSchema.parse(JSON.parse(item.face)).prompt,
      facet,
      lesson,
      schedule: summaryOf(schedule, dayBoundary),
      isBuried: (schedule.buriedUntilDay ?? 0) > studyDay,
      isLeech: isLeech(schedule, leechLapses),
      lapses: schedule.lapses,
      recall: retrievability(schedule, studyDay, weights),
      flags: flags.length,
    }
  })
  return {
    cards: cards.toSorted((a, b) => ids.indexOf(a.cardId) - ids.indexOf(b.cardId)),
    total,
    page,
    pages: pagesOf(total),
    lessons,
    conceptTerm: concept?.term ?? null,
  }
}

const pagesOf = (total: number) => Math.max(1, Math.ceil(total / cardsPerPage))

/** Ids of a page, and how many there are on all: found in one go, for a search reads every prompt. */
async function pageOf(
  found: Prisma.Sql,
  { page, order }: Pick<CardQuery, 'page' | 'order'>,
): Promise<{ ids: string[]; total: number; page: number }> {
  const rows = await prisma.$queryRaw<{ id: string; total: bigint | number }[]>(Prisma.sql`
    SELECT card."id" AS id, count(*) OVER () AS total ${found} ORDER BY ${inOrder(order)}
    LIMIT ${cardsPerPage} OFFSET ${(page - 1) * cardsPerPage}`)
  if (rows.length > 0 || page === 1) {
    return { ids: rows.map(({ id }) => id), total: Number(rows[0]?.total ?? 0), page }
  }
  const [counted] = await prisma.$queryRaw<{ n: bigint | number }[]>(
    Prisma.sql`SELECT count(*) AS n ${found}`,
  )
  return pageOf(found, { page: pagesOf(Number(counted?.n ?? 0)), order })
}

function lessonsWithCards() {
  return prisma.lesson.findMany({
    where: { retiredAtMillis: null, cards: { some: { retiredAtMillis: null } } },
    orderBy: [{ course: { position: 'asc' } }, { courseId: 'asc' }, { position: 'asc' }],
    select: { id: true, title: true },
  })
}
