import { z } from 'zod'
import { applyEvent, type ScheduleEvent } from '#domain/schedule/replay'
import type { CardSchedule } from '#domain/schedule/schedule'
import { studyDayOf } from '#domain/schedule/study-day'
import { database } from '#server/database/database'
import type { Transaction } from '#server/database/sqlite-database'
import { idSchema, keySchema } from '#server/input-schemas'
import { appendEvent } from '#server/study/append-event'
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
})
type ChangeInput = z.infer<typeof changeInputSchema>

/**
 * Changes a card without a rating. `undoReview` undoes it by the same key.
 *
 * @throws UnknownCardError
 */
export async function changeCard(userId: string, input: ChangeInput, now: Date): Promise<void> {
  await database.write(async (db) => applyChange(db, userId, input, now, await studySettings(db, userId)))
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
  { key, cardId, change }: ChangeInput,
  now: Date,
  settings: StudySettings,
): Promise<boolean> {
  const before = await currentSchedule(db, userId, cardId)
  const atMillis = now.getTime()
  const studyDay = studyDayOf(atMillis, settings.dayBoundary)
  const event = eventOf(change, studyDay)
  if (isNoOp(event, before, studyDay) || (await isKnown(db, userId, key))) return false
  const after = applyEvent(before, event, cardId)
  const eventDetails =
    event.event === 'dueSet' ? { event: event.event, dueDay: event.dueDay } : { event: event.event }
  const times = { clientAtMillis: atMillis, serverAtMillis: atMillis, atMillis }
  await appendEvent(db, { userId, cardId, key, eventDetails, before, after, ...times }, settings)
  return true
}

async function currentSchedule(db: Transaction, userId: string, cardId: string): Promise<CardSchedule> {
  const row = await db
    .selectFrom('Card as card')
    .leftJoin('CardSchedule as schedule', (join) =>
      join.onRef('schedule.cardId', '=', 'card.id').on('schedule.userId', '=', userId),
    )
    .where('card.id', '=', cardId)
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

type ChangeEvent = Extract<ScheduleEvent, { event: CardChange['event'] }>

function eventOf(change: CardChange, studyDay: number): ChangeEvent {
  const id = ''
  switch (change.event) {
    case 'dueSet':
      return { event: change.event, id, dueDay: studyDay + change.inDays }
    case 'buried':
      return { event: change.event, id, studyDay }
    case 'suspended':
    case 'unsuspended':
    case 'reset':
      return { event: change.event, id }
  }
}

/** Whether the change would have no effect, for example because the request was sent twice. */
function isNoOp(event: ChangeEvent, schedule: CardSchedule, studyDay: number): boolean {
  switch (event.event) {
    case 'suspended':
      return schedule.suspended
    case 'unsuspended':
      return !schedule.suspended
    case 'buried':
      return (schedule.buriedUntilDay ?? 0) > studyDay
    case 'reset':
      return schedule.state === 'New'
    case 'dueSet':
      return schedule.state === 'New' || (schedule.state === 'Review' && schedule.dueDay === event.dueDay)
  }
}
