import { applyEvent } from '#domain/schedule/replay'
import { studyDayOf } from '#domain/schedule/study-day'
import { prisma } from '#server/database/prisma'
import { appendEvent } from '#server/study/append-event'
import { UnknownCardError } from '#server/study/record-review'
import { scheduleOf, scheduleSelect } from '#server/study/schedule-row'
import { summaryOf } from '#server/study/schedule-summary'
import type { ScheduleSummary } from '#server/study/schedule-summary'
import { studySettings } from '#server/study/study-settings'

type Change = 'suspended' | 'unsuspended' | 'buried' | 'reset'

/** Hides a card until it is unsuspended. */
export const suspendCard = (userId: string, cardId: string, now: Date) =>
  changeCard(userId, cardId, 'suspended', now)

/** Shows a suspended card again. */
export const unsuspendCard = (userId: string, cardId: string, now: Date) =>
  changeCard(userId, cardId, 'unsuspended', now)

/** Hides a card until the next study day. */
export const buryCard = (userId: string, cardId: string, now: Date) =>
  changeCard(userId, cardId, 'buried', now)

/** Makes a card new again, as if it had never been learned. */
export const resetCard = (userId: string, cardId: string, now: Date) =>
  changeCard(userId, cardId, 'reset', now)

/** @throws UnknownCardError */
async function changeCard(
  userId: string,
  cardId: string,
  event: Change,
  now: Date,
): Promise<ScheduleSummary> {
  return prisma.$transaction(async (tx) => {
    const card = await tx.card.findUnique({
      where: { id: cardId },
      select: { schedules: { where: { userId }, select: scheduleSelect } },
    })
    if (card === null) throw new UnknownCardError(`There is no card ${cardId}.`)
    const settings = await studySettings(tx, userId)
    const before = scheduleOf(card.schedules[0])
    const atMillis = now.getTime()
    const studyDay = studyDayOf(atMillis, settings.reckoning)
    if (isSo(event, before, studyDay)) return summaryOf(before, settings.reckoning)
    const after = applyEvent(
      before,
      event === 'buried' ? { event, id: '', studyDay } : { event, id: '' },
      cardId,
    )
    const times = { clientAtMillis: atMillis, serverAtMillis: atMillis, atMillis }
    const key = `${event}/${cardId}/${before.revision}`
    await appendEvent(tx, { userId, cardId, key, happening: { event }, before, after, ...times }, settings)
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
