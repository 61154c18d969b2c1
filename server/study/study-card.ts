import { z } from 'zod'
import { presentationOrder } from '#domain/items/present-item'
import { itemFaceSchema } from '#domain/items/item-face'
import { choiceKinds, itemKinds, type ItemKind } from '#domain/items/items'
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

/** For whom and when cards are shown. */
export interface Showing {
  userId: string
  settings: StudySettings
  today: number
  now: Date
}

/** What decides which version of a card is shown. */
export interface Shown {
  cardId: string
  /** Its own; its variants are others. */
  itemId: string
  reps: number
  revision: number
}

/** A version of a card, and the item that it shows. */
interface CardVersion {
  itemId: string
  version: string
}

/**
 * The versions of cards that are shown now, in their order. A card shows its item, then its variants, then its item
 * again: each rating brings the next one.
 */
export async function shownVersions(
  db: Transaction,
  showing: Showing,
  cards: readonly Shown[],
): Promise<CardVersion[]> {
  const cardIds = JSON.stringify(cards.map(({ cardId }) => cardId))
  const variants = await readVariants.all(db, { cardIds })
  return cards.map(({ cardId, itemId, reps, revision }) => {
    const own = variants.filter((variant) => variant.cardId === cardId)
    const items = [itemId, ...own.map((variant) => variant.itemId)]
    const shown = items[reps % items.length] ?? itemId
    return { itemId: shown, version: versionOf(shown, revision, showing) }
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

/** What is shown follows from the item, the schedule, the day and the settings. */
function versionOf(itemId: string, revision: number, { today, settings }: Showing): string {
  const { desiredRetention, weights, leechLapses, intervals } = settings
  const times = Object.values(intervals).map(String)
  return [itemId, revision, today, desiredRetention, weights.version, leechLapses, ...times].join(' ')
}

/**
 * A card as it is shown to a learner, due or not.
 *
 * @throws Error if there is no such card
 */
export async function studyCard(db: Transaction, showing: Showing, cardId: string): Promise<StudyCard> {
  const row = await db
    .selectFrom('Card as card')
    .leftJoin('CardSchedule as schedule', (join) =>
      join.onRef('schedule.cardId', '=', 'card.id').on('schedule.userId', '=', showing.userId),
    )
    .where('card.id', '=', cardId)
    .select(['card.itemId', 'schedule.reps', 'schedule.revision'])
    .executeTakeFirst()
  if (row === undefined) throw new Error(`There is no card ${cardId}.`)
  const { itemId, reps, revision } = row
  const shown = { cardId, itemId, reps: reps ?? 0, revision: revision ?? 0 }
  const [card] = await studyCards(db, showing, await shownVersions(db, showing, [shown]))
  if (card === undefined) throw new Error(`Card ${cardId} has no item.`)
  return card
}

/** Cards as they are shown to a learner, due or not, in the order of their versions. */
export async function studyCards(
  db: Transaction,
  showing: Showing,
  versions: readonly CardVersion[],
): Promise<StudyCard[]> {
  if (versions.length === 0) return []
  const { userId, settings, today, now } = showing
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
        ? ((await quickTimes(db, userId, today)).get(row.kind) ?? null)
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

/** To choose is no feat, and what is not graded is not timed. */
const isTimed = (kind: ItemKind) => !choiceKinds.has(kind) && kind !== 'self-graded'
