import { sql } from 'kysely'
import type { ItemKind } from '#domain/items/items'
import { lastDays, ratingsByHour } from '#domain/progress/activity'
import { timesOf } from '#domain/progress/answer-times'
import {
  ageOf,
  binOf,
  calibration,
  observed,
  observedByKind,
  observedByMonth,
  sumsBy,
  together,
  type CardAge,
  type PredictedTest,
  type Sums,
} from '#domain/progress/prediction'
import type { MemoryFigures } from '#domain/progress/memory-figures'
import { cardsByDifficulty, cardsByStability, recallToday } from '#domain/progress/memory-today'
import { recallsOf, type Passed } from '#domain/progress/recall-tests'
import { defaultWeights, recallProbability, type Weights } from '#domain/schedule/fsrs'
import { isJudgedByLearner } from '#domain/schedule/rated-answer'
import { dateOfStudyDay, studyDayOf } from '#domain/schedule/study-day'
import { expectedDays } from '#domain/schedule/workload'
import type { Transaction } from '#server/database/transaction'
import { jsonElements } from '#server/database/sql-functions'
import { activityOf } from '#server/progress/activity-of-log'
import { readKnowledge, type CardWithKnowledge } from '#server/progress/read-knowledge'
import { pastQuizzes, type PastQuiz } from '#server/quiz/past-quizzes'
import { answerRecord, readWithRecord } from '#server/study/answer-record'
import { atStart } from '#server/study/learned-cards'
import { givenHere, ofParts, type AnswerRecord, type RecordPart } from '#server/study/record-parts'
import { studySettings, type StudySettings } from '#server/study/study-settings'
import { weightsNamed } from '#server/study/weights'

const daysAhead = 90
const daysOfMinutes = 30
/** By kind of question, only the latest count: learners get better at a kind. */
const daysOfKinds = 90
/** 53 weeks, the last of which may have begun. */
const daysOfCalendar = 53 * 7

export interface MemoryReport extends MemoryFigures {
  quizzes: PastQuiz[]
  timeZone: string
}

/** What is known of a learner's memory. Nothing of it is stored: it is computed from schedules and log. */
export async function memoryReport(userId: string, now: Date): Promise<MemoryReport> {
  // Has its own transaction, because it finishes quizzes whose time is up.
  const quizzes = await pastQuizzes(userId, now)
  return readWithRecord(userId, async (db) => {
    const settings = await studySettings(db, userId)
    const { dayBoundary } = settings
    const today = studyDayOf(now.getTime(), dayBoundary)
    const record = await answerRecord(db, userId)
    const given = { today, weights: await weightsOf(db, record) }
    const { cards } = await readKnowledge(db, userId, today, settings.weights)
    const learned = rememberedCards(cards)
    const parts = figuresOf(record, given)
    const all = together(parts.map(({ byBasis }) => byBasis))
    const ages = together(parts.map(({ byAge }) => byAge))
    const year = lastDays(activityOf(record, dayBoundary), today, daysOfCalendar)
    return {
      forecast: forecastOf(cards, today, settings),
      newCardsPerDay: settings.newCardsPerDay,
      desiredRetention: settings.desiredRetention,
      recall: await recallOf(db, learned),
      byStability: cardsByStability(learned),
      byDifficulty: cardsByDifficulty(learned),
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
const rememberedCards = (cards: readonly CardWithKnowledge[]) =>
  cards.flatMap(({ lessonId, facet, schedule, recall }) =>
    schedule.state === 'New' || recall === null
      ? []
      : [{ lessonId, facet, recall, stability: schedule.stability, difficulty: schedule.difficulty }],
  )

async function recallOf(
  db: Transaction,
  cards: ReturnType<typeof rememberedCards>,
): Promise<MemoryReport['recall']> {
  const lessons = recallToday(cards, ({ lessonId }) => lessonId)
  const titles = await db
    .selectFrom('Lesson as lesson')
    .innerJoin('Course as course', 'course.id', 'lesson.courseId')
    .where('lesson.id', 'in', jsonElements(sql.val(JSON.stringify([...lessons.keys()]))))
    .select(['lesson.id', 'lesson.title', 'lesson.language'])
    .orderBy('course.position')
    .orderBy('course.id')
    .orderBy('lesson.position')
    .orderBy('lesson.title')
    .execute()
  return {
    all: recallToday(cards, () => 'all').get('all') ?? null,
    lessons: titles.flatMap(({ id, title, language }) => {
      const recall = lessons.get(id)
      return recall === undefined ? [] : [{ title, language, ...recall }]
    }),
    facets: [...recallToday(cards, ({ facet }) => facet)].map(([facet, recall]) => ({ facet, ...recall })),
  }
}

/** The cards to answer on each of the next days. */
function forecastOf(
  cards: readonly CardWithKnowledge[],
  today: number,
  { desiredRetention, weights, intervals, newCardsPerDay }: StudySettings,
): MemoryReport['forecast'] {
  const learned = cards.flatMap(({ schedule }) => atStart(schedule, today) ?? [])
  const expected = expectedDays(learned, cards.length - learned.length, {
    days: daysAhead,
    desiredRetention,
    weights,
    longestDays: intervals.longestDays,
    newPerDay: newCardsPerDay,
  })
  return expected.map((day, i) => ({ date: dateOfStudyDay(today + i), ...day }))
}
