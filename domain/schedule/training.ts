import { memoryAfter, type RatingOnDay } from '#domain/schedule/carry-over'
import { recallProbability, type Weights } from '#domain/schedule/fsrs'

/** A rating that is in force, with its instant. */
export interface TimedRating extends RatingOnDay {
  atMillis: number
}

/** The ratings of each card since it was new, oldest first. */
export type RatedCards = readonly (readonly TimedRating[])[]

/** Answers that say something of a memory: given on a later study day than the card's last one. */
interface Recall {
  /** Up to the answer and with it. */
  ratings: readonly TimedRating[]
}

const recallsOf = (cards: RatedCards): Recall[] =>
  cards.flatMap((ratings) =>
    ratings.flatMap((rating, index) => {
      const before = ratings[index - 1]
      const isRecall = before !== undefined && rating.studyDay > before.studyDay
      return isRecall ? [{ ratings: ratings.slice(0, index + 1) }] : []
    }),
  )

const instantOf = ({ ratings }: Recall) => ratings.at(-1)?.atMillis ?? 0

export interface TrainingSplit {
  /** Answers to train on, each with the ratings of its card before it. */
  earlier: readonly Recall[]
  /** Answers to compare on: all of them were given after the earlier ones. */
  later: readonly Recall[]
}

/** Four fifths train, as evaluations of FSRS have it with five parts. */
const shareToTrain = 0.8

/** Parts a learner's answers by time, so that weights are judged on what they could not have seen. */
export function splitByTime(cards: RatedCards): TrainingSplit {
  const recalls = recallsOf(cards).toSorted((a, b) => instantOf(a) - instantOf(b))
  const first = Math.floor(recalls.length * shareToTrain)
  return { earlier: recalls.slice(0, first), later: recalls.slice(first) }
}

/** Answers as fsrs-rs takes them: ratings and study days between them, one answer after the other. */
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

/** How well weights predict answers. */
export interface Prediction {
  /** Mean of −ln of the chance that was given to what happened; 0 would be foresight. */
  logLoss: number
  /** Mean chance of recall that was predicted, from 0 to 1. */
  predicted: number
  /** How many of the answers were a recall, from 0 to 1. */
  recalled: number
}

/** Chances of exactly 0 and 1 would make one wrong answer infinitely bad. */
const surest = 1e-6

/** @throws RangeError if there are no answers */
export function predictionOf(recalls: readonly Recall[], weights: Weights): Prediction {
  if (recalls.length === 0) throw new RangeError('There are no answers to predict.')
  const outcomes = recalls.map(({ ratings }) => {
    const [before, answer] = [ratings.slice(0, -1), ratings.at(-1)]
    const memory = memoryAfter(before, weights)
    if (memory === null || answer === undefined) throw new RangeError('An answer needs one before it.')
    const elapsedDays = answer.studyDay - (before.at(-1)?.studyDay ?? answer.studyDay)
    const chance = recallProbability(memory.stability, elapsedDays, weights)
    return { chance: Math.min(1 - surest, Math.max(surest, chance)), isRecalled: answer.rating > 1 }
  })
  const mean = (of: (outcome: (typeof outcomes)[number]) => number) =>
    outcomes.reduce((sum, outcome) => sum + of(outcome), 0) / outcomes.length
  return {
    logLoss: mean(({ chance, isRecalled }) => -Math.log(isRecalled ? chance : 1 - chance)),
    predicted: mean(({ chance }) => chance),
    recalled: mean(({ isRecalled }) => (isRecalled ? 1 : 0)),
  }
}
