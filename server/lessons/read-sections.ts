import { divideLesson, type LessonSection } from '#domain/lesson/divide-lesson'
import { partOfLine } from '#domain/lesson/lesson-part'
import { prerequisitesOf } from '#domain/lesson/prerequisites'
import { studyDayOf } from '#domain/schedule/study-day'
import { prepared } from '#server/database/prepared-query'
import type { Transaction } from '#server/database/transaction'
import type { Lesson, LessonLink } from '#server/lessons/read-lesson'
import { readKnowledge, type ConceptWithKnowledge } from '#server/progress/read-knowledge'
import { studySettings } from '#server/study/study-settings'
import { readWithRecord } from '#server/study/answer-record'

/** A section of a lesson, and what a learner has done with it. */
export interface SectionOfLearner extends LessonSection {
  /** Number of its cards, and of those that the learner has begun. */
  cards: number
  begun: number
  /** Concepts that it builds on and that are fading. */
  fading: { id: string; term: string; lesson: LessonLink }[]
}

export interface LessonOfLearner {
  sections: SectionOfLearner[]
  /** The lesson's concepts, in order, with what the learner knows of them. */
  concepts: ConceptWithKnowledge[]
}

/** Divides a lesson into sections, with the learner's progress in each. */
export async function readSections(userId: string, lesson: Lesson, now: Date): Promise<LessonOfLearner> {
  const { cards, links, edges, knowledge } = await readWithRecord(userId, async (db) => {
    const { dayBoundary, weights } = await studySettings(db, userId)
    return {
      cards: await readCards(db, userId, lesson.id),
      links: await readLinks(db, lesson.id),
      edges: await readEdges(db, lesson.id),
      knowledge: await readKnowledge(db, userId, studyDayOf(now.getTime(), dayBoundary), weights),
    }
  })
  const fading = new Map(
    knowledge.concepts.filter(({ state }) => state === 'fading').map((concept) => [concept.id, concept]),
  )
  const requires = new Map(
    [...Map.groupBy(edges, ({ toId }) => toId)].map(([id, from]) => [id, from.map(({ fromId }) => fromId)]),
  )
  const concepts = knowledge.concepts.filter((concept) => concept.lesson.id === lesson.id)
  const linked = new Set(links.map(({ conceptId }) => conceptId))
  const divided = divideLesson(
    lesson.parts,
    lesson.programs.map(({ line }) => line),
  )
  return {
    concepts,
    sections: divided.map((section): SectionOfLearner => {
      const anchors = new Set(section.parts.map(({ anchor }) => anchor))
      const own = cards.filter(({ part }) => anchors.has(part))
      const conceptIds = [
        ...links.filter(({ part }) => anchors.has(part)).map(({ conceptId }) => conceptId),
        ...concepts
          .filter(({ id, line }) => !linked.has(id) && anchors.has(partOfLine(lesson.parts, line)))
          .map(({ id }) => id),
      ]
      return {
        ...section,
        cards: own.length,
        begun: own.filter(({ isBegun }) => isBegun === 1).length,
        fading: prerequisitesOf(conceptIds, requires).flatMap((id) => {
          const concept = fading.get(id)
          return concept === undefined ? [] : [{ id, term: concept.term, lesson: concept.lesson }]
        }),
      }
    }),
  }
}

/** The lesson's cards, and whether the learner has begun each. */
export const readCards = (db: Transaction, userId: string, lessonId: string) =>
  cardsOfLesson.all(db, { userId, lessonId })

const cardsOfLesson = prepared<{ userId: string; lessonId: string }>()((db, value) =>
  db
    .selectFrom('Card as card')
    .where('card.lessonId', '=', value('lessonId'))
    .where('card.retiredAtMillis', 'is', null)
    .select('card.part')
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('CardSchedule as schedule')
            .whereRef('schedule.cardId', '=', 'card.id')
            .where('schedule.userId', '=', value('userId'))
            .select('schedule.cardId'),
        )
        .$castTo<0 | 1>()
        .as('isBegun'),
    ),
)

/** Query for the concepts of the lesson's cards. */
function readLinks(db: Transaction, lessonId: string) {
  return db
    .selectFrom('Card as card')
    .innerJoin('CardConcept as link', 'link.cardId', 'card.id')
    .where('card.lessonId', '=', lessonId)
    .where('card.retiredAtMillis', 'is', null)
    .select(['card.part', 'link.conceptId'])
    .execute()
}

/** Query for the prerequisites of the concepts that the lesson's cards and definitions are about. */
function readEdges(db: Transaction, lessonId: string) {
  return db
    .selectFrom('ConceptEdge as edge')
    .where((eb) =>
      eb.or([
        eb('edge.toId', 'in', eb.selectFrom('Concept').select('id').where('lessonId', '=', lessonId)),
        eb(
          'edge.toId',
          'in',
          eb
            .selectFrom('Card as card')
            .innerJoin('CardConcept as link', 'link.cardId', 'card.id')
            .where('card.lessonId', '=', lessonId)
            .where('card.retiredAtMillis', 'is', null)
            .select('link.conceptId'),
        ),
      ]),
    )
    .select(['edge.fromId', 'edge.toId'])
    .execute()
}
