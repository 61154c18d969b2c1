import { dueBeforeExams } from '#domain/schedule/exam'
import { randomFrom } from '#domain/random/random-from'
import {
  intervalInDays,
  nextMemory,
  recallProbability,
  type Memory,
  type Weights,
} from '#domain/schedule/fsrs'

/** A card at the start of a simulation. */
export interface CardAtStart {
  memory: Memory
  /** Days since its last rating. */
  elapsedDays: number
  /** Days until it is due; 0 or less if it is due now. */
  dueInDays: number
}

export interface WorkloadOptions {
  /** How many days to simulate. */
  days: number
  desiredRetention: number
  weights: Weights
  /** The maximum interval. */
  longestDays: number
  /** New cards introduced each day. */
  newPerDay: number
  /** Days until the exam that the cards are prepared for, if there is one. */
  examInDays?: number
}

/**
 * The mean number of reviews per day of a learner who answers every card on the day it is due. Each card is simulated
 * through its reviews: it is recalled with the predicted chance, and rated Good or Again. The seeds are fixed, so that
 * two desired retentions differ in their result by themselves and not by chance.
 *
 * @param cards learned cards; a sample is enough, because the result is scaled by `weight`
 * @param weight how many cards each of them stands for
 */
export function expectedReviewsPerDay(
  cards: readonly CardAtStart[],
  weight: number,
  options: WorkloadOptions,
): number {
  const { days, newPerDay, weights } = options
  const old = cards.reduce((sum, card, i) => sum + weight * reviewsOf(card, String(i), 0, options), 0)
  const fresh: CardAtStart = { memory: nextMemory(null, 0, 3, weights), elapsedDays: 0, dueInDays: 1 }
  let each = 0
  if (newPerDay > 0) for (let day = 0; day < days; day++) each += reviewsOf(fresh, `new ${day}`, day, options)
  return (old + each * newPerDay) / days
}

/** The number of reviews of one card, from a day on. A failed one counts twice: the card is relearned the same day. */
function reviewsOf(card: CardAtStart, seed: string, fromDay: number, options: WorkloadOptions): number {
  let reviews = 0
  for (const { isRecalled } of simulatedReviews(card, seed, fromDay, options)) reviews += isRecalled ? 1 : 2
  return reviews
}

/** A simulated review of a card. */
interface SimulatedReview {
  day: number
  isRecalled: boolean
  /** After it. */
  memory: Memory
}

/** The simulated reviews of one card, from a day on. */
export function* simulatedReviews(
  card: CardAtStart,
  seed: string,
  fromDay: number,
  options: WorkloadOptions,
): Generator<SimulatedReview> {
  const { desiredRetention, longestDays, weights, examInDays } = options
  const random = randomFrom(seed)
  let { memory, elapsedDays } = card
  let day = fromDay + Math.max(0, card.dueInDays)
  elapsedDays += Math.max(0, card.dueInDays)
  while (day < options.days) {
    const isRecalled = random() < recallProbability(memory.stability, elapsedDays, weights)
    memory = nextMemory(memory, elapsedDays, isRecalled ? 3 : 1, weights)
    yield { day, isRecalled, memory }
    const { stability } = memory
    const dueDay = day + Math.min(intervalInDays(stability, desiredRetention, weights), longestDays)
    const next =
      examInDays === undefined
        ? dueDay
        : dueBeforeExams({ stability, lastStudyDay: day, dueDay }, [examInDays], {
            ...{ weights, easyDays: {}, draw: random(), today: day },
          })
    elapsedDays = next - day
    day = next
  }
}

/** The cards to answer on each of the days ahead, the first of which is today. */
export interface ExpectedDay {
  /** Those learned by now. */
  learned: number
  /** New cards, and their reviews. */
  fresh: number
}

/** Only this many learned cards are simulated beyond their next review; with more, the mean hardly changes. */
const maxSimulated = 300

/** Simulated courses of a new card; with more, the mean hardly changes. */
const freshDraws = 8

/**
 * The cards to answer on each of the days ahead, if every card is answered on the day it is due. The next review of each
 * learned card is known; the later ones are simulated, as in {@link expectedReviewsPerDay}. A card counts once a day.
 *
 * @param learned all learned cards
 * @param newCards how many cards are left that can still be introduced
 */
export function expectedDays(
  learned: readonly CardAtStart[],
  newCards: number,
  options: WorkloadOptions,
): ExpectedDay[] {
  const ahead = Array.from({ length: options.days }, (): ExpectedDay => ({ learned: 0, fresh: 0 }))
  const add = (day: number, part: keyof ExpectedDay, cards: number) => {
    const expected = ahead[day]
    if (expected !== undefined) expected[part] += cards
  }
  for (const { dueInDays } of learned) add(Math.max(0, dueInDays), 'learned', 1)
  const step = Math.max(1, Math.ceil(learned.length / maxSimulated))
  const sample = learned.filter((_, index) => index % step === 0)
  const weight = sample.length === 0 ? 0 : learned.length / sample.length
  sample.forEach((card, i) => {
    const [, ...later] = simulatedReviews(card, String(i), 0, options)
    for (const { day } of later) add(day, 'learned', weight)
  })
  const { desiredRetention, weights } = options
  const memory = nextMemory(null, 0, 3, weights)
  const fresh: CardAtStart = {
    memory,
    elapsedDays: 0,
    dueInDays: intervalInDays(memory.stability, desiredRetention, weights),
  }
  const courses = Array.from({ length: freshDraws }, (_, draw) =>
    [...simulatedReviews(fresh, `new ${draw}`, 0, options)].map(({ day }) => day),
  )
  let left = newCards
  for (let day = 0; day < options.days && left > 0; day++) {
    const introduced = Math.min(options.newPerDay, left)
    left -= introduced
    add(day, 'fresh', introduced)
    for (const later of courses.flat()) add(day + later, 'fresh', introduced / freshDraws)
  }
  return ahead
}
