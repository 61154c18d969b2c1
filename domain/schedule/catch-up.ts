import { randomFrom } from '#domain/random/random-from'
import { intervalInDays, nextMemory, recallProbability, type Memory } from '#domain/schedule/fsrs'
import type { CardAtStart, WorkloadOptions } from '#domain/schedule/workload'

/** Fewer study days without an answer are no break. */
export const minBreakDays = 7

/** A time without answers. */
export interface Break {
  /** Its study days. */
  awayDays: number
  /** The first study day after it. */
  returnDay: number
}

/**
 * The latest break of seven days or more; null if there was none.
 *
 * @param studied study days with answers before today, the earliest first; of days without a break between them, some may
 *   be left out
 */
export function latestBreak(studied: readonly number[], today: number): Break | null {
  const days = [...studied, today]
  const last = days.findLastIndex((day, index) => day - (days[index - 1] ?? day) > minBreakDays)
  const [before, returnDay] = [days[last - 1], days[last]]
  return before === undefined || returnDay === undefined
    ? null
    : { awayDays: returnDay - before - 1, returnDay }
}

/** After a break, so many reviews a day are little for anybody. */
const fewestPerDay = 20

/**
 * How many reviews a day are to be caught up after a break, by what the learner did on the days before it: the median.
 *
 * @param answersPerDay numbers of answers on days with answers
 */
export function usualReviewsPerDay(answersPerDay: readonly number[]): number {
  const sorted = answersPerDay.toSorted((a, b) => a - b)
  return Math.max(fewestPerDay, sorted[Math.floor(sorted.length / 2)] ?? fewestPerDay)
}

/** A day of a plan. */
export interface PlannedDay {
  /** Reviews that are asked. */
  asked: number
  /** Cards that are due, too, and wait for a later day. */
  waiting: number
}

/**
 * The reviews of the days ahead, today first, with a limit of reviews a day. The cards that have waited longest come
 * first, as in `orderQueue`. Reviews are simulated with fixed seeds, as in `expectedReviewsPerDay`; no new cards are
 * introduced.
 *
 * @param cards all learned cards
 * @param leftToday the limit of the first day, of which a part may be done
 */
export function planReviews(
  cards: readonly CardAtStart[],
  leftToday: number,
  perDay: number,
  options: Omit<WorkloadOptions, 'newPerDay'>,
): PlannedDay[] {
  const comingOn = Array.from({ length: options.days }, (): SimulatedCard[] => [])
  const cardsAtStart = cards
    .map(({ memory, elapsedDays, dueInDays }, index) => ({
      ...{ memory, lastDay: -elapsedDays, dueInDays },
      random: randomFrom(String(index)),
    }))
    .toSorted((a, b) => a.dueInDays - b.dueInDays)
  for (const card of cardsAtStart) comingOn[Math.max(0, card.dueInDays)]?.push(card)
  const waiting: SimulatedCard[] = []
  return comingOn.map((coming, day) => {
    waiting.push(...coming)
    const asked = waiting.splice(0, day === 0 ? leftToday : perDay)
    for (const card of asked) comingOn[day + answer(card, day, options)]?.push(card)
    return { asked: asked.length, waiting: waiting.length }
  })
}

interface SimulatedCard {
  memory: Memory
  /** The day of its last answer, counted from today. */
  lastDay: number
  random: () => number
}

/** Answers a card on a day. Returns the days until it is due again. */
function answer(
  card: SimulatedCard,
  day: number,
  { desiredRetention, weights, longestDays }: Omit<WorkloadOptions, 'newPerDay'>,
): number {
  const elapsedDays = day - card.lastDay
  const isRecalled = card.random() < recallProbability(card.memory.stability, elapsedDays, weights)
  card.memory = nextMemory(card.memory, elapsedDays, isRecalled ? 3 : 1, weights)
  card.lastDay = day
  return Math.min(intervalInDays(card.memory.stability, desiredRetention, weights), longestDays)
}
