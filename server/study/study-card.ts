import { z } from 'zod'
import { itemFaceSchema } from '#domain/items/item-face'
import type { ItemFace } from '#domain/items/item-face'
import { choiceKinds, itemKinds } from '#domain/items/items'
import { isLeech } from '#domain/schedule/leech'
import { maximumIntervalDays } from '#domain/schedule/replay'
import { previewRatings } from '#domain/schedule/review-card'
import type { Previews } from '#domain/schedule/review-card'
import { studyDayOf } from '#domain/schedule/study-day'
import type { CardSchedule, State } from '#domain/schedule/schedule'
import type { DatabaseTransaction } from '#server/database/prisma'
import { passesOf, quickTimes } from '#server/study/pace'
import { scheduleOf, scheduleSelect } from '#server/study/schedule-row'
import { studySettings } from '#server/study/study-settings'
import type { StudySettings } from '#server/study/study-settings'

/** A card as it is shown: nothing more is asked of the server until it is rated. */
export interface StudyCard {
  cardId: string
  itemId: string
  /** Of its schedule; goes back with the rating. */
  revision: number
  state: State
  /** Whether it keeps being forgotten. */
  isLeech: boolean
  face: ItemFace
  /** Names the recorded run of its program; null where it asks about none. */
  runHash: string | null
  /** Its main concept. */
  concept: { id: string; term: string } | null
  /** Where it was made: the lesson, and the line of its file. */
  lesson: { id: string; slug: string; courseId: string; title: string; line: number }
  /** When each rating would bring it back. */
  previews: Previews
  /** An answer in less time than this is quick for this learner; null while too little is known. */
  quickMillis: number | null
  /** How often the learner has passed it before. */
  earlierPasses: number
}

/** What is read of a card to show it to a learner. */
export const studyCardSelect = (userId: string) =>
  ({
    id: true,
    itemId: true,
    variants: { orderBy: { variant: 'asc' }, select: { itemId: true } },
    lesson: { select: { id: true, slug: true, courseId: true, title: true } },
    concepts: {
      where: { position: 0 },
      select: { concept: { select: { id: true, term: true } } },
    },
    schedules: { where: { userId }, select: scheduleSelect },
  }) as const

interface StudyCardRow {
  id: string
  itemId: string
  variants: { itemId: string }[]
  lesson: Omit<StudyCard['lesson'], 'line'>
  concepts: { concept: { id: string; term: string } }[]
}

/** Cards as they are shown, in the order in which they are given, with the previews that hold at `now`. */
export async function studyCardsOf(
  database: DatabaseTransaction,
  userId: string,
  chosen: readonly { row: StudyCardRow; schedule: CardSchedule }[],
  { reckoning, desiredRetention }: StudySettings,
  now: Date,
): Promise<StudyCard[]> {
  const shown = chosen.map((each) => ({ ...each, itemId: itemShown(each.row, each.schedule) }))
  const items = await database.item.findMany({
    where: { id: { in: shown.map(({ itemId }) => itemId) } },
    select: { id: true, kind: true, face: true, runHash: true, firstLine: true },
  })
  const cardIds = chosen.map(({ row }) => row.id)
  // To choose is no feat, and what is not graded is not timed.
  const kinds = new Set(items.map(({ kind }) => z.enum(itemKinds).parse(kind)))
  const timed = [...kinds].filter((kind) => !choiceKinds.has(kind) && kind !== 'self-graded')
  const [quick, passes] = await Promise.all([
    quickTimes(database, userId, timed, studyDayOf(now.getTime(), reckoning)),
    passesOf(database, userId, cardIds),
  ])
  return shown.flatMap(({ row, schedule, itemId }): StudyCard[] => {
    const item = items.find(({ id }) => id === itemId)
    if (item === undefined) return []
    return [
      {
        cardId: row.id,
        itemId,
        revision: schedule.revision,
        state: schedule.state,
        isLeech: isLeech(schedule),
        face: itemFaceSchema.parse(JSON.parse(item.face)),
        runHash: item.runHash,
        concept: row.concepts[0]?.concept ?? null,
        lesson: { ...row.lesson, line: item.firstLine },
        previews: previewRatings(schedule, now.getTime(), {
          reckoning,
          desiredRetention,
          maximumIntervalDays,
          fuzzSeed: row.id,
        }),
        quickMillis: quick.get(item.kind) ?? null,
        earlierPasses: passes.get(row.id) ?? 0,
      },
    ]
  })
}

/** A card shows its item, then its variants, then its item again: each rating brings the next one. */
function itemShown({ itemId, variants }: StudyCardRow, { reps }: CardSchedule): string {
  const all = [itemId, ...variants.map((variant) => variant.itemId)]
  return all[reps % all.length] ?? itemId
}

/** One card as it is shown to a learner, due or not. */
export async function readStudyCard(
  database: DatabaseTransaction,
  userId: string,
  cardId: string,
  now: Date,
): Promise<StudyCard> {
  const row = await database.card.findUniqueOrThrow({
    where: { id: cardId },
    select: studyCardSelect(userId),
  })
  const chosen = [{ row, schedule: scheduleOf(row.schedules[0]) }]
  const [card] = await studyCardsOf(database, userId, chosen, await studySettings(database, userId), now)
  if (card === undefined) throw new Error(`Card ${cardId} has no item.`)
  return card
}
