import type { ItemKind } from '#domain/items/items'
import { reviewsPerDay, type DayOfReviews } from '#domain/progress/activity'
import { timePerDay, timesOf, type DayOfTime, type Times } from '#domain/progress/answer-times'
import {
  calibration,
  observed,
  observedByKind,
  observedByMonth,
  trueRetention,
  type Calibration,
  type Observed,
  type PredictedTest,
} from '#domain/progress/prediction'
import { recallsOf, type Passed } from '#domain/progress/recall-tests'
import { defaultWeights, recallProbability, type Weights } from '#domain/schedule/fsrs'
import { isJudgedByLearner } from '#domain/schedule/rated-answer'
import { dateOfStudyDay, studyDayOf } from '#domain/schedule/study-day'
import { expectedDays } from '#domain/schedule/workload'
import { database } from '#server/database/database'
import type { Transaction } from '#server/database/sqlite-database'
import { kindsOf } from '#server/progress/concept-evidence'
import { pastQuizzes, type PastQuiz } from '#server/quiz/past-quizzes'
import { answerRecord, givenHere, type AnswerRecord } from '#server/study/answer-record'
import { cardsAtStart, learnedCards } from '#server/study/learned-cards'
import type { RatingInForce } from '#server/study/ratings-in-force'
import { studySettings, type StudySettings } from '#server/study/study-settings'
import { weightsNamed } from '#server/study/weights'

const daysAhead = 90
const daysOfMinutes = 30
/** By kind of question, only the latest count: learners get better at a kind. */
const daysOfKinds = 90
/** 53 weeks, the last of which may have begun. */
const daysOfCalendar = 53 * 7

export interface MemoryReport {
  /** The next 90 study days, today first: cards to answer, of those learned and of new ones. */
  forecast: { date: string; learned: number; fresh: number }[]
  newCardsPerDay: number
  desiredRetention: number
  /** Graded recall tests by month, oldest first. */
  months: (Observed & { month: string })[]
  /** Those of the last 90 days by kind of question, the most frequent first. */
  kinds: (Observed & { kind: ItemKind })[]
  /** All graded tests, and all that the learner judged. */
  graded: Observed
  selfGraded: Observed
  calibration: Calibration
  retention: Record<'young' | 'mature', Passed>
  /** The last 30 study days, today last. */
  minutes: DayOfTime[]
  /** Times of answers in the last 90 days by kind of question; kinds with fewer than five are left out. */
  times: (Times & { kind: ItemKind })[]
  /** The last 371 study days, today last. */
  year: DayOfReviews[]
  quizzes: PastQuiz[]
  timeZone: string
}

/** What is known of a learner's memory. Nothing of it is stored: it is computed from schedules and log. */
export async function memoryReport(userId: string, now: Date): Promise<MemoryReport> {
  // Has its own transaction, because it finishes quizzes whose time is up.
  const quizzes = await pastQuizzes(userId, now)
  return database.read(async (db) => {
    const settings = await studySettings(db, userId)
    const { dayBoundary } = settings
    const today = studyDayOf(now.getTime(), dayBoundary)
    const record = await answerRecord(db, userId)
    const tests = await predictedTests(db, record)
    const graded = tests.filter(({ basis }) => basis === 'graded')
    const events = givenHere(record)
    const recent = events.filter(({ studyDay }) => studyDay > today - daysOfKinds)
    const kinds = await kindsOf(
      db,
      recent.flatMap(({ itemId }) => itemId ?? []),
    )
    return {
      forecast: await forecastOf(db, userId, today, settings),
      newCardsPerDay: settings.newCardsPerDay,
      desiredRetention: settings.desiredRetention,
      months: observedByMonth(graded),
      kinds: observedByKind(
        graded.flatMap(({ itemId, ...test }) => {
          const kind = kinds.get(itemId ?? '')
          return test.studyDay <= today - daysOfKinds || kind === undefined ? [] : [{ ...test, kind }]
        }),
      ),
      graded: observed(graded),
      selfGraded: observed(tests.filter(({ basis }) => isJudgedByLearner(basis))),
      calibration: calibration(graded),
      retention: trueRetention(graded),
      minutes: timePerDay(events, today, daysOfMinutes, dayBoundary),
      times: timesByKind(recent, kinds),
      year: reviewsPerDay(events, today, daysOfCalendar, dayBoundary),
      quizzes,
      timeZone: dayBoundary.timeZone,
    }
  })
}

/**
 * The recall tests whose outcome was predicted: by the schedule that the card had when it was answered. That is what the
 * app said then, whatever weights the learner uses now.
 */
async function predictedTests(
  db: Transaction,
  record: AnswerRecord,
): Promise<(PredictedTest & { itemId: string | null })[]> {
  const weights = new Map<string, Weights>([[defaultWeights.version, defaultWeights]])
  const found: (PredictedTest & { itemId: string | null })[] = []
  for (const { events } of record.values()) {
    for (const { event: logged, elapsedDays } of recallsOf(events)) {
      const { stabilityBefore: stability, weightsVersion, studyDay, atMillis, itemId, event } = logged
      if (stability === null) continue
      const known = weights.get(weightsVersion) ?? (await weightsNamed(db, weightsVersion))
      weights.set(weightsVersion, known)
      const chance = recallProbability(stability, elapsedDays, known)
      const { rating, basis } = event
      found.push({ studyDay, atMillis, itemId, passed: rating > 1, basis, chance, stability })
    }
  }
  return found
}

function timesByKind(
  events: readonly RatingInForce[],
  kinds: ReadonlyMap<string, ItemKind>,
): MemoryReport['times'] {
  const timed = events.flatMap(({ itemId, durationMillis }) => {
    const kind = kinds.get(itemId ?? '')
    return durationMillis === null || kind === undefined ? [] : [{ kind, durationMillis }]
  })
  return [...Map.groupBy(timed, ({ kind }) => kind)]
    .flatMap(([kind, own]) => {
      const times = timesOf(own.map(({ durationMillis }) => durationMillis))
      return times === null ? [] : [{ kind, ...times }]
    })
    .toSorted((a, b) => a.median - b.median)
}

/** The cards to answer on each of the next days. */
async function forecastOf(
  db: Transaction,
  userId: string,
  today: number,
  { desiredRetention, weights, intervals, newCardsPerDay }: StudySettings,
): Promise<MemoryReport['forecast']> {
  const learned = await learnedCards(db, userId).execute()
  const { total } = await db
    .selectFrom('Card as card')
    .innerJoin('Lesson as lesson', 'lesson.id', 'card.lessonId')
    .leftJoin('CardSchedule as schedule', (join) =>
      join.onRef('schedule.cardId', '=', 'card.id').on('schedule.userId', '=', userId),
    )
    .where('card.retiredAtMillis', 'is', null)
    .where((eb) => eb.or([eb('lesson.ownerId', 'is', null), eb('lesson.ownerId', '=', userId)]))
    .where((eb) => eb.or([eb('schedule.state', 'is', null), eb('schedule.state', '=', 'New')]))
    .where((eb) => eb(eb.fn.coalesce('schedule.suspended', eb.val(0)), '=', 0))
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const expected = expectedDays(cardsAtStart(learned, today), total, {
    days: daysAhead,
    desiredRetention,
    weights,
    longestDays: intervals.longestDays,
    newPerDay: newCardsPerDay,
  })
  return expected.map((day, i) => ({ date: dateOfStudyDay(today + i), ...day }))
}
