import { sql } from 'kysely'
import { cardLook, type CardLook } from '#domain/items/card-look'
import { itemFaceSchema } from '#domain/items/item-face'
import type { ItemKind } from '#domain/items/items'
import { type Knowledge } from '#domain/progress/knowledge'
import type { Proof } from '#domain/progress/mastery'
import type { TestCounts } from '#domain/progress/recall-tests'
import type { Basis } from '#domain/schedule/rated-answer'
import { studyDayOf } from '#domain/schedule/study-day'
import type { Transaction } from '#server/database/transaction'
import { jsonElements } from '#server/database/sql-functions'
import { signsOfCards } from '#server/progress/belief-signs'
import { readKnowledge, type ConceptWithKnowledge } from '#server/progress/read-knowledge'
import { RowReader } from '#server/row-reader'
import type { AnswerRecord } from '#server/study/record-parts'
import { studySettings } from '#server/study/study-settings'
import { detectLanguage } from '#domain/language/detect-language'
import { readWithRecord } from '#server/study/answer-record'

/** An answer to one of a concept's cards. */
export interface Try {
  eventId: string
  cardId: string
  atMillis: number
  /** Null if the item is gone or of a kind that is no longer known. */
  kind: ItemKind | null
  basis: Basis
  /** Whether it counts as right; null for practice that could not be graded. */
  isRight: boolean | null
  proof: Proof
  /** The wrong belief that it shows; null if it shows none. */
  belief: NamedBelief | null
}

interface NamedBelief {
  text: string
  /** BCP 47 tag; null if it cannot be told. */
  language: string | null
}

export interface CardOfConcept {
  cardId: string
  /** Null if its row is damaged. */
  look: CardLook | null
  knowledge: Knowledge
  tests: TestCounts
  /** The predicted chance of recall today, from 0 to 1; null if it was never rated. */
  recall: number | null
}

/** A concept, and all that is known of how well a learner knows it. */
export interface ConceptEvidence {
  concept: ConceptWithKnowledge
  definition: string
  /** The concepts that it builds on, and those that build on it. */
  requires: ConceptWithKnowledge[]
  requiredBy: ConceptWithKnowledge[]
  cards: CardOfConcept[]
  /** The latest answers, newest first. */
  tries: Try[]
  /** Number of all answers. */
  allTries: number
  timeZone: string
}

const triesShown = 100

/** The evidence of how well a learner knows a concept; null if there is no such concept. */
export function conceptEvidence(
  userId: string,
  conceptId: string,
  now: Date,
): Promise<ConceptEvidence | null> {
  return readWithRecord(userId, async (db) => {
    const { dayBoundary, weights } = await studySettings(db, userId)
    const today = studyDayOf(now.getTime(), dayBoundary)
    const knowledge = await readKnowledge(db, userId, today, weights)
    const concept = knowledge.concepts.find(({ id }) => id === conceptId)
    if (concept === undefined) return null
    const row = await db
      .selectFrom('Concept')
      .select('definition')
      .where('id', '=', conceptId)
      .executeTakeFirstOrThrow()
    const own = knowledge.cards.filter((card) => card.conceptId === conceptId)
    const lookOf = await looksOf(
      db,
      own.map(({ cardId }) => cardId),
    )
    const logged = own
      .flatMap(({ cardId }) => knowledge.record.get(cardId)?.logged ?? [])
      .filter(({ event }) => event.kind !== 'reset')
      .toSorted((a, b) => b.atMillis - a.atMillis)
    const shown = logged.slice(0, triesShown)
    const held = await beliefsShown(
      db,
      userId,
      knowledge.record,
      own.map(({ cardId }) => cardId),
    )
    return {
      concept,
      definition: row.definition,
      requires: knowledge.concepts.filter(({ id }) => concept.requiredIds.includes(id)),
      requiredBy: knowledge.concepts.filter(({ requiredIds }) => requiredIds.includes(conceptId)),
      cards: own.map(({ cardId, knowledge: state, testCounts: tests, recall }) => ({
        cardId,
        look: lookOf.get(cardId) ?? null,
        knowledge: state,
        tests,
        recall,
      })),
      tries: shown.flatMap(({ id, cardId, atMillis, kind, event, correct, proof }): Try[] => {
        if (event.kind === 'reset' || proof === null) return []
        const isRight = event.kind === 'rated' ? event.rating > 1 : correct
        const belief = held.get(id) ?? null
        return [{ eventId: id, cardId, atMillis, kind, basis: event.basis, isRight, proof, belief }]
      }),
      allTries: logged.length,
      timeZone: dayBoundary.timeZone,
    }
  })
}

async function looksOf(db: Transaction, cardIds: readonly string[]): Promise<ReadonlyMap<string, CardLook>> {
  const rows = await db
    .selectFrom('Card')
    .innerJoin('Item', 'Item.id', 'Card.itemId')
    .where('Card.id', 'in', jsonElements(sql.val(JSON.stringify(cardIds))))
    .select(['Card.id', 'Item.face'])
    .execute()
  const reader = new RowReader()
  return new Map(
    rows.flatMap(({ id, face }) => {
      const look = reader.read(`card ${id}`, () => cardLook(itemFaceSchema.parse(JSON.parse(face))))
      return look === null ? [] : [[id, look]]
    }),
  )
}

/** The belief that each wrong answer to some cards shows, by the answer's id in the log. */
async function beliefsShown(
  db: Transaction,
  userId: string,
  record: AnswerRecord,
  cardIds: readonly string[],
): Promise<ReadonlyMap<string, NamedBelief>> {
  const cards = new Map(
    cardIds.flatMap((cardId) => {
      const card = record.get(cardId)
      return card === undefined ? [] : [[cardId, card] as const]
    }),
  )
  const signs = (await signsOfCards(db, userId, cards)).signs.filter(({ shows }) => shows)
  const rows = await db.selectFrom('Misconception').select(['courseId', 'id', 'belief']).execute()
  const texts = new Map(rows.map(({ courseId, id, belief }) => [`${courseId}/${id}`, belief]))
  return new Map(
    signs.flatMap(({ eventId, courseId, misconception }) => {
      const text = texts.get(`${courseId}/${misconception}`)
      return text === undefined ? [] : [[eventId, { text, language: detectLanguage(text) }]]
    }),
  )
}
