import { cardKnowledge, conceptKnowledge, noEvidence } from '#domain/progress/knowledge'
import type { CardEvidence, Knowledge } from '#domain/progress/knowledge'
import { latestOf, masteryOf, type Mastery } from '#domain/progress/mastery'
import { addCounts, countTests } from '#domain/progress/recall-tests'
import type { RecallTest, TestCounts } from '#domain/progress/recall-tests'
import type { Weights } from '#domain/schedule/fsrs'
import { retrievability } from '#domain/schedule/review-card'
import type { Standing } from '#domain/schedule/schedule'
import type { Transaction } from '#server/database/transaction'
import type { LessonLink } from '#server/lessons/read-lesson'
import { answerRecord } from '#server/study/answer-record'
import type { AnswerRecord } from '#server/study/record-parts'
import { standingColumns, standingOf } from '#server/study/schedule-row'

/** A card, and how well a learner knows it. */
export interface CardWithKnowledge {
  cardId: string
  lessonId: string
  conceptId: string | null
  schedule: Standing
  tests: readonly RecallTest[]
  testCounts: TestCounts
  knowledge: Knowledge
}

/** A concept, and how well a learner knows it. */
export interface ConceptWithKnowledge {
  id: string
  term: string
  lesson: LessonLink
  /** Line of the lesson's file in which it is defined. */
  line: number
  /** Terms of its prerequisites, and their ids in the same order. */
  requires: string[]
  requiredIds: string[]
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

/** Computes what a learner knows from schedules and log. */
export async function readKnowledge(
  db: Transaction,
  userId: string,
  today: number,
  weights: Weights,
): Promise<LearnerKnowledge> {
  const conceptRows = await readConcepts(db)
  const requirements = Map.groupBy(await readRequirements(db), ({ toId }) => toId)
  const record = await answerRecord(db, userId)
  const cardRows = await readCards(db, userId)
  const cards = cardRows
    .map((row) => ({ row, schedule: standingOf(row), evidence: record.get(row.cardId) ?? noEvidence }))
    .filter(({ schedule }) => !schedule.suspended)
    .map(({ row, schedule, evidence }) => ({
      cardId: row.cardId,
      lessonId: row.lessonId,
      conceptId: row.conceptId,
      schedule,
      tests: evidence.tests,
      testCounts: countsOf(evidence),
      knowledge: cardKnowledge(schedule, evidence, today, weights),
    }))
  const ofConcept = Map.groupBy(cards, (card) => card.conceptId)
  const concepts = conceptRows.map((row) => {
    const own = ofConcept.get(row.id) ?? []
    const chances = own
      .map((card) => retrievability(card.schedule, today, weights))
      .filter((chance) => chance !== null)
    const { id, term, courseId, lessonId, slug, title, firstLine } = row
    return {
      id,
      term,
      lesson: { id: lessonId, courseId, slug, title },
      line: firstLine,
      requires: (requirements.get(id) ?? []).map((required) => required.term),
      requiredIds: (requirements.get(id) ?? []).map(({ fromId }) => fromId),
      state: conceptKnowledge(own.map((card) => card.knowledge)),
      tests: addCounts(own.map((card) => card.testCounts)),
      mastery: masteryOf(own.flatMap((card) => latestOf(record.get(card.cardId)?.masteryTests ?? []))),
      predictedRecall: chances.length === 0 ? null : Math.min(...chances),
    }
  })
  return { cards, concepts, record }
}

/** Of a card that was not answered since, they are not counted again. */
const counted = new WeakMap<CardEvidence, TestCounts>()

function countsOf(evidence: CardEvidence): TestCounts {
  const known = counted.get(evidence)
  if (known !== undefined) return known
  const counts = countTests(evidence.tests)
  counted.set(evidence, counts)
  return counts
}

/** Query for all current concepts with their lessons, in course order. */
function readConcepts(db: Transaction) {
  return db
    .selectFrom('Concept as concept')
    .innerJoin('Lesson as lesson', 'lesson.id', 'concept.lessonId')
    .innerJoin('Course as course', 'course.id', 'lesson.courseId')
    .where('concept.retiredAtMillis', 'is', null)
    .where('lesson.retiredAtMillis', 'is', null)
    .select(['concept.id', 'concept.term', 'concept.firstLine'])
    .select(['lesson.id as lessonId', 'lesson.courseId', 'lesson.slug', 'lesson.title'])
    .orderBy('course.position')
    .orderBy('lesson.courseId')
    .orderBy('lesson.position')
    .orderBy('concept.position')
    .execute()
}

/** Query for the prerequisites of each concept that are still taught. */
function readRequirements(db: Transaction) {
  return db
    .selectFrom('ConceptEdge as edge')
    .innerJoin('Concept as required', 'required.id', 'edge.fromId')
    .where('required.retiredAtMillis', 'is', null)
    .select(['edge.toId', 'edge.fromId', 'required.term'])
    .orderBy('edge.fromId')
    .execute()
}

/** Query for all current cards that concern a learner, each with the learner's schedule. */
function readCards(db: Transaction, userId: string) {
  return db
    .selectFrom('Card as card')
    .innerJoin('Lesson as lesson', 'lesson.id', 'card.lessonId')
    .leftJoin('CardConcept as main', (join) =>
      join.onRef('main.cardId', '=', 'card.id').on('main.position', '=', 0),
    )
    .leftJoin('CardSchedule as schedule', (join) =>
      join.onRef('schedule.cardId', '=', 'card.id').on('schedule.userId', '=', userId),
    )
    .where('card.retiredAtMillis', 'is', null)
    .where('lesson.retiredAtMillis', 'is', null)
    .where((eb) => eb.or([eb('lesson.ownerId', 'is', null), eb('lesson.ownerId', '=', userId)]))
    .select(['card.id as cardId', 'card.lessonId', 'main.conceptId'])
    .select(standingColumns)
    .execute()
}
