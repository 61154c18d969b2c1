import { knowledgeStates, type Knowledge } from '#domain/progress/knowledge'
import { intervalInDays, fuzzRange, defaultWeights } from '#domain/schedule/fsrs'
import { database } from '#server/database/database'
import { schedulesUnlikeTheirLog } from '#server/study/verify-schedules'
import type { Life } from './live.ts'
import type { Promised } from './promised.ts'
import { differences, notFinite, toldByPages } from './shown.ts'

/** What became of a learner. */
export interface Verdict {
  learner: string
  answers: number
  /** Concepts of which a card was asked, by how well they are known in the end. */
  concepts: Record<Knowledge, number>
  /** Those among them that can be asked about another program, and how many of these are known. */
  withPrograms: { of: number; known: number }
  /** Graded recall tests. */
  tests: { passed: number; of: number; predicted: number | null; rmse: number | null }
  /** In days. */
  longestInterval: number
  /** What was shown and is not what the log says, at any time. */
  differing: string[]
  notFinite: string[]
  /** Cards whose schedule is not the fold of their log, or whose interval is longer than their stability allows. */
  schedules: string[]
  answersUntilNamed: number | null
  /** Names of the beliefs that are held in the end. */
  held: string[]
  belief: string
}

/** Compares what a learner was told with what is true. */
export async function verdictOn(life: Life): Promise<Verdict> {
  const end = life.shown.at(-1) ?? life.shown[0]
  const asked = end.progress.concepts.filter(({ state }) => state !== 'not tested')
  const varied = await conceptsWithVariants()
  const programs = asked.filter(({ id }) => varied.has(id))
  const { passed, of, predicted } = end.memory.graded
  const intervals = await intervalsOf(life.userId)
  return {
    ...{ learner: life.learner, answers: life.answers },
    concepts: Object.fromEntries(
      knowledgeStates.map((state) => [state, asked.filter((concept) => concept.state === state).length]),
    ) as Record<Knowledge, number>,
    withPrograms: {
      of: programs.length,
      known: programs.filter(({ state }) => state === 'known').length,
    },
    tests: { passed, of, predicted, rmse: end.memory.calibration.rmse },
    longestInterval: Math.max(0, ...intervals.map(({ days }) => days)),
    differing: life.shown.flatMap((shown) =>
      differences(toldByPages(shown), shown.byLog).map((difference) => `day ${shown.day + 1}: ${difference}`),
    ),
    notFinite: life.shown.flatMap((shown) => notFinite({ ...shown, byLog: null })),
    schedules: [
      ...(await database.read((db) => schedulesUnlikeTheirLog(db, life.userId))),
      ...intervals.filter(({ days, longest }) => days > longest).map(({ cardId }) => cardId),
    ],
    answersUntilNamed: life.answersUntilNamed,
    held: end.beliefs.beliefs.filter(({ state }) => state === 'held').map(({ id }) => id),
    belief: life.belief,
  }
}

async function conceptsWithVariants(): Promise<ReadonlySet<string>> {
  const rows = await database.read((db) =>
    db
      .selectFrom('CardConcept as main')
      .innerJoin('CardVariant as variant', 'variant.cardId', 'main.cardId')
      .where('main.position', '=', 0)
      .select('main.conceptId')
      .distinct()
      .execute(),
  )
  return new Set(rows.map(({ conceptId }) => conceptId))
}

/** The intervals of a learner's cards in review, and the longest that each may have by its stability. */
async function intervalsOf(userId: string) {
  const rows = await database.read((db) =>
    db
      .selectFrom('CardSchedule')
      .where('userId', '=', userId)
      .where('state', '=', 'Review')
      .select(['cardId', 'dueDay', 'lastStudyDay', 'stability'])
      .execute(),
  )
  return rows.map(({ cardId, dueDay, lastStudyDay, stability }) => {
    const byStability = intervalInDays(stability ?? 0, 0.9, defaultWeights)
    return {
      cardId,
      days: (dueDay ?? 0) - (lastStudyDay ?? 0),
      // A better rating is a day longer than a worse one, at least.
      longest: Math.min(365, fuzzRange(byStability, 0, 365).maxDays + 2),
    }
  })
}

const columns = [
  'learner',
  'answers',
  'concepts',
  ...knowledgeStates.slice(1),
  'known with programs',
  'recalled',
  'predicted',
  'RMSE',
  'longest interval',
  'named after',
  'differing',
]

/** The head of a Markdown table of verdicts. */
export const verdictHead = `| ${columns.join(' | ')} |\n| ${columns.map(() => '---').join(' | ')} |`

