import type { ItemKind } from '#domain/items/items'
import type { Passed } from '#domain/progress/recall-tests'
import type { Basis } from '#domain/schedule/rated-answer'
import { dateOfStudyDay } from '#domain/schedule/study-day'

/** A recall test, with the chance of recall that was predicted when the card was answered. */
export interface PredictedTest {
  studyDay: number
  atMillis: number
  passed: boolean
  basis: Basis
  /** From 0 to 1. */
  chance: number
  /** The stability before the answer, in days. */
  stability: number
}

/** What was recalled of some tests, and how much of it was predicted. */
export interface Observed extends Passed {
  /** The mean predicted chance, from 0 to 1; null for no tests. */
  predicted: number | null
}

/** Some tests, as far as what was recalled and predicted follows from it. Those of parts can be added up. */
export interface Sum extends Passed {
  /** Of the predicted chances. */
  chances: number
  /** Of −ln of the chance predicted for what happened. */
  losses: number
}

const none: Sum = { passed: 0, of: 0, chances: 0, losses: 0 }

const plus = (a: Sum, b: Sum): Sum => ({
  passed: a.passed + b.passed,
  of: a.of + b.of,
  chances: a.chances + b.chances,
  losses: a.losses + b.losses,
})

/** Keeps chances from 0 and 1, where a single wrong prediction would make the loss infinite. */
const minChance = 1e-6

const sumOf = ({ passed, chance }: Pick<PredictedTest, 'passed' | 'chance'>): Sum => ({
  ...{ passed: passed ? 1 : 0, of: 1, chances: chance },
  losses: -Math.log(Math.max(minChance, passed ? chance : 1 - chance)),
})

/** Tests by something that some of them share, such as the month. */
export type Sums<Name> = ReadonlyMap<Name, Sum>

/** Adds up tests that share something; null leaves a test out. */
export function sumsBy<Test extends Pick<PredictedTest, 'passed' | 'chance'>, Name>(
  tests: readonly Test[],
  nameOf: (test: Test) => Name | null,
): Sums<Name> {
  const sums = new Map<Name, Sum>()
  for (const test of tests) {
    const name = nameOf(test)
    if (name !== null) sums.set(name, plus(sums.get(name) ?? none, sumOf(test)))
  }
  return sums
}

/** Adds up parts. */
export function together<Name>(parts: readonly Sums<Name>[]): Sums<Name> {
  const all = new Map<Name, Sum>()
  for (const part of parts) {
    for (const [name, sum] of part) all.set(name, plus(all.get(name) ?? none, sum))
  }
  return all
}

/** Tests recalled and predicted. */
export const observed = ({ passed, of, chances }: Sum = none): Observed => ({
  ...{ passed, of, predicted: of === 0 ? null : chances / of },
})

/** What was recalled and predicted in each month that has tests, oldest first, as `2026-11`. */
export function observedByMonth(byDay: Sums<number>): (Observed & { month: string })[] {
  const months = Map.groupBy(byDay, ([studyDay]) => dateOfStudyDay(studyDay).slice(0, 7))
  return [...months]
    .map(([month, days]) => ({ month, ...observed(days.map(([, sum]) => sum).reduce(plus, none)) }))
    .toSorted((a, b) => (a.month < b.month ? -1 : 1))
}

/** What was recalled and predicted for each kind of question, the most frequent first. */
export const observedByKind = (byKind: Sums<ItemKind>): (Observed & { kind: ItemKind })[] =>
  [...byKind].map(([kind, sum]) => ({ kind, ...observed(sum) })).toSorted((a, b) => b.of - a.of)

/** From this stability on, in days, a card counts as mature. Anki draws the line there, too. */
const matureFrom = 21

export type CardAge = 'young' | 'mature'

/** Whether a card was young or mature when it was tested. */
export const ageOf = ({ stability }: Pick<PredictedTest, 'stability'>): CardAge =>
  stability >= matureFrom ? 'mature' : 'young'

/** Limits of the bins: most reviews are predicted to be recalled, so that bins near 1 are narrower. */
const binLimits = [0, 0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 1]

/** The bin that a test belongs to by its predicted chance, from 0. */
export const binOf = ({ chance }: Pick<PredictedTest, 'chance'>): number =>
  Math.min(
    binLimits.findLastIndex((from) => chance >= from),
    binLimits.length - 2,
  )

export interface CalibrationBin extends Passed {
  /** The bin's predicted chances are at least `from` and below `to`; 1 belongs to the last bin. */
  from: number
  to: number
  /** Mean predicted chance. */
  predicted: number
}

/** How well predicted chances fit what happened. */
export interface Calibration {
  /** Bins that have tests. */
  bins: CalibrationBin[]
  of: number
  /** Mean of −ln of the chance predicted for what happened; 0 is perfect. Null for no tests. */
  logLoss: number | null
  /**
   * How far off the predictions are: the root of the mean squared difference between predicted and observed share of the
   * bins, each weighted by its tests, as in srs-benchmark (which has other bins). 0 is perfect. Null for no tests.
   */
  rmse: number | null
}

/** Compares predicted chances with what happened, by {@link binOf}. */
export function calibration(byBin: Sums<number>): Calibration {
  const bins = binLimits.slice(1).flatMap((to, bin): CalibrationBin[] => {
    const { predicted, passed, of } = observed(byBin.get(bin))
    return predicted === null ? [] : [{ from: binLimits[bin] ?? 0, to, passed, of, predicted }]
  })
  const { of, losses } = [...byBin.values()].reduce(plus, none)
  if (of === 0) return { bins, of, logLoss: null, rmse: null }
  const squares = bins.map((bin) => bin.of * (bin.predicted - bin.passed / bin.of) ** 2)
  return {
    ...{ bins, of, logLoss: losses / of },
    rmse: Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / of),
  }
}
