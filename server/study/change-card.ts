import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { applyEvent } from '#domain/schedule/replay'
import { studyDayOf } from '#domain/schedule/study-day'
import { prisma } from '#server/database/prisma'
import { appendEvent } from '#server/study/append-event'
import { UnknownCardError } from '#server/study/record-review'
import { scheduleOf, scheduleSelect } from '#server/study/schedule-row'
import { summaryOf } from '#server/study/schedule-summary'
import type { ScheduleSummary } from '#server/study/schedule-summary'
import { studySettings } from '#server/study/study-settings'

export const changeInputSchema = z.object({
  /** Made by the client; sending it again changes nothing. */
  key: z.string().regex(/^[\w-]{8,100}$/),
  cardId: z.string().min(1),
  /** Suspended is hidden until it is unsuspended, buried until the next study day; reset is new again. */
  change: z.enum(['suspended', 'unsuspended', 'buried', 'reset']),
})
type ChangeInput = z.infer<typeof changeInputSchema>
type Change = ChangeInput['change']

/** Hides a card until it is unsuspended. */
export const suspendCard = (userId: string, cardId: string, now: Date) =>
  changeCard(userId, { key: randomUUID(), cardId, change: 'suspended' }, now)

/** Shows a suspended card again. */
export const unsuspendCard = (userId: string, cardId: string, now: Date) =>
  changeCard(userId, { key: randomUUID(), cardId, change: 'unsuspended' }, now)

/** Hides a card until the next study day. */
export const buryCard = (userId: string, cardId: string, now: Date) =>
  changeCard(userId, { key: randomUUID(), cardId, change: 'buried' }, now)

/** Makes a card new again, as if it had never been learned. */
export const resetCard = (userId: string, cardId: string, now: Date) =>
  changeCard(userId, { key: randomUUID(), cardId, change: 'reset' }, now)

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
    const settings = await studySettings(tx, userId)
    const before = scheduleOf(card.schedules[0])
    const atMillis = now.getTime()
    const studyDay = studyDayOf(atMillis, settings.reckoning)
    const isKnown = card.reviews.length > 0
    if (isKnown || isSo(change, before, studyDay)) return summaryOf(before, settings.reckoning)
    const after = applyEvent(
      before,
      change === 'buried' ? { event: change, id: '', studyDay } : { event: change, id: '' },
      cardId,
    )
    const times = { clientAtMillis: atMillis, serverAtMillis: atMillis, atMillis }
    const happening = { event: change }
    await appendEvent(tx, { userId, cardId, key, happening, before, after, ...times }, settings)
    return summaryOf(after, settings.reckoning)
  })
}

/** Whether the change would change nothing, as when a request comes twice. */
function isSo(event: Change, schedule: ReturnType<typeof scheduleOf>, studyDay: number): boolean {
  switch (event) {
    case 'suspended':
      return schedule.suspended
    case 'unsuspended':
      return !schedule.suspended
    case 'buried':
      return (schedule.buriedUntilDay ?? 0) > studyDay
    case 'reset':
      return schedule.state === 'New'
  }
}
