import { intervalInDays, nextMemory, recallProbability } from '#domain/schedule/fsrs'
import { simulatedReviews, type CardAtStart, type WorkloadOptions } from '#domain/schedule/workload'

/** Only this many cards are simulated; with more, the range hardly changes. */
const maxSimulated = 150

/** Simulated courses of each card until the exam; their mean chance of recall is exact to half a card of 100. */
const courses = 6

/** New cards have to be begun by so many days before the exam, so that each comes up again. */
const daysAfterBeginning = 7

/** Of 100 cards, how many are recalled on the day of the exam: in nine of ten exams, at least and at most. */
export interface ExpectedRecall {
  atLeast: number
  atMost: number
}

export interface ExamForecast {
  /** If every card is answered on the day it is due. */
  studied: ExpectedRecall
  /** If nothing is answered any more. */
  left: ExpectedRecall
  /** Answers on an average day until the exam, if every card is answered on the day it is due. */
  answersPerDay: number
}

/** In how many days, from today on, all new cards have to be begun. */
export const daysToBegin = (examInDays: number): number => Math.max(1, examInDays - daysAfterBeginning)

/** New cards a day, so that all are begun in time. */
export const newPerDayFor = (notSeen: number, examInDays: number): number =>
  Math.ceil(notSeen / daysToBegin(examInDays))

/**
 * What an exam will find: reviews until then are simulated from the memory of each card, and lead to its chance of recall
 * on the day. Whether one card is recalled does not depend on the others, so these chances give the range. Cards that are
 * not begun by then are not recalled. The seeds are fixed.
 *
 * @param learned cards that the exam is about
 * @param notSeen how many others it is about
 * @param answersPerNewCard how often a new card is answered on its first day
 * @returns null if it is about no card
 */
export function forecastExam(
  learned: readonly CardAtStart[],
  notSeen: number,
  answersPerNewCard: number,
  options: Omit<WorkloadOptions, 'days' | 'examInDays'> & { examInDays: number },
): ExamForecast | null {
  const total = learned.length + notSeen
  if (total === 0) return null
  const step = Math.max(1, total / maxSimulated)
  const sample = Array.from({ length: Math.ceil(total / step) }, (_, i) => Math.floor(i * step))
  const { examInDays, newPerDay, weights, desiredRetention } = options
  const reviewing = { ...options, days: examInDays }
  const memory = nextMemory(null, 0, 3, weights)
  const freshDue = intervalInDays(memory.stability, desiredRetention, weights)
  const [studied, left]: [number[], number[]] = [[], []]
  let answers = 0
  for (const index of sample) {
    const card = learned[index]
    const begunOn = card === undefined && newPerDay > 0 ? Math.floor((index - learned.length) / newPerDay) : 0
    if (card === undefined && (newPerDay === 0 || begunOn >= examInDays)) {
      studied.push(0)
      left.push(0)
      continue
    }
    const start = card ?? { memory, elapsedDays: 0, dueInDays: freshDue }
    if (card === undefined) answers += answersPerNewCard
    let chance = 0
    for (let course = 0; course < courses; course++) {
      let last = { day: card === undefined ? begunOn : -start.elapsedDays, memory: start.memory }
      for (const review of simulatedReviews(start, `${course} ${index}`, begunOn, reviewing)) {
        answers += (review.isRecalled ? 1 : 2) / courses
        last = review
      }
      chance += recallProbability(last.memory.stability, examInDays - last.day, weights) / courses
    }
    studied.push(chance)
    left.push(
      card === undefined
        ? 0
        : recallProbability(card.memory.stability, examInDays + card.elapsedDays, weights),
    )
  }
  return {
    studied: rangeOf(studied, total),
    left: rangeOf(left, total),
    answersPerDay: (answers * (total / sample.length)) / Math.max(1, examInDays),
  }
}

/**
 * The range of nine of ten, in whole numbers of 100 cards.
 *
 * @param chances of recall, of a sample of the cards
 * @param total how many cards there are: of more cards, a share differs less by chance
 */
function rangeOf(chances: readonly number[], total: number): ExpectedRecall {
  const mean = chances.reduce((sum, chance) => sum + chance, 0)
  const byChance = Math.sqrt(chances.length / total)
  const likely = likelihoods(chances)
  const at = (share: number) => {
    let below = 0
    const count = likely.findIndex((likelihood) => (below += likelihood) >= share)
    return (100 * (mean + (count - mean) * byChance)) / chances.length
  }
  return { atLeast: Math.floor(at(0.05)), atMost: Math.ceil(at(0.95)) }
}

/** How likely each number of successes is, from none to all, if each has its own chance (Poisson's binomial distribution). */
function likelihoods(chances: readonly number[]): number[] {
  let found = [1]
  for (const chance of chances) {
    const [before, next] = [found, [0, ...found]]
    found = next.map((after, count) => after * chance + (before[count] ?? 0) * (1 - chance))
  }
  return found
}
