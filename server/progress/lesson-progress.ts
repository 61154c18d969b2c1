import type { Knowledge } from '#domain/progress/knowledge'
import type { TestCounts } from '#domain/progress/recall-tests'
import { studyDayOf } from '#domain/schedule/study-day'
import type { LessonLink } from '#server/lessons/read-lesson'
import { readKnowledge } from '#server/progress/read-knowledge'
import { studySettings } from '#server/study/study-settings'
import { readWithRecord } from '#server/study/answer-record'

export interface LessonProgress {
  lessonId: string
  /** In lesson order. */
  concepts: {
    id: string
    term: string
    requires: string[]
    state: Knowledge
    tests: TestCounts
    lesson: LessonLink
    /** Line of the lesson's file in which it is defined. */
    line: number
  }[]
}

/** A learner's progress in each lesson that has concepts. */
export async function lessonProgress(userId: string, now: Date): Promise<LessonProgress[]> {
  const { concepts } = await readWithRecord(userId, async (db) => {
    const { dayBoundary, weights } = await studySettings(db, userId)
    return readKnowledge(db, userId, studyDayOf(now.getTime(), dayBoundary), weights)
  })
  return [...Map.groupBy(concepts, (concept) => concept.lesson.id)].map(([lessonId, own]) => ({
    lessonId,
    concepts: own.map(({ id, term, requires, state, tests, lesson, line }) => ({
      ...{ id, term, requires, state, tests, lesson, line },
    })),
  }))
}
