import { sql } from 'kysely'
import type { ItemKind } from '#domain/items/items'
import { lastDays, ratingsByHour, type DayOfActivity } from '#domain/progress/activity'
import { timesOf, type Times } from '#domain/progress/answer-times'
import {
  ageOf,
  binOf,
  calibration,
  observed,
  observedByKind,
  observedByMonth,
  sumsBy,
  together,
  type Calibration,
  type CardAge,
  type Observed,
  type PredictedTest,
  type Sums,
} from '#domain/progress/prediction'
import {
  cardsByDifficulty,
  cardsByStability,
  recallToday,
  type RecallToday,
} from '#domain/progress/memory-today'
import { recallsOf, type Passed } from '#domain/progress/recall-tests'
import { defaultWeights, recallProbability, type Weights } from '#domain/schedule/fsrs'
import { isJudgedByLearner } from '#domain/schedule/rated-answer'
import { dateOfStudyDay, studyDayOf } from '#domain/schedule/study-day'
import { expectedDays } from '#domain/schedule/workload'
import { database } from '#server/database/database'
import type { Transaction } from '#server/database/transaction'
import { jsonElements } from '#server/database/sql-functions'
import { activityOf } from '#server/progress/activity-of-log'
import { pastQuizzes, type PastQuiz } from '#server/quiz/past-quizzes'
import { answerRecord } from '#server/study/answer-record'
import { cardsAtStart, learnedCards } from '#server/study/learned-cards'
import { givenHere, ofParts, type AnswerRecord, type RecordPart } from '#server/study/record-parts'
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
  /** Of the cards that were answered and are still studied: all, by lesson or deck, and by kind of card. */
  recall: {
    all: RecallToday | null
    lessons: (RecallToday & { title: string })[]
    facets: (RecallToday & { facet: string })[]
  }
  /** Numbers of these cards in the groups of `stabilityLimits`. */
  byStability: number[]
  /** And by difficulty, from 1 to 10. */
  byDifficulty: number[]
  /** Graded recall tests by month, oldest first. */
  months: (Observed & { month: string })[]
  /** Those of the last 90 days by kind of question, the most frequent first. */
  kinds: (Observed & { kind: ItemKind })[]
  /** All graded tests, and all that the learner judged. */
  graded: Observed
  selfGraded: Observed
  calibration: Calibration
  retention: Record<CardAge, Passed>
  /** The last 30 study days, today last. */
  minutes: DayOfActivity[]
  /** Answers of the last 90 study days by the hour of the learner's clock, from 0 to 23. */
  byHour: number[]
  /** Times of answers in the last 90 days by kind of question; kinds with fewer than five are left out. */
  times: (Times & { kind: ItemKind })[]
  /** The last 371 study days, today last. */
  year: DayOfActivity[]
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
    const given = { today, weights: await weightsOf(db, record) }
    const learned = await rememberedCards(db, userId, today)
    const parts = figuresOf(record, given)
    const all = together(parts.map(({ byBasis }) => byBasis))
    const ages = together(parts.map(({ byAge }) => byAge))
    const year = lastDays(activityOf(record, dayBoundary), today, daysOfCalendar)
    return {
      forecast: await forecastOf(db, userId, learned, settings),
      newCardsPerDay: settings.newCardsPerDay,
      desiredRetention: settings.desiredRetention,
      recall: await recallOf(db, learned, settings.weights),
      byStability: cardsByStability(learned.cards),
      byDifficulty: cardsByDifficulty(learned.cards),
      months: observedByMonth(together(parts.map(({ byDay }) => byDay))),
      kinds: observedByKind(together(parts.map(({ byKind }) => byKind))),
      graded: observed(all.get('graded')),
      selfGraded: observed(all.get('judged')),
      calibration: calibration(together(parts.map(({ byBin }) => byBin))),
      retention: { young: passedOf(ages.get('young')), mature: passedOf(ages.get('mature')) },
      minutes: year.slice(-daysOfMinutes),
      byHour: ratingsByHour(year.slice(-daysOfKinds)),
      times: timesByKind(parts.map(({ times }) => times)),
      year,
      quizzes,
      timeZone: dayBoundary.timeZone,
    }
  })
}

const passedOf = ({ passed, of }: Passed = { passed: 0, of: 0 }): Passed => ({ passed, of })

/** What a part of the log says about memory. */
interface Figures {
  /** Recall tests, graded by the app or judged by the learner. */
  byBasis: Sums<'graded' | 'judged'>
  /** Graded tests. */
  byDay: Sums<number>
  byBin: Sums<number>
  byAge: Sums<CardAge>
  /** Those of the last 90 days. */
  byKind: Sums<ItemKind>
  /** Times of answers in the last 90 days, in milliseconds. */
  times: ReadonlyMap<ItemKind, readonly number[]>
}

interface Given {
  today: number
  /** The weights that the log names, by version. */
  weights: ReadonlyMap<string, Weights>
}

/** Once a day, and then again of the cards that were answered. */
const figuresOf = ofParts(
  (cards: RecordPart, { today, weights }: Given): Figures => {
    const tests = predictedTests(cards, weights)
    const graded = tests.filter(({ basis }) => basis === 'graded')
    const isRecent = ({ studyDay }: { studyDay: number }) => studyDay > today - daysOfKinds
    const times = new Map<ItemKind, number[]>()
    for (const answer of givenHere(cards)) {
      const { kind, durationMillis } = answer
      if (kind === null || durationMillis === null || !isRecent(answer)) continue
      const own = times.get(kind)
      if (own === undefined) times.set(kind, [durationMillis])
      else own.push(durationMillis)
    }
    return {
      byBasis: sumsBy(tests, ({ basis }) =>
        basis === 'graded' ? 'graded' : isJudgedByLearner(basis) ? 'judged' : null,
      ),
      byDay: sumsBy(graded, ({ studyDay }) => studyDay),
      byBin: sumsBy(graded, binOf),
      byAge: sumsBy(graded, ageOf),
      byKind: sumsBy(graded, (test) => (isRecent(test) ? test.kind : null)),
      times,
    }
  },
  ({ today }) => String(today),
)

