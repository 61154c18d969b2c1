import { z } from 'zod'
import { askOrder } from '#domain/items/ask'
import { itemFaceSchema } from '#domain/items/item-face'
import { choiceKinds, itemKinds, type ItemKind } from '#domain/items/items'
import { isLeech } from '#domain/schedule/leech'
import { previewRatings } from '#domain/schedule/review-card'
import type { StudyCard } from '#domain/study/study-card'
import type { Sql } from '#server/database/direct'
import { carriedOver } from '#server/study/carry-over'
import { passesOf, quickTimes } from '#server/study/pace'
import { scheduleColumns, scheduleOf, type JoinedSchedule } from '#server/study/schedule-row'
import { smallerExample } from '#server/study/smaller-example'
import type { StudySettings } from '#server/study/study-settings'

/** A card, or the version of it that the learner's browser holds already. */
export type StudyCardOrVersion = StudyCard | Pick<StudyCard, 'version'>

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

/** A card shows its item, then its variants, then its item again: each rating brings the next one. */
function itemShown(sql: Sql, { cardId, itemId, reps }: Shown): string {
  const variants = sql.all<{ itemId: string }>(
    `SELECT itemId FROM CardVariant WHERE cardId = @cardId ORDER BY variant`,
    { cardId },
  )
  const all = [itemId, ...variants.map((variant) => variant.itemId)]
  return all[reps % all.length] ?? itemId
}

/** What is shown follows from the item, the schedule, the day and the settings. */
const versionOf = (itemId: string, revision: number, { today, settings }: Showing) => {
  const { desiredRetention, weights, leechLapses, intervals } = settings
  const times = Object.values(intervals).map(String)
  return [itemId, revision, today, desiredRetention, weights.version, leechLapses, ...times].join(' ')
}

/** The version of a card as it is shown now. */
export const shownVersion = (sql: Sql, showing: Showing, shown: Shown) =>
  versionOf(itemShown(sql, shown), shown.revision, showing)

/**
 * A card as it is shown to a learner, due or not.
 *
 * @throws Error if there is no such card
 */
export function studyCard(sql: Sql, showing: Showing, cardId: string): StudyCard {
  const { userId, settings, today, now } = showing
  const row = sql.get<CardRow>(readCard, { userId, cardId })
  if (row === undefined) throw new Error(`There is no card ${cardId}.`)
  const schedule = carriedOver(sql, { userId, cardId }, scheduleOf(row), settings)
  const { reps, revision } = schedule
  const itemId = itemShown(sql, { cardId, itemId: row.itemId, reps, revision })
  const item = sql.get<ItemRow>(readItem, { itemId })
  if (item === undefined) throw new Error(`Card ${cardId} has no item.`)
  const { lessonId, slug, courseId, title, conceptId, term } = row
  const keepsBeingForgotten = isLeech(schedule, settings.leechLapses)
  const face = itemFaceSchema.parse(JSON.parse(item.face))
  return {
    cardId,
    itemId,
    revision,
    state: schedule.state,
    isLeech: keepsBeingForgotten,
    smaller: keepsBeingForgotten ? smallerExample(sql, { lessonId, conceptId, code: face.code }) : null,
    face,
    order: askOrder(face, `${itemId} ${revision}`),
    runHash: item.runHash,
    concept: conceptId === null || term === null ? null : { id: conceptId, term },
    lesson: { id: lessonId, slug, courseId, title, line: item.firstLine },
    previews: previewRatings(schedule, now.getTime(), {
      dayBoundary: settings.dayBoundary,
      desiredRetention: settings.desiredRetention,
      weights: settings.weights,
      intervals: settings.intervals,
      fuzzSeed: cardId,
    }),
    quickMillis: isTimed(z.enum(itemKinds).parse(item.kind))
      ? (quickTimes(sql, userId, today).get(item.kind) ?? null)
      : null,
    earlierPasses: passesOf(sql, userId, cardId),
    version: versionOf(itemId, revision, showing),
  }
}

type CardRow = JoinedSchedule & {
  itemId: string
  lessonId: string
  slug: string
  courseId: string
  title: string
  conceptId: string | null
  term: string | null
}

const readCard = `
  SELECT card.itemId AS itemId, lesson.id AS lessonId, lesson.slug AS slug, lesson.courseId AS courseId,
    lesson.title AS title, concept.id AS conceptId, concept.term AS term, ${scheduleColumns}
  FROM Card card JOIN Lesson lesson ON lesson.id = card.lessonId
    LEFT JOIN CardConcept main ON main.cardId = card.id AND main.position = 0
    LEFT JOIN Concept concept ON concept.id = main.conceptId
    LEFT JOIN CardSchedule schedule ON schedule.userId = @userId AND schedule.cardId = card.id
  WHERE card.id = @cardId`

interface ItemRow {
  kind: string
  face: string
  runHash: string | null
  firstLine: number
}

const readItem = `SELECT kind, face, runHash, firstLine FROM Item WHERE id = @itemId`

/** To choose is no feat, and what is not graded is not timed. */
const isTimed = (kind: ItemKind) => !choiceKinds.has(kind) && kind !== 'self-graded'