const inPercent = (value: number | null) => (value === null ? '–' : `${(value * 100).toFixed(1)} %`)

/** A verdict as a row of the table. */
export function verdictRow(verdict: Verdict): string {
  const { concepts, withPrograms, tests } = verdict
  const cells = [
    verdict.learner,
    verdict.answers,
    askedOf(verdict),
    ...knowledgeStates.slice(1).map((state) => concepts[state]),
    `${withPrograms.known} of ${withPrograms.of}`,
    tests.of === 0 ? '–' : `${tests.passed} of ${tests.of}`,
    inPercent(tests.predicted),
    tests.rmse === null ? '–' : tests.rmse.toFixed(4),
    `${verdict.longestInterval} d`,
    verdict.answersUntilNamed ?? '–',
    verdict.differing.length,
  ]
  return `| ${cells.join(' | ')} |`
}

const askedOf = ({ concepts }: Verdict) => Object.values(concepts).reduce((sum, count) => sum + count, 0)

/** A guesser may be lucky with so many concepts. */
const maxGuessed = 0.05
/** An ideal learner has learned at least this share of the concepts in 120 days. */
const minIdeal = 0.9
const maxRmse = 0.05
const maxAnswersToName = 5

/** What the app promises about these learners, and where it did not hold. Of others, it says nothing. */
export function promisesAbout(verdicts: readonly Verdict[]): Promised[] {
  const about = (
    name: string,
    promise: string,
    isBroken: (verdict: Verdict) => boolean,
    tell: (verdict: Verdict) => string = knownOf,
  ): Promised[] => {
    const own = verdicts.filter(({ learner }) => learner === name)
    return own.length === 0 ? [] : [{ promise, broken: own.filter(isBroken).map(tell) }]
  }
  const ideal = verdicts.find(({ learner }) => learner === 'ideal')
  return [
    ...about(
      'ideal',
      'Who knows everything knows nine concepts of ten',
      (each) => shareKnown(each) < minIdeal,
    ),
    ...about(
      'guesser',
      'Who guesses knows fewer than one concept in twenty',
      (each) => shareKnown(each) >= maxGuessed,
    ),
    ...about(
      'easy',
      'Who presses Easy after every answer knows as little',
      (each) => shareKnown(each) >= maxGuessed,
    ),
    ...about(
      'memoriser',
      'Who only remembers strings knows no concept that can be asked of another program',
      ({ withPrograms }) => withPrograms.known > 0,
      ({ withPrograms }) => `knows ${withPrograms.known} of ${withPrograms.of}`,
    ),
    ...about(
      'believer',
      'A wrong belief is named within five answers on which it leads astray, and no other is',
      ({ answersUntilNamed, held, belief }) =>
        (answersUntilNamed ?? Infinity) > maxAnswersToName || held.some((id) => !id.endsWith(`/${belief}`)),
      ({ answersUntilNamed, held }) => `named after ${answersUntilNamed}; held: ${held.join(', ')}`,
    ),
    ...about(
      'forgetful',
      'What is predicted for who forgets as FSRS says is observed (RMSE of bins up to 0.05)',
      ({ tests }) => tests.rmse === null || tests.rmse > maxRmse,
      ({ tests }) => `${tests.rmse}`,
    ),
    ...(ideal === undefined
      ? []
      : about(
          'crammer',
          'Twenty repetitions on one day lead to no longer intervals than one',
          ({ longestInterval }) => longestInterval > ideal.longestInterval,
          ({ longestInterval }) => `${longestInterval} days`,
        )),
    ...[
      { promise: 'Nothing that is shown is NaN or infinite', told: (each: Verdict) => each.notFinite },
      { promise: 'Every number that is shown follows from the log', told: (each: Verdict) => each.differing },
      {
        promise: 'Every schedule is the fold of its log, with an interval that its stability allows',
        told: (each: Verdict) => each.schedules,
      },
    ].map(({ promise, told }) => ({
      promise,
      broken: verdicts.flatMap((each) => firstOf(each.learner, told(each))),
    })),
  ]
}

const shareKnown = (verdict: Verdict) => verdict.concepts.known / Math.max(1, askedOf(verdict))
const knownOf = (verdict: Verdict) => `knows ${verdict.concepts.known} of ${askedOf(verdict)}`

/** The first of many faults of a learner. */
const firstOf = (learner: string, faults: readonly string[]) =>
  faults.length === 0 ? [] : [`${learner}: ${faults.slice(0, 3).join(', ')} (${faults.length} in all)`]