/** The weights by which the recall of some log was predicted, by version. */
async function weightsOf(db: Transaction, record: AnswerRecord): Promise<ReadonlyMap<string, Weights>> {
  const versions = new Set(versionsOf(record, null).flatMap((of) => [...of]))
  const weights = new Map<string, Weights>([[defaultWeights.version, defaultWeights]])
  for (const version of versions)
    weights.set(version, weights.get(version) ?? (await weightsNamed(db, version)))
  return weights
}

const versionsOf = ofParts(
  (cards: RecordPart) => {
    const versions = new Set<string>()
    for (const { events } of cards.values()) for (const each of events) versions.add(each.weightsVersion)
    return versions
  },
  () => '',
)

/**
 * The recall tests whose outcome was predicted: by the schedule that the card had when it was answered. That is what the
 * app said then, whatever weights the learner uses now.
 */
function predictedTests(
  cards: RecordPart,
  weights: Given['weights'],
): (PredictedTest & { kind: ItemKind | null })[] {
  const found: (PredictedTest & { kind: ItemKind | null })[] = []
  for (const { events } of cards.values()) {
    for (const { event: logged, elapsedDays } of recallsOf(events)) {
      const { stabilityBefore: stability, weightsVersion, studyDay, atMillis, kind, event } = logged
      const known = weights.get(weightsVersion)
      if (stability === null || known === undefined) continue
      const chance = recallProbability(stability, elapsedDays, known)
      const { rating, basis } = event
      found.push({ studyDay, atMillis, kind, passed: rating > 1, basis, chance, stability })
    }
  }
  return found
}

function timesByKind(parts: readonly Figures['times'][]): MemoryReport['times'] {
  const byKind = Map.groupBy(
    parts.flatMap((part) => [...part]),
    ([kind]) => kind,
  )
  return [...byKind]
    .flatMap(([kind, own]) => {
      const times = timesOf(own.flatMap(([, millis]) => millis))
      return times === null ? [] : [{ kind, ...times }]
    })
    .toSorted((a, b) => a.median - b.median)
}

/** The cards that a learner has learned and still studies. */
async function rememberedCards(db: Transaction, userId: string, today: number) {
  const rows = await learnedCards(db, userId).select(['card.lessonId', 'card.facet']).execute()
  const cards = rows.flatMap(({ stability, difficulty, lastStudyDay, ...row }) =>
    stability === null || difficulty === null || lastStudyDay === null
      ? []
      : [{ ...row, stability, difficulty, elapsedDays: Math.max(0, today - lastStudyDay) }],
  )
  return { cards, atStart: cardsAtStart(rows, today), today }
}

type Remembered = Awaited<ReturnType<typeof rememberedCards>>

async function recallOf(
  db: Transaction,
  { cards }: Remembered,
  weights: Weights,
): Promise<MemoryReport['recall']> {
  const lessons = recallToday(cards, ({ lessonId }) => lessonId, weights)
  const titles = await db
    .selectFrom('Lesson as lesson')
    .innerJoin('Course as course', 'course.id', 'lesson.courseId')
    .where('lesson.id', 'in', jsonElements(sql.val(JSON.stringify([...lessons.keys()]))))
    .select(['lesson.id', 'lesson.title'])
    .orderBy('course.position')
    .orderBy('course.id')
    .orderBy('lesson.position')
    .orderBy('lesson.title')
    .execute()
  return {
    all: recallToday(cards, () => 'all', weights).get('all') ?? null,
    lessons: titles.flatMap(({ id, title }) => {
      const recall = lessons.get(id)
      return recall === undefined ? [] : [{ title, ...recall }]
    }),
    facets: [...recallToday(cards, ({ facet }) => facet, weights)].map(([facet, recall]) => ({
      facet,
      ...recall,
    })),
  }
}

/** The cards to answer on each of the next days. */
async function forecastOf(
  db: Transaction,
  userId: string,
  { atStart, today }: Remembered,
  { desiredRetention, weights, intervals, newCardsPerDay }: StudySettings,
): Promise<MemoryReport['forecast']> {
  const { total } = await db
    .selectFrom('Card as card')
    .innerJoin('Lesson as lesson', 'lesson.id', 'card.lessonId')
    .leftJoin('CardSchedule as schedule', (join) =>
      join.onRef('schedule.cardId', '=', 'card.id').on('schedule.userId', '=', userId),
    )
    .where('card.retiredAtMillis', 'is', null)
    .where((eb) => eb.or([eb('lesson.ownerId', 'is', null), eb('lesson.ownerId', '=', userId)]))
    .where((eb) => eb.or([eb('schedule.state', 'is', null), eb('schedule.state', '=', 'New')]))
    .where((eb) => eb(eb.fn.coalesce('schedule.suspended', eb.val(false)), '=', false))
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const expected = expectedDays(atStart, total, {
    days: daysAhead,
    desiredRetention,
    weights,
    longestDays: intervals.longestDays,
    newPerDay: newCardsPerDay,
  })
  return expected.map((day, i) => ({ date: dateOfStudyDay(today + i), ...day }))
}
