import { forecast, lastDays, passRate } from '#domain/progress/activity'
import type { DayOfActivity, DayOfForecast } from '#domain/progress/activity'
import { knowledgeStates, type Knowledge } from '#domain/progress/knowledge'
import { addCounts, type TestCounts } from '#domain/progress/recall-tests'
import { studyDayOf } from '#domain/schedule/study-day'
import { activityOf } from '#server/progress/activity-of-log'
import { readKnowledge } from '#server/progress/read-knowledge'
import type { ConceptWithKnowledge } from '#server/progress/read-knowledge'
import { learnerScope } from '#server/study/scope'
import { readQueueState } from '#server/study/study-queue'
import { studySettings } from '#server/study/study-settings'
import { readWithRecord } from '#server/study/answer-record'

const daysShown = 30
const daysAhead = 7

export interface Progress {
  counts: {
    /** Learning cards and reviews that are due now, within the day's limit. */
    due: number
    /** New cards that may be introduced today. */
    new: number
    /** All current cards that are not suspended, whether their lessons were opened or not. */
    cards: number
  }
  /** Number of these cards by how well the learner knows them. */
  cardsBy: Record<Knowledge, number>
  /** The recall tests that this rests on. */
  tests: TestCounts
  concepts: ConceptWithKnowledge[]
  /** The last 30 study days, today last. */
  reviewsPerDay: DayOfActivity[]
  /** The next 7 study days, today first. */
  forecast: DayOfForecast[]
  /** Pass rates of the recall tests of the last 30 study days. */
  passRate: ReturnType<typeof passRate>
}

/** A learner's progress. Nothing of it is stored: it is computed from schedules and log. */
export async function progress(userId: string, now: Date): Promise<Progress> {
  const { today, dayBoundary, queueState, knowledge } = await readWithRecord(userId, async (db) => {
    const settings = await studySettings(db, userId)
    const today = studyDayOf(now.getTime(), settings.dayBoundary)
    return {
      today,
      dayBoundary: settings.dayBoundary,
      queueState: await readQueueState(db, learnerScope(userId, today), settings, now),
      knowledge: await readKnowledge(db, userId, today, settings.weights),
    }
  })
  return {
    counts: {
      due: queueState.counts.learning + queueState.counts.review,
      new: queueState.counts.new,
      cards: knowledge.cards.length,
    },
    cardsBy: countsBy(knowledge.cards),
    tests: addCounts(knowledge.cards.map((card) => card.testCounts)),
    concepts: knowledge.concepts,
    reviewsPerDay: lastDays(activityOf(knowledge.record, dayBoundary), today, daysShown),
    forecast: forecast(
      knowledge.cards.map((card) => card.schedule),
      today,
      daysAhead,
    ),
    passRate: passRate(
      knowledge.cards.map((card) => card.tests),
      today - daysShown + 1,
    ),
  }
}

function countsBy(cards: readonly { knowledge: Knowledge }[]): Record<Knowledge, number> {
  const counts = Object.fromEntries(knowledgeStates.map((state) => [state, 0])) as Record<Knowledge, number>
  for (const { knowledge } of cards) counts[knowledge] += 1
  return counts
}
