import { z } from 'zod'
import { confidences } from '#domain/items/confidence'
import { itemFaceSchema, type ItemFace } from '#domain/items/item-face'
import { itemKinds, type ItemKind } from '#domain/items/items'
import { overrides } from '#domain/schedule/override'
import { ratingSchema } from '#domain/schedule/schedule'
import { followUpTo, type CardQuestion, type PastAnswer } from '#domain/study/choose-question'
import { prepared } from '#server/database/prepared-query'
import type { Transaction } from '#server/database/transaction'
import { jsonElements } from '#server/database/sql-functions'
import { RowReader } from '#server/row-reader'
import { givenAt } from '#server/study/given-at'

const kindSchema = z.enum(itemKinds)

/** At least one question; the card's own item is the first. */
export type QuestionsOfCard = readonly [CardQuestion, ...CardQuestion[]]

/**
 * All questions that some cards can ask, by card id: the card's own item, its questions, and the same about other
 * programs. Those of a kind that there is not are left out, as damaged: of a card's own item, the whole card.
 */
export async function questionsOfCards(
  db: Transaction,
  cardIds: readonly string[],
  reader = new RowReader(),
): Promise<ReadonlyMap<string, QuestionsOfCard>> {
  const rows = await readQuestions.all(db, { cardIds: JSON.stringify(cardIds) })
  const found = new Map<string, [CardQuestion, ...CardQuestion[]]>()
  for (const { cardId, itemId, kind: stored, variant } of rows) {
    const kind = reader.read(`card ${cardId}`, () => kindSchema.parse(stored))
    if (kind === null) continue
    const question = { itemId, kind, variant }
    const known = found.get(cardId)
    if (known === undefined) found.set(cardId, [question])
    else if (known.every((each) => each.itemId !== itemId)) known.push(question)
  }
  return found
}

const readQuestions = prepared<{ cardIds: string }>()((db, value) =>
  db
    .selectFrom('Card as card')
    .innerJoin('Item as item', 'item.id', 'card.itemId')
    .where('card.id', 'in', jsonElements(value('cardIds')))
    .select((eb) => ['card.id as cardId', 'card.itemId', 'item.kind', eb.val(0).as('variant')])
    .unionAll((eb) =>
      eb
        .selectFrom('Question as question')
        .innerJoin('Item as item', 'item.id', 'question.itemId')
        .where('question.cardId', 'in', jsonElements(value('cardIds')))
        .where('question.retiredAtMillis', 'is', null)
        .select((each) => ['question.cardId', 'question.itemId', 'item.kind', each.val(0).as('variant')]),
    )
    .unionAll((eb) =>
      eb
        .selectFrom('CardVariant as variant')
        .innerJoin('Item as item', 'item.id', 'variant.itemId')
        .where('variant.cardId', 'in', jsonElements(value('cardIds')))
        .select(['variant.cardId', 'variant.itemId', 'item.kind', 'variant.variant']),
    ),
)

/** The question of a card whose options say which belief leads to which output; undefined if there is none. */
export const beliefsAbout = (questions: readonly CardQuestion[]) =>
  questions.find(({ kind, variant }) => kind === 'output-choice' && variant === 0)

/** Whether all that a program prints is typed or put in order, so that options of another question explain mistakes. */
export const isWholeOutput = (kind: ItemKind) => kind === 'output-typed' || kind === 'output-order'

/** The options of the question about the same program as an item in which the outputs are given; empty if there is none. */
export async function optionsAbout(db: Transaction, itemId: string): Promise<ItemFace['options']> {
  const row = await db
    .selectFrom('Item as shown')
    .innerJoin('Question as question', 'question.cardId', 'shown.cardId')
    .innerJoin('Item as choice', 'choice.id', 'question.itemId')
    .where('shown.id', '=', itemId)
    .where('question.retiredAtMillis', 'is', null)
    .where('choice.kind', '=', 'output-choice')
    .whereRef('choice.runHash', '=', 'shown.runHash')
    .select('choice.face')
    .executeTakeFirst()
  return row === undefined ? [] : itemFaceSchema.parse(JSON.parse(row.face)).options
}

/** A learner's ratings of some cards, by card id, oldest first; without those undone, and since the last reset. */
export async function answersToCards(
  db: Transaction,
  userId: string,
  cardIds: readonly string[],
): Promise<ReadonlyMap<string, readonly PastAnswer[]>> {
  const rows =
    cardIds.length === 0 ? [] : await readAnswers.all(db, { userId, cardIds: JSON.stringify(cardIds) })
  const found = new Map<string, PastAnswer[]>()
  for (const { cardId, event, itemId, kind, rating, correct, confidence, override } of rows) {
    if (event === 'reset') found.delete(cardId)
    const parsed = ratedSchema.safeParse({ kind, rating })
    // A damaged row says nothing. The history of the card names it.
    if (event === 'reset' || itemId === null || !parsed.success) continue
    const answers = found.get(cardId) ?? []
    found.set(cardId, answers)
    answers.push({
      ...{ itemId, ...parsed.data, correct: correct === null ? null : Boolean(correct) },
      ...{ confidence: oneOf(confidences, confidence), override: oneOf(overrides, override) },
    })
  }
  return found
}

const ratedSchema = z.object({ kind: kindSchema, rating: ratingSchema })

const oneOf = <Value extends string>(values: readonly Value[], value: string | null): Value | null =>
  values.find((each) => each === value) ?? null

const readAnswers = prepared<{ userId: string; cardIds: string }>()((db, value) =>
  db
    .selectFrom('ReviewLog as log')
    .leftJoin('Item as item', 'item.id', 'log.itemId')
    .where('log.userId', '=', value('userId'))
    .where('log.cardId', 'in', jsonElements(value('cardIds')))
    .where('log.event', 'in', ['rated', 'reset'])
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom('ReviewLog as undo').select('undo.id').whereRef('undo.undoneId', '=', 'log.id'),
        ),
      ),
    )
    .select(['log.cardId', 'log.event', 'log.itemId', 'item.kind'])
    .select(['log.rating', 'log.correct', 'log.confidence', 'log.override'])
    .orderBy('log.cardId')
    .orderBy(givenAt)
    .orderBy('log.revision'),
)

/** Whether a right guess at a question of a card is followed by another question, which rates the card. */
export async function hasFollowUp(
  db: Transaction,
  { cardId, itemId, kind }: { cardId: string; itemId: string; kind: ItemKind },
): Promise<boolean> {
  const questions = (await questionsOfCards(db, [cardId])).get(cardId) ?? []
  return followUpTo(questions, { itemId, kind, variant: 0 }) !== null
}
