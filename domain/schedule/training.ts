import { memoryAfter, type RatingOnDay } from '#domain/schedule/carry-over'
import { recallProbability, type Weights } from '#domain/schedule/fsrs'

/** A rating that was not undone, with its instant. */
export interface TimedRating extends RatingOnDay {
  atMillis: number
}

/** The ratings of each card since it was new, oldest first. */
export type RatedCards = readonly (readonly TimedRating[])[]

/** A rating that tests memory, because the card's previous one was on an earlier study day. */
interface Recall {
  /** Those of the card up to and including this one, oldest first. */
  ratings: readonly TimedRating[]
}

/** The places of the ratings of a card that test memory. */
const placesOfRecalls = (ratings: readonly TimedRating[]): number[] =>
  ratings.flatMap(({ studyDay }, place) =>
    studyDay > (ratings[place - 1]?.studyDay ?? Infinity) ? [place] : [],
  )

const recallsOf = (cards: RatedCards): Recall[] =>
  cards.flatMap((ratings) =>
    placesOfRecalls(ratings).map((place) => ({ ratings: ratings.slice(0, place + 1) })),
  )

/** How many of these ratings test memory. */
export const countRecalls = (cards: RatedCards): number => cards.flatMap(placesOfRecalls).length

const instantOf = ({ ratings }: Recall) => ratings.at(-1)?.atMillis ?? 0

export interface TrainingSplit {
  /** Ratings to train on. */
  earlier: readonly Recall[]
  /** Ratings to evaluate on: all were given after the earlier ones. */
  later: readonly Recall[]
}

/** The rest, which is later, evaluates. */
const shareToTrain = 0.8

/** Splits a learner's ratings by time, so that weights are evaluated on ratings they were not trained on. */
export function splitByTime(cards: RatedCards): TrainingSplit {
  const recalls = recallsOf(cards).toSorted((a, b) => instantOf(a) - instantOf(b))
  const first = Math.floor(recalls.length * shareToTrain)
  return { earlier: recalls.slice(0, first), later: recalls.slice(first) }
}

/** The training set for fsrs-rs: for each recall all ratings and the study days between them, one after the other. */
export function trainingItems(recalls: readonly Recall[]): {
  ratings: Uint32Array
  deltas: Uint32Array
  lengths: Uint32Array
} {
  const rows = recalls.flatMap(({ ratings }) =>
    ratings.map(({ rating, studyDay }, index) => ({
      rating,
      delta: Math.max(0, studyDay - (ratings[index - 1]?.studyDay ?? studyDay)),
    })),
  )
  return {
    ratings: Uint32Array.from(rows, ({ rating }) => rating),
    deltas: Uint32Array.from(rows, ({ delta }) => delta),
    lengths: Uint32Array.from(recalls, ({ ratings }) => ratings.length),
  }
}

export interface Prediction {
  /** Mean of −ln of the chance predicted for what happened; 0 is perfect. */
  logLoss: number
  /** Mean predicted chance of recall, from 0 to 1. */
  predicted: number
  /** Share that was recalled, from 0 to 1. */
  recalled: number
}

/** Keeps chances from 0 and 1, where a single wrong prediction would make the loss infinite. */
const minChance = 1e-6

/**
 * How well weights predict ratings.
 *
 * @throws RangeError if there are none, or one that has no rating before it
 */
export function predictionOf(recalls: readonly Recall[], weights: Weights): Prediction {
  if (recalls.length === 0) throw new RangeError('There are no ratings to predict.')
  const outcomes = recalls.map(({ ratings }) => {
    const [before, answer] = [ratings.slice(0, -1), ratings.at(-1)]
    const memory = memoryAfter(before, weights)
    if (memory === null || answer === undefined) throw new RangeError('The first rating has no prediction.')
    const elapsedDays = answer.studyDay - (before.at(-1)?.studyDay ?? answer.studyDay)
    const chance = recallProbability(memory.stability, elapsedDays, weights)
    return { chance: Math.min(1 - minChance, Math.max(minChance, chance)), isRecalled: answer.rating > 1 }
  })
  const mean = (of: (outcome: (typeof outcomes)[number]) => number) =>
    outcomes.reduce((sum, outcome) => sum + of(outcome), 0) / outcomes.length
  return {
    logLoss: mean(({ chance, isRecalled }) => -Math.log(isRecalled ? chance : 1 - chance)),
    predicted: mean(({ chance }) => chance),
    recalled: mean(({ isRecalled }) => (isRecalled ? 1 : 0)),
  }
}
