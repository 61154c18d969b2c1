import { z } from 'zod'
import type { CardSchedule } from '#domain/schedule/schedule'
import { studyDayOf } from '#domain/schedule/study-day'
import { believedTime } from '#domain/schedule/trusted-time'
import { database } from '#server/database/database'
import type { Transaction } from '#server/database/transaction'
import { idSchema, instantSchema, keySchema } from '#server/input-schemas'
import { appendEvent, type EventDetails } from '#server/study/append-event'
import { UnknownCardError } from '#server/study/record-review'
import { scheduleColumns, scheduleOf } from '#server/study/schedule-row'
import { studySettings, type StudySettings } from '#server/study/study-settings'

/** A change to a card without a rating. `inDays` is counted from today's study day. */
export const changeSchema = z.discriminatedUnion('event', [
  z.object({ event: z.enum(['suspended', 'unsuspended', 'buried', 'reset']) }),
  z.object({ event: z.literal('dueSet'), inDays: z.int().min(0).max(3_650) }),
])
export type CardChange = z.infer<typeof changeSchema>

export const changeInputSchema = z.object({
  /** Made by the client; sending it again changes nothing. */
  key: keySchema,
  cardId: idSchema,
  /** `suspended` hides the card until it is unsuspended, `buried` until the next study day; `reset` makes it new. */
  change: changeSchema,
  /** When the learner made it, by the client's clock; by default, now. */
  atMillis: instantSchema.optional(),
})
type ChangeInput = z.infer<typeof changeInputSchema>

/**
 * Changes a card without a rating. `undoReview` undoes it by the same key.
 *
 * @throws UnknownCardError
 */
export async function changeCard(userId: string, input: ChangeInput, now: Date): Promise<void> {
  await database.writeOf(userId, async (db) =>
    applyChange(db, userId, input, now, await studySettings(db, userId)),
  )
}

/**
 * Changes a card as part of a transaction.
 *
 * @returns whether there was anything to change
 * @throws UnknownCardError
 */
export async function applyChange(
  db: Transaction,
  userId: string,
  input: ChangeInput,
  now: Date,
  settings: StudySettings,
): Promise<boolean> {
  const { key, cardId, change } = input
  const current = await currentSchedule(db, userId, cardId)
  const serverAtMillis = now.getTime()
  const clientAtMillis = input.atMillis ?? serverAtMillis
  const atMillis = believedTime(clientAtMillis, serverAtMillis)
  if (atMillis === null) return false
  const eventDetails = detailsOf(change, studyDayOf(atMillis, settings.dayBoundary))
  if (isNoOp(eventDetails, current) || (await isKnown(db, userId, key))) return false
  const times = { clientAtMillis, serverAtMillis, atMillis }
  await appendEvent(db, { userId, cardId, key, eventDetails, current, ...times }, settings)
  return true
}

async function currentSchedule(db: Transaction, userId: string, cardId: string): Promise<CardSchedule> {
  const row = await db
    .selectFrom('Card as card')
    .leftJoin('CardSchedule as schedule', (join) =>
      join.onRef('schedule.cardId', '=', 'card.id').on('schedule.userId', '=', userId),
    )
    .innerJoin('Lesson as lesson', 'lesson.id', 'card.lessonId')
    .where('card.id', '=', cardId)
    .where((eb) => eb.or([eb('lesson.ownerId', 'is', null), eb('lesson.ownerId', '=', userId)]))
    .select(scheduleColumns)
    .executeTakeFirstOrThrow(() => new UnknownCardError(`There is no card ${cardId}.`))
  return scheduleOf(row)
}

async function isKnown(db: Transaction, userId: string, key: string): Promise<boolean> {
  const event = await db
    .selectFrom('ReviewLog')
    .select('id')
    .where('userId', '=', userId)
    .where('key', '=', key)
    .executeTakeFirst()
  return event !== undefined
}

type ChangeDetails = Extract<EventDetails, { event: CardChange['event'] }>

const detailsOf = (change: CardChange, studyDay: number): ChangeDetails =>
  change.event === 'dueSet' ? { event: change.event, dueDay: studyDay + change.inDays } : change

/**
 * Whether the change has no effect, whatever is still on its way from other devices: burying a card again, or setting
 * the same due day again, does have one if the card was answered in between.
 */
function isNoOp({ event }: ChangeDetails, schedule: CardSchedule): boolean {
  switch (event) {
    case 'suspended':
      return schedule.suspended
    case 'unsuspended':
      return !schedule.suspended
    case 'reset':
    case 'dueSet':
      return schedule.state === 'New'
    case 'buried':
      return false
  }
}
