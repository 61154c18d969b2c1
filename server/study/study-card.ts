import { itemFaceSchema } from '#domain/items/item-face'
import type { ItemFace } from '#domain/items/item-face'
import { isLeech } from '#domain/schedule/leech'
import { maximumIntervalDays } from '#domain/schedule/replay'
import { previewRatings } from '#domain/schedule/review-card'
import type { Previews } from '#domain/schedule/review-card'
import type { CardSchedule, State } from '#domain/schedule/schedule'
import type { DatabaseTransaction } from '#server/database/prisma'
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
}

/** What is read of a card to show it to a learner. */
export const studyCardSelect = (userId: string) =>
  ({
    id: true,
    itemId: true,
    item: { select: { face: true, runHash: true, firstLine: true } },
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
  item: { face: string; runHash: string | null; firstLine: number }
  lesson: Omit<StudyCard['lesson'], 'line'>
  concepts: { concept: { id: string; term: string } }[]
}

/** A card with the previews that hold at `now`. */
export function studyCardOf(
  row: StudyCardRow,
  schedule: CardSchedule,
  { reckoning, desiredRetention }: StudySettings,
  now: Date,
): StudyCard {
  return {
    cardId: row.id,
    itemId: row.itemId,
    revision: schedule.revision,
    state: schedule.state,
    isLeech: isLeech(schedule),
    face: itemFaceSchema.parse(JSON.parse(row.item.face)),
    runHash: row.item.runHash,
    concept: row.concepts[0]?.concept ?? null,
    lesson: { ...row.lesson, line: row.item.firstLine },
    previews: previewRatings(schedule, now.getTime(), {
      reckoning,
      desiredRetention,
      maximumIntervalDays,
      fuzzSeed: row.id,
    }),
  }
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
  return studyCardOf(row, scheduleOf(row.schedules[0]), await studySettings(database, userId), now)
}
