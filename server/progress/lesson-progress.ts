import type { CardKnowledge, ConceptKnowledge } from '#domain/progress/knowledge'
import { studyDayOf } from '#domain/schedule/study-day'
import { database } from '#server/database/database'
import { readKnowledge } from '#server/progress/read-knowledge'
import { studySettings } from '#server/study/study-settings'

export interface LessonProgress {
  lessonId: string
  /** Number of cards of the lesson by how well the learner knows them. */
  cards: Record<CardKnowledge, number>
  /** In lesson order. */
  concepts: { id: string; term: string; requires: string[]; state: ConceptKnowledge; tests: number }[]
}

/** A learner's progress in each lesson that has cards or concepts. */
export async function lessonProgress(userId: string, now: Date): Promise<LessonProgress[]> {
  const { cards, concepts } = await database.read(async (db) => {
    const { dayBoundary, weights } = await studySettings(db, userId)
    return readKnowledge(db, userId, studyDayOf(now.getTime(), dayBoundary), weights)
  })
  const cardsOf = Map.groupBy(cards, (card) => card.lessonId)
  const conceptsOf = Map.groupBy(concepts, (concept) => concept.lesson.id)
  const lessonIds = new Set([...conceptsOf.keys(), ...cardsOf.keys()])
  return [...lessonIds].map((lessonId) => {
    const own = cardsOf.get(lessonId) ?? []
    const count = (knowledge: CardKnowledge) => own.filter((card) => card.knowledge === knowledge).length
    return {
      lessonId,
      cards: {
        new: count('new'),
        learning: count('learning'),
        known: count('known'),
        fading: count('fading'),
      },
      concepts: (conceptsOf.get(lessonId) ?? []).map(({ id, term, requires, state, tests }) => ({
        id,
        term,
        requires,
        state,
        tests,
      })),
    }
  })
}
