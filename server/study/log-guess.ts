import type { Answer } from '#domain/items/answer'
import { itemFaceSchema } from '#domain/items/item-face'
import type { Guess } from '#domain/study/session'
import type { Transaction } from '#server/database/transaction'
import { appendEvent, type EventDetails, type NewEvent } from '#server/study/append-event'
import { grade } from '#server/study/grade'
import type { StudySettings } from '#server/study/study-settings'

/** The answer that followed a guess. */
interface AnswerAfterGuess extends Omit<NewEvent, 'eventDetails'> {
  /** The showing that was answered. */
  follows: string | null
}

/**
 * Logs a guess among options as practice, with its own grade. Does nothing if the card has no such item.
 *
 * @param next the answer to the question that followed, which rates the card
 */
export async function logGuess(
  db: Transaction,
  { follows, ...next }: AnswerAfterGuess,
  { itemId, answer }: Guess,
  settings: StudySettings,
): Promise<void> {
  const correct = await gradeOf(db, next.cardId, itemId, answer)
  if (correct === null) return
  const eventDetails: EventDetails = {
    event: 'practised',
    itemId,
    rating: null,
    correct,
    answer: JSON.stringify(answer),
    confidence: 'guess',
    override: null,
    durationMillis: null,
    follows,
  }
  await appendEvent(db, { ...next, key: `guess/${next.key}`, eventDetails }, settings)
}

async function gradeOf(
  db: Transaction,
  cardId: string,
  itemId: string,
  answer: Answer,
): Promise<boolean | null> {
  const asked = await db
    .selectFrom('Item as item')
    .innerJoin('Card as card', 'card.id', 'item.cardId')
    .innerJoin('Lesson as lesson', 'lesson.id', 'card.lessonId')
    .where('item.id', '=', itemId)
    .where('item.cardId', '=', cardId)
    .select(['item.face', 'lesson.courseId'])
    .executeTakeFirst()
  if (asked === undefined) return null
  const face = itemFaceSchema.parse(JSON.parse(asked.face))
  return (await grade(db, face, answer, asked.courseId)).correct
}
