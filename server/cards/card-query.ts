import { z } from 'zod'
import { Prisma } from '#prisma/client'

const cardStates = ['new', 'learning', 'review', 'due'] as const
const cardMarks = ['suspended', 'buried', 'leech', 'flagged'] as const
const cardOrders = ['lesson', 'due', 'hardest', 'missed', 'latest'] as const

/** A word of the address bar; one that is none of these counts as not given. */
const oneOf = <const Word extends string>(words: readonly Word[]) => z.enum(words).optional().catch(undefined)
const name = z.string().trim().min(1).max(300).optional().catch(undefined)

/** What is looked for among the cards, as the address bar says it. */
export const cardQuerySchema = z.object({
  /** Part of a term or a prompt. */
  q: name,
  /** Id of a lesson. */
  lesson: name,
  /** Id of a concept that the card tests. */
  concept: name,
  state: oneOf(cardStates),
  mark: oneOf(cardMarks),
  order: oneOf(cardOrders),
  /** From 1. */
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})
export type CardQuery = z.infer<typeof cardQuerySchema>

interface Asker {
  userId: string
  /** Authors see the flags of all learners. */
  isAuthor: boolean
  /** From so many lapses on a card is a leech. */
  leechLapses: number
  studyDay: number
  nowMillis: number
}

/** SQL of the current cards that a query asks for, with a learner's schedule beside each. */
export function cardsMatching(query: CardQuery, asker: Asker): Prisma.Sql {
  return Prisma.sql`
    FROM "Card" card
    JOIN "Lesson" lesson ON lesson."id" = card."lessonId"
    JOIN "Course" course ON course."id" = lesson."courseId"
    LEFT JOIN "CardSchedule" schedule ON schedule."cardId" = card."id" AND schedule."userId" = ${asker.userId}
    WHERE ${Prisma.join(conditions(query, asker), ' AND ')}`
}

function conditions({ q, lesson, concept, state, mark }: CardQuery, asker: Asker): Prisma.Sql[] {
  return [
    Prisma.sql`card."retiredAtMillis" IS NULL AND lesson."retiredAtMillis" IS NULL`,
    ...(lesson === undefined ? [] : [Prisma.sql`card."lessonId" = ${lesson}`]),
    ...(concept === undefined
      ? []
      : [Prisma.sql`card."id" IN (SELECT "cardId" FROM "CardConcept" WHERE "conceptId" = ${concept})`]),
    ...(q === undefined ? [] : [says(q)]),
    ...(state === undefined ? [] : [isIn(state, asker)]),
    ...(mark === undefined ? [] : [isMarked(mark, asker)]),
  ]
}

/** Whether the prompt or the term of one of its concepts holds a text, whatever its case. */
function says(text: string): Prisma.Sql {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`
  return Prisma.sql`(
    card."id" IN (
      SELECT link."cardId" FROM "CardConcept" link JOIN "Concept" concept ON concept."id" = link."conceptId"
      WHERE concept."term" LIKE ${pattern} ESCAPE '\\')
    OR (SELECT json_extract(item."face", '$.prompt') FROM "Item" item WHERE item."id" = card."itemId")
      LIKE ${pattern} ESCAPE '\\')`
}

function isIn(state: (typeof cardStates)[number], { studyDay, nowMillis }: Asker): Prisma.Sql {
  switch (state) {
    case 'new':
      return Prisma.sql`(schedule."state" IS NULL OR schedule."state" = 'New')`
    case 'learning':
      return Prisma.sql`schedule."state" IN ('Learning', 'Relearning')`
    case 'review':
      return Prisma.sql`schedule."state" = 'Review'`
    case 'due':
      return Prisma.sql`schedule."suspended" = 0 AND (schedule."buriedUntilDay" IS NULL OR schedule."buriedUntilDay" <= ${studyDay})
        AND (schedule."dueDay" <= ${studyDay} OR schedule."dueAtMillis" <= ${BigInt(nowMillis)})`
  }
}

function isMarked(
  mark: (typeof cardMarks)[number],
  { userId, isAuthor, studyDay, leechLapses }: Asker,
): Prisma.Sql {
  switch (mark) {
    case 'suspended':
      return Prisma.sql`schedule."suspended" = 1`
    case 'buried':
      return Prisma.sql`schedule."buriedUntilDay" > ${studyDay}`
    case 'leech':
      return Prisma.sql`schedule."lapses" >= ${leechLapses}`
    case 'flagged':
      return Prisma.sql`card."id" IN (
        SELECT "cardId" FROM "ItemFlag" WHERE "resolvedAtMillis" IS NULL
        ${isAuthor ? Prisma.empty : Prisma.sql`AND "userId" = ${userId}`})`
  }
}

/** SQL of an order; cards that it says nothing of come last, and the order of the lessons decides the rest. */
export function inOrder(order: CardQuery['order'] = 'lesson'): Prisma.Sql {
  const byLesson = Prisma.sql`course."position", course."id", lesson."position", card."position", card."id"`
  switch (order) {
    case 'lesson':
      return byLesson
    case 'due':
      return Prisma.sql`coalesce(schedule."dueAtMillis" / 86400000, schedule."dueDay") NULLS LAST, schedule."dueAtMillis" NULLS LAST, ${byLesson}`
    case 'hardest':
      return Prisma.sql`schedule."difficulty" DESC NULLS LAST, ${byLesson}`
    case 'missed':
      return Prisma.sql`coalesce(schedule."lapses", 0) DESC, ${byLesson}`
    case 'latest':
      return Prisma.sql`schedule."lastReviewedAtMillis" DESC NULLS LAST, ${byLesson}`
  }
}
