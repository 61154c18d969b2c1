import { cardKnowledge, conceptKnowledge, type Knowledge } from '#domain/progress/knowledge'
import { latestOf, masteryOf, type Mastery, type MasteryTest } from '#domain/progress/mastery'
import { addCounts, countTests } from '#domain/progress/recall-tests'
import type { RecallTest, TestCounts } from '#domain/progress/recall-tests'
import type { Weights } from '#domain/schedule/fsrs'
import { retrievability } from '#domain/schedule/review-card'
import { newSchedule, type Standing } from '#domain/schedule/schedule'
import type { Transaction } from '#server/database/transaction'
import {
  currentContent,
  ownCards,
  type CurrentCard,
  type CurrentConcept,
  type CurrentContent,
} from '#server/content/current-content'
import { answerRecord } from '#server/study/answer-record'
import type { AnswerRecord } from '#server/study/record-parts'

/** What is computed of a card. */
interface Figures {
  schedule: Standing
  tests: readonly RecallTest[]
  testCounts: TestCounts
  /** The tests of mastery that can be among the latest of its concept. */
  masteryTests: readonly MasteryTest[]
  knowledge: Knowledge
  /** The predicted chance of recall today, from 0 to 1; null if it was never rated. */
  recall: number | null
}

/** A card, and how well a learner knows it. */
export interface CardWithKnowledge extends CurrentCard, Figures {}

/** A concept, and how well a learner knows it. */
export interface ConceptWithKnowledge extends CurrentConcept {
  state: Knowledge
  /** The recall tests that the state rests on. */
  tests: TestCounts
  mastery: Mastery
  /** The lowest predicted chance of recall today among its cards, from 0 to 1; null if none was rated. */
  predictedRecall: number | null
}

/** What a learner knows. */
export interface LearnerKnowledge {
  /** All current cards that the learner has not suspended. */
  cards: CardWithKnowledge[]
  /** All current concepts, in course order. */
  concepts: ConceptWithKnowledge[]
  /** The learner's log. */
  record: AnswerRecord
}

interface Given {
  today: number
  weights: Weights
}

/**
 * Computes what a learner knows from schedules and log.
 *
 * @param today the study day
 */
export async function readKnowledge(
  db: Transaction,
  userId: string,
  today: number,
  weights: Weights,
): Promise<LearnerKnowledge> {
  const record = await answerRecord(db, userId)
  const given = { today, weights }
  const { cards, concepts } = knowledgeOfContent(await currentContent(db), record, given)
  const own = (await ownCards(db, userId)).map((card) => withFigures(card, record, given))
  return { cards: [...cards, ...own].filter(({ schedule }) => !schedule.suspended), concepts, record }
}

/** What a learner knows of the content that everybody sees, cards that they have suspended included. */
interface KnowledgeOfContent {
  content: CurrentContent
  record: AnswerRecord
  given: Given
  /** In the order of those of the content. */
  cards: readonly CardWithKnowledge[]
  concepts: ConceptWithKnowledge[]
}

/** The latest of each learner, by the origin of their record. */
const kept = new WeakMap<object, KnowledgeOfContent>()

/** Computes again only what is about cards that were answered since, unless the day, the weights or the content are others. */
function knowledgeOfContent(content: CurrentContent, record: AnswerRecord, given: Given): KnowledgeOfContent {
  const known = kept.get(record.origin)
  const isContinued =
    known?.content === content &&
    known.given.today === given.today &&
    known.given.weights.version === given.weights.version
  const made = isContinued
    ? continued(known, record)
    : knowledgeFrom(
        content,
        record,
        given,
        content.cards.map((card) => withFigures(card, record, given)),
      )
  kept.set(record.origin, made)
  return made
}

function continued(known: KnowledgeOfContent, record: AnswerRecord): KnowledgeOfContent {
  const { content, given } = known
  const cards = [...known.cards]
  const changed = new Set<string | null>()
  for (const [index, part] of record.parts.entries()) {
    const before = known.record.parts[index]
    if (part === before) continue
    for (const cardId of new Set([...part.keys(), ...(before?.keys() ?? [])])) {
      const place = content.placeOfCard.get(cardId)
      const card = place === undefined ? undefined : content.cards[place]
      if (place === undefined || card === undefined || part.get(cardId) === before?.get(cardId)) continue
      cards[place] = withFigures(card, record, given)
      changed.add(card.conceptId)
    }
  }
  const conceptOf = new Map(known.concepts.map((concept) => [concept.id, concept]))
  return knowledgeFrom(content, record, given, cards, (id) =>
    changed.has(id) ? undefined : conceptOf.get(id),
  )
}

/** @param unchanged gives concepts of which no card has changed */
const knowledgeFrom = (
  content: CurrentContent,
  record: AnswerRecord,
  given: Given,
  cards: readonly CardWithKnowledge[],
  unchanged: (conceptId: string) => ConceptWithKnowledge | undefined = () => undefined,
): KnowledgeOfContent => ({
  ...{ content, record, given, cards },
  concepts: content.concepts.map((concept) => {
    const places = content.placesOfConcept.get(concept.id) ?? []
    return (
      unchanged(concept.id) ?? {
        ...concept,
        ...knowledgeOfConcept(
          places.flatMap((place) => cards[place] ?? []).filter(({ schedule }) => !schedule.suspended),
        ),
      }
    )
  }),
})

/** @param cards those of which it is the main concept */
function knowledgeOfConcept(
  cards: readonly CardWithKnowledge[],
): Omit<ConceptWithKnowledge, keyof CurrentConcept> {
  const chances = cards.flatMap(({ recall }) => recall ?? [])
  return {
    state: conceptKnowledge(cards.map(({ knowledge }) => knowledge)),
    tests: addCounts(cards.map(({ testCounts }) => testCounts)),
    mastery: masteryOf(cards.flatMap(({ masteryTests }) => masteryTests)),
    predictedRecall: chances.length === 0 ? null : Math.min(...chances),
  }
}

function withFigures(card: CurrentCard, record: AnswerRecord, { today, weights }: Given): CardWithKnowledge {
  const answered = record.get(card.cardId)
  if (answered === undefined) return { ...card, ...neverSeen }
  const { standing, tests, masteryTests } = answered
  return {
    ...card,
    ...{ schedule: standing, tests, testCounts: countTests(tests), masteryTests: latestOf(masteryTests) },
    knowledge: cardKnowledge(standing, answered, today, weights),
    recall: retrievability(standing, today, weights),
  }
}

const neverSeen: Figures = {
  ...{ schedule: newSchedule, tests: [], testCounts: countTests([]), masteryTests: [] },
  ...{ knowledge: 'not tested', recall: null },
}
