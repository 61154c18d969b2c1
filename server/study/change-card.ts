import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { applyEvent, type ScheduleEvent } from '#domain/schedule/replay'
import type { CardSchedule } from '#domain/schedule/schedule'
import { studyDayOf } from '#domain/schedule/study-day'
import { direct, prisma } from '#server/database/prisma'
import { appendEvent } from '#server/study/append-event'
import { UnknownCardError } from '#server/study/record-review'
import { scheduleOf, scheduleSelect } from '#server/study/schedule-row'
import { summaryOf } from '#server/study/schedule-summary'
import type { ScheduleSummary } from '#server/study/schedule-summary'
import { studySettings } from '#server/study/study-settings'

/** What is wished for a card. The study day to set is counted from today. */
export const changeSchema = z.discriminatedUnion('event', [
  z.object({ event: z.enum(['suspended', 'unsuspended', 'buried', 'reset']) }),
  z.object({ event: z.literal('dueSet'), inDays: z.int().min(0).max(3_650) }),
])
export type CardChange = z.infer<typeof changeSchema>

export const changeInputSchema = z.object({
  /** Made by the client; sending it again changes nothing. */
  key: z.string().regex(/^[\w-]{8,100}$/),
  cardId: z.string().min(1),
  /** Suspended is hidden until it is unsuspended, buried until the next study day; reset is new again. */
  change: changeSchema,
})
type ChangeInput = z.infer<typeof changeInputSchema>

/** Hides a card until it is unsuspended. */
export const suspendCard = (userId: string, cardId: string, now: Date) =>
  changeCard(userId, { key: randomUUID(), cardId, change: { event: 'suspended' } }, now)

/** Shows a suspended card again. */
export const unsuspendCard = (userId: string, cardId: string, now: Date) =>
  changeCard(userId, { key: randomUUID(), cardId, change: { event: 'unsuspended' } }, now)

/** Hides a card until the next study day. */
export const buryCard = (userId: string, cardId: string, now: Date) =>
  changeCard(userId, { key: randomUUID(), cardId, change: { event: 'buried' } }, now)

/** Makes a card new again, as if it had never been learned. */
export const resetCard = (userId: string, cardId: string, now: Date) =>
  changeCard(userId, { key: randomUUID(), cardId, change: { event: 'reset' } }, now)

/**
 * Changes a card without a rating. `undoReview` takes it back under the same key.
 *
 * @throws UnknownCardError
 */
export async function changeCard(
  userId: string,
  { key, cardId, change }: ChangeInput,
  now: Date,
): Promise<ScheduleSummary> {
  return prisma.$transaction(async (tx) => {
    const card = await tx.card.findUnique({
      where: { id: cardId },
      select: {
        schedules: { where: { userId }, select: scheduleSelect },
        reviews: { where: { userId, key }, select: { id: true } },
      },
    })
    if (card === null) throw new UnknownCardError(`There is no card ${cardId}.`)
    const settings = studySettings(direct.reader, userId)
    const before = scheduleOf(card.schedules[0])
    const atMillis = now.getTime()
    const studyDay = studyDayOf(atMillis, settings.dayBoundary)
    const event = eventOf(change, studyDay)
    const isKnown = card.reviews.length > 0
    if (isKnown || isNoOp(event, before, studyDay)) return summaryOf(before, settings.dayBoundary)
    const after = applyEvent(before, event, cardId)
    const eventDetails =
      event.event === 'dueSet' ? { event: event.event, dueDay: event.dueDay } : { event: event.event }
    const times = { clientAtMillis: atMillis, serverAtMillis: atMillis, atMillis }
    await appendEvent(tx, { userId, cardId, key, eventDetails, before, after, ...times }, settings)
    return summaryOf(after, settings.dayBoundary)
  })
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

/** Whether the change would change nothing, as when a request comes twice. */
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
