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

/** Tests recalled and predicted. */
export function observed(tests: readonly Pick<PredictedTest, 'passed' | 'chance'>[]): Observed {
  return {
    passed: tests.filter(({ passed }) => passed).length,
    of: tests.length,
    predicted: tests.length === 0 ? null : mean(tests.map(({ chance }) => chance)),
  }
}

/** The month of a study day, as `2026-11`. */
const monthOf = (studyDay: number) => dateOfStudyDay(studyDay).slice(0, 7)

/** What was recalled and predicted in each month that has tests, oldest first. */
export function observedByMonth(tests: readonly PredictedTest[]): (Observed & { month: string })[] {
  const days = Map.groupBy(tests, ({ studyDay }) => studyDay)
  const months = Map.groupBy(days, ([studyDay]) => monthOf(studyDay))
  return [...months]
    .map(([month, own]) => ({ month, ...observed(own.flatMap(([, ofDay]) => ofDay)) }))
    .toSorted((a, b) => (a.month < b.month ? -1 : 1))
}

/** What was recalled and predicted for each kind of question. */
export function observedByKind(
  tests: readonly (PredictedTest & { kind: ItemKind })[],
): (Observed & { kind: ItemKind })[] {
  return [...Map.groupBy(tests, ({ kind }) => kind)]
    .map(([kind, own]) => ({ kind, ...observed(own) }))
    .toSorted((a, b) => b.of - a.of)
}

/** From this stability on, in days, a card counts as mature. */
const matureFrom = 21

/** What was recalled of young and of mature cards. Anki calls it true retention, and draws the line at 21 days, too. */
export function trueRetention(tests: readonly PredictedTest[]): Record<'young' | 'mature', Passed> {
  const [young, mature] = [false, true].map((isMature) =>
    observed(tests.filter(({ stability }) => stability >= matureFrom === isMature)),
  )
  const passed = (part: Observed | undefined) => ({ passed: part?.passed ?? 0, of: part?.of ?? 0 })
  return { young: passed(young), mature: passed(mature) }
}

/** Limits of the bins: most reviews are predicted to be recalled, so that bins near 1 are narrower. */
const binLimits = [0, 0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 1]

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

/** Keeps chances from 0 and 1, where a single wrong prediction would make the loss infinite. */
const minChance = 1e-6

/** Compares predicted chances with what happened. */
export function calibration(tests: readonly Pick<PredictedTest, 'passed' | 'chance'>[]): Calibration {
  const inBins = binLimits.slice(1).map((to, i) => {
    const from = binLimits[i] ?? 0
    const own = tests.filter(({ chance }) => chance >= from && (chance < to || (to === 1 && chance === 1)))
    return { from, to, ...observed(own) }
  })
  const bins = inBins.flatMap(({ predicted, ...bin }) => (predicted === null ? [] : [{ ...bin, predicted }]))
  const of = tests.length
  if (of === 0) return { bins, of, logLoss: null, rmse: null }
  const squares = bins.map((bin) => bin.of * (bin.predicted - bin.passed / bin.of) ** 2)
  return {
    bins,
    of,
    logLoss: mean(
      tests.map(({ passed, chance }) => -Math.log(Math.max(minChance, passed ? chance : 1 - chance))),
    ),
    rmse: Math.sqrt(sum(squares) / of),
  }
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const mean = (values: readonly number[]) => sum(values) / values.length
