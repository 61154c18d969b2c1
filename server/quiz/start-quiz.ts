import { randomUUID } from 'node:crypto'
import { itemFaceSchema } from '#domain/items/item-face'
import { drawQuestions } from '#domain/quiz/draw-questions'
import { prisma } from '#server/database/prisma'

const usualLength = 8

/** The lesson has no questions, or there is no such lesson. */
export class NoQuestionsError extends Error {}

/**
 * Draws a quiz over a lesson. One that was drawn before and not begun is taken up again.
 *
 * @param length how many questions at most
 * @returns id of the attempt
 * @throws NoQuestionsError
 */
export async function startQuiz(
  userId: string,
  { lessonId, length = usualLength }: { lessonId: string; length?: number },
  now: Date,
): Promise<string> {
  return prisma.$transaction(async (tx) => {
    const untouched = await tx.quizAttempt.findFirst({
      where: {
        userId,
        lessonId,
        finishedAtMillis: null,
        answers: { every: { answer: null, question: { retiredAtMillis: null } } },
      },
      select: { id: true, _count: { select: { answers: true } } },
    })
    if (untouched !== null && untouched._count.answers <= length) return untouched.id
    const rows = await tx.question.findMany({
      where: { lessonId, retiredAtMillis: null, card: { retiredAtMillis: null } },
      select: {
        id: true,
        cardId: true,
        item: { select: { id: true, face: true } },
        card: { select: { concepts: { where: { position: 0 }, select: { conceptId: true } } } },
      },
    })
    const questions = rows.map(({ id, cardId, item, card }) => ({
      id,
      cardId,
      itemId: item.id,
      conceptId: card.concepts[0]?.conceptId ?? null,
      face: itemFaceSchema.parse(JSON.parse(item.face)),
    }))
    const seed = randomUUID()
    const drawn = drawQuestions(questions, length, seed)
    if (drawn.length === 0) throw new NoQuestionsError(`The lesson ${lessonId} has no questions.`)
    const itemIds = new Map(questions.map((question) => [question.id, question.itemId]))
    const attempt = await tx.quizAttempt.create({
      data: {
        userId,
        lessonId,
        seed,
        startedAtMillis: BigInt(now.getTime()),
        answers: {
          create: drawn.map(({ id }, position) => ({
            position,
            questionId: id,
            itemId: itemIds.get(id) ?? '',
          })),
        },
      },
      select: { id: true },
    })
    return attempt.id
  })
}
