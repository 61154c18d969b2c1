import type { Answer } from '#domain/items/answer'
import type { Confidence } from '#domain/items/confidence'
import type { ItemKind } from '#domain/items/items'
import { ratingInQuiz } from '#domain/schedule/rating-of-answer'
import { applyEvent } from '#domain/schedule/replay'
import { studyDayOf } from '#domain/schedule/study-day'
import { direct, type DatabaseTransaction } from '#server/database/prisma'
import { appendEvent } from '#server/study/append-event'
import { carriedOver } from '#server/study/carry-over'
import { scheduleOf, scheduleSelect } from '#server/study/schedule-row'
import { studySettings } from '#server/study/study-settings'

/** The key of the event that an answer leaves in the learner's log. */
export const eventKey = (attemptId: string, position: number) => `quiz/${attemptId}/${position}`

/** A graded answer to a question of a quiz. */
export interface GradedTry {
  attemptId: string
  position: number
  cardId: string
  itemId: string
  kind: ItemKind
  answer: Answer
  confidence: Confidence | null
  correct: boolean
  /** When it was answered. */
  atMillis: number
}

/** Writes the try into the learner's log, and rates the card where a quiz may. */
export async function noteTry(tx: DatabaseTransaction, userId: string, graded: GradedTry): Promise<void> {
  const { cardId, itemId, kind, correct, atMillis } = graded
  const settings = studySettings(direct.reader, userId)
  const studyDay = studyDayOf(atMillis, settings.dayBoundary)
  const stored = await tx.cardSchedule.findUnique({
    where: { userId_cardId: { userId, cardId } },
    select: scheduleSelect,
  })
  const before = scheduleOf(stored)
  const earlier = await tx.reviewLog.findFirst({
    where: { userId, cardId, studyDay, event: { in: ['rated', 'practised'] } },
    select: { id: true },
  })
  const rating = ratingInQuiz(before, { kind, correct, isFirstOfDay: earlier === null }, studyDay)
  const times = { clientAtMillis: atMillis, serverAtMillis: atMillis }
  const after =
    rating === null
      ? before
      : applyEvent(
          carriedOver(direct.reader, { userId, cardId }, before, settings),
          { event: 'rated', id: '', rating, ...times, ...settings },
          cardId,
        )
  await appendEvent(
    tx,
    {
      userId,
      cardId,
      key: eventKey(graded.attemptId, graded.position),
      eventDetails: {
        event: rating === null ? 'practised' : 'rated',
        itemId,
        rating,
        correct,
        answer: JSON.stringify(graded.answer),
        confidence: graded.confidence,
        durationMillis: null,
      },
      before,
      after,
      ...times,
      atMillis,
    },
    settings,
  )
}
