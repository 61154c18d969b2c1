import { z } from 'zod'
import { presentationOrder } from '#domain/items/present-item'
import { itemFaceSchema } from '#domain/items/item-face'
import { itemKinds, type ItemKind } from '#domain/items/items'
import { choiceKinds } from '#domain/items/kind-rules'
import { isLeech } from '#domain/schedule/leech'
import { previewRatings } from '#domain/schedule/review-card'
import type { StudyCard } from '#domain/study/study-card'
import { prepared } from '#server/database/prepared-query'
import type { Transaction } from '#server/database/sqlite-database'
import { jsonElements } from '#server/database/sqlite-functions'
import { cardsWithSchedule } from '#server/study/cards-with-schedule'
import { carriedOver } from '#server/study/carry-over'
import { passesOf, quickTimes } from '#server/study/pace'
import { scheduleOf } from '#server/study/schedule-row'
import { smallerExample } from '#server/study/smaller-example'
import type { StudySettings } from '#server/study/study-settings'

/** The learner that cards are shown to, and when. */
export interface StudyContext {
  userId: string
  settings: StudySettings
  today: number
  now: Date
}

/** A card, and what decides which version of it is shown. */
export interface CardToShow {
  cardId: string
  /** The card's own item; its variants have others. */
  itemId: string
  reps: number
  revision: number
}

/** An item of a card, and a key that changes whenever anything shown of the card would change. */
interface CardVersion {
  itemId: string
  version: string
}

/**
 * The versions of cards to show now, in the same order. A card shows its own item, then its variants, then its item
 * again, one after each rating.
 */
export async function shownVersions(
  db: Transaction,
  context: StudyContext,
  cards: readonly CardToShow[],
): Promise<CardVersion[]> {
  const cardIds = JSON.stringify(cards.map(({ cardId }) => cardId))
  const variants = await readVariants.all(db, { cardIds })
  return cards.map(({ cardId, itemId, reps, revision }) => {
    const own = variants.filter((variant) => variant.cardId === cardId)
    const items = [itemId, ...own.map((variant) => variant.itemId)]
    const shown = items[reps % items.length] ?? itemId
    return { itemId: shown, version: versionOf(shown, revision, context) }
  })
}

const readVariants = prepared<{ cardIds: string }>()((db, value) =>
  db
    .selectFrom('CardVariant')
    .select(['cardId', 'itemId'])
    .where('cardId', 'in', jsonElements(value('cardIds')))
    .orderBy('cardId')
    .orderBy('variant'),
)

/** Combines everything that determines what is shown: the item, the schedule, the day and the settings. */
function versionOf(itemId: string, revision: number, { today, settings }: StudyContext): string {
  const { desiredRetention, weights, leechLapses, intervals } = settings
  const times = Object.values(intervals).map(String)
  return [itemId, revision, today, desiredRetention, weights.version, leechLapses, ...times].join(' ')
}

/**
 * A card as it is shown to a learner, whether due or not.
 *
 * @throws Error if there is no such card
 */
export async function studyCard(db: Transaction, context: StudyContext, cardId: string): Promise<StudyCard> {
  const row = await db
    .selectFrom('Card as card')
    .leftJoin('CardSchedule as schedule', (join) =>
      join.onRef('schedule.cardId', '=', 'card.id').on('schedule.userId', '=', context.userId),
    )
    .where('card.id', '=', cardId)
    .select(['card.itemId', 'schedule.reps', 'schedule.revision'])
    .executeTakeFirst()
  if (row === undefined) throw new Error(`There is no card ${cardId}.`)
  const { itemId, reps, revision } = row
  const shown = { cardId, itemId, reps: reps ?? 0, revision: revision ?? 0 }
  const [card] = await studyCards(db, context, await shownVersions(db, context, [shown]))
  if (card === undefined) throw new Error(`Card ${cardId} has no item.`)
  return card
}

/** Cards as they are shown to a learner, whether due or not, in the order of `versions`. */
export async function studyCards(
  db: Transaction,
  context: StudyContext,
  versions: readonly CardVersion[],
): Promise<StudyCard[]> {
  if (versions.length === 0) return []
  const { userId, settings, today, now } = context
  const itemIds = JSON.stringify(versions.map(({ itemId }) => itemId))
  const rows = await readCards.all(db, { userId, itemIds })
  const passes = await passesOf(
    db,
    userId,
    rows.map(({ cardId }) => cardId),
  )
  const cards: StudyCard[] = []
  for (const { itemId, version } of versions) {
    const row = rows.find((row) => row.itemId === itemId)
    if (row === undefined) throw new Error(`There is no card with item ${itemId}.`)
    const { cardId, lessonId, slug, courseId, title, conceptId, term } = row
    const schedule = await carriedOver(db, { userId, cardId }, scheduleOf(row), settings)
    const keepsBeingForgotten = isLeech(schedule, settings.leechLapses)
    const face = itemFaceSchema.parse(JSON.parse(row.face))
    cards.push({
      cardId,
      itemId,
      revision: schedule.revision,
      follows: schedule.follows,
      state: schedule.state,
      isLeech: keepsBeingForgotten,
      smaller: keepsBeingForgotten
        ? await smallerExample(db, { lessonId, conceptId, code: face.code })
        : null,
      face,
      order: presentationOrder(face, `${itemId} ${schedule.revision}`),
      runHash: row.runHash,
      concept: conceptId === null || term === null ? null : { id: conceptId, term },
      lesson: { id: lessonId, slug, courseId, title, line: row.firstLine },
      previews: previewRatings(schedule, now.getTime(), { ...settings, fuzzSeed: cardId }),
      quickMillis: isTimed(z.enum(itemKinds).parse(row.kind))
        ? ((await quickTimes(db, userId, today, settings.dayBoundary)).get(row.kind) ?? null)
        : null,
      earlierPasses: passes.get(cardId) ?? 0,
      version,
    })
  }
  return cards
}

const readCards = prepared<{ userId: string; itemIds: string }>()((db, value) =>
  cardsWithSchedule(db, value('userId'))
    .innerJoin('Item as item', 'item.cardId', 'card.id')
    .where('item.id', 'in', jsonElements(value('itemIds')))
    .select(['item.id as itemId', 'item.kind', 'item.face', 'item.runHash', 'item.firstLine']),
)

/** Whether quick answers mean anything: not for multiple choice, and not without grading. */
const isTimed = (kind: ItemKind) => !choiceKinds.has(kind) && kind !== 'self-graded'
