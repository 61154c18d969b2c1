import { cardLook, type CardLook } from '#domain/items/card-look'
import { itemFaceSchema } from '#domain/items/item-face'
import type { Knowledge } from '#domain/progress/knowledge'
import { isLeech } from '#domain/schedule/leech'
import { retrievability } from '#domain/schedule/review-card'
import { studyDayOf } from '#domain/schedule/study-day'
import { cardsMatching, ordered, type CardQuery } from '#server/cards/card-query'
import { database } from '#server/database/database'
import type { Transaction } from '#server/database/transaction'
import type { LessonLink } from '#server/lessons/read-lesson'
import { knowledgeOfCards } from '#server/progress/knowledge-of-cards'
import { RowReader } from '#server/row-reader'
import { cardsWithSchedule } from '#server/study/cards-with-schedule'
import { scheduleOf } from '#server/study/schedule-row'
import { summaryOf, type ScheduleSummary } from '#server/study/schedule-summary'
import { studySettings } from '#server/study/study-settings'

const cardsPerPage = 50

export interface ListedCard extends CardLook {
  cardId: string
  term: string | null
  facet: string
  lesson: LessonLink
  knowledge: Knowledge
  schedule: ScheduleSummary
  isBuried: boolean
  isLeech: boolean
  lapses: number
  /** The predicted chance of recall today, from 0 to 1; null while it is new. */
  recall: number | null
  /** Number of unresolved flags: the learner's own, or all for an author. */
  flags: number
}

export interface CardList {
  cards: ListedCard[]
  /** Number of cards on all pages. */
  total: number
  page: number
  pages: number
  lessons: { id: string; title: string; language: string | null }[]
  /** Names of rows that are damaged, and so missing from the page. */
  unreadable: string[]
  /** Term of the concept that the list is limited to; null if it is not. */
  concept: { term: string; language: string | null } | null
}

interface User {
  id: string
  isAuthor: boolean
}

/** A page of the cards that match a query; the last page if the query asks for a later one. */
export function listCards(user: User, query: CardQuery, now: Date): Promise<CardList> {
  return database.read(async (db) => {
    const { dayBoundary, weights, leechLapses } = await studySettings(db, user.id)
    const studyDay = studyDayOf(now.getTime(), dayBoundary)
    const isByKnowledge = query.state !== undefined && query.state !== 'due'
    const found = cardsMatching(db, query, {
      knowledge: isByKnowledge ? await knowledgeOfCards(db, user.id, studyDay, weights) : new Map(),
      userId: user.id,
      isAuthor: user.isAuthor,
      leechLapses,
      studyDay,
      nowMillis: now.getTime(),
    })
    const { ids, total, page } = await pageOf(found, query)
    const flags = await openFlags(db, user, ids)
    const knowledge = await knowledgeOfCards(db, user.id, studyDay, weights, ids)
    const rows = await cardsWithSchedule(db, user.id)
      .innerJoin('Item as item', 'item.id', 'card.itemId')
      .where('card.id', 'in', ids)
      .select('item.face')
      .execute()
    const reader = new RowReader()
    const listed = (found: (typeof rows)[number]): ListedCard => {
      const { cardId, facet, face, term, lessonId, courseId, slug, title, language, ...row } = found
      const schedule = scheduleOf(row)
      return {
        cardId,
        term,
        ...cardLook(itemFaceSchema.parse(JSON.parse(face))),
        facet,
        lesson: { id: lessonId, courseId, slug, title, language },
        knowledge: knowledge.get(cardId) ?? 'not tested',
        schedule: summaryOf(schedule, dayBoundary),
        isBuried: (schedule.buriedUntilDay ?? 0) > studyDay,
        isLeech: isLeech(schedule, leechLapses),
        lapses: schedule.lapses,
        recall: retrievability(schedule, studyDay, weights),
        flags: flags.get(cardId) ?? 0,
      }
    }
    const cards = rows.flatMap((row) => reader.read(`card ${row.cardId}`, () => listed(row)) ?? [])
    return {
      unreadable: reader.unreadable,
      cards: cards.toSorted((a, b) => ids.indexOf(a.cardId) - ids.indexOf(b.cardId)),
      total,
      page,
      pages: pagesOf(total),
      lessons: await lessonsWithCards(db, user.id),
      concept: query.concept === undefined ? null : await conceptNamed(db, query.concept),
    }
  })
}

const pagesOf = (total: number) => Math.max(1, Math.ceil(total / cardsPerPage))

/** The ids of a page and the number on all pages, in one query, because a search reads every prompt. */
async function pageOf(
  found: ReturnType<typeof cardsMatching>,
  { page, order }: Pick<CardQuery, 'page' | 'order'>,
): Promise<{ ids: string[]; total: number; page: number }> {
  const rows = await ordered(found, order)
    .select(({ fn }) => ['card.id', fn.countAll<number>().over().as('total')])
    .limit(cardsPerPage)
    .offset((page - 1) * cardsPerPage)
    .execute()
  if (rows.length > 0 || page === 1)
    return { ids: rows.map(({ id }) => id), total: rows[0]?.total ?? 0, page }
  const { total } = await found
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return pageOf(found, { page: pagesOf(total), order })
}

/** Number of unresolved flags by card id: the learner's own, or all for an author. Cards without any are left out. */
async function openFlags(
  db: Transaction,
  user: User,
  cardIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const flags = db
    .selectFrom('ItemFlag')
    .where('cardId', 'in', cardIds)
    .where('resolvedAtMillis', 'is', null)
    .groupBy('cardId')
    .select(({ fn }) => ['cardId', fn.countAll<number>().as('flags')])
  const rows = await (user.isAuthor ? flags : flags.where('userId', '=', user.id)).execute()
  return new Map(rows.map(({ cardId, flags }) => [cardId, flags]))
}

function lessonsWithCards(db: Transaction, userId: string) {
  return db
    .selectFrom('Lesson as lesson')
    .innerJoin('Course as course', 'course.id', 'lesson.courseId')
    .where('lesson.retiredAtMillis', 'is', null)
    .where((eb) => eb.or([eb('lesson.ownerId', 'is', null), eb('lesson.ownerId', '=', userId)]))
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('Card as card')
          .select('card.id')
          .whereRef('card.lessonId', '=', 'lesson.id')
          .where('card.retiredAtMillis', 'is', null),
      ),
    )
    .select(['lesson.id', 'lesson.title', 'lesson.language'])
    .orderBy('course.position')
    .orderBy('course.id')
    .orderBy('lesson.position')
    .execute()
}

async function conceptNamed(db: Transaction, conceptId: string): Promise<CardList['concept']> {
  const concept = await db
    .selectFrom('Concept as concept')
    .innerJoin('Lesson as lesson', 'lesson.id', 'concept.lessonId')
    .select(['concept.term', 'lesson.language'])
    .where('concept.id', '=', conceptId)
    .executeTakeFirst()
  return concept ?? null
}
