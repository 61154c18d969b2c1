import { randomFrom } from '#domain/random/random-from'
import { intervalInDays, nextMemory, recallProbability } from '#domain/schedule/fsrs'
import { simulatedReviews, type CardAtStart, type WorkloadOptions } from '#domain/schedule/workload'

/** Only this many cards are simulated; with more, the range hardly changes. */
const maxSimulated = 150
const runs = 40

/** New cards have to be begun by so many days before the exam, so that each comes up again. */
const daysAfterBeginning = 7

/** Of 100 cards, how many are recalled on the day of the exam: in nine of ten simulated exams, at least and at most. */
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
 * What an exam will find, simulated from the memory of each card: reviews until the exam, and whether each card is recalled
 * on its day. Cards that are not begun by then are not recalled. The seeds are fixed.
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
  for (let run = 0; run < runs; run++) {
    let [recalled, recalledIfLeft] = [0, 0]
    for (const index of sample) {
      const chance = randomFrom(`exam ${run} ${index}`)()
      const card = learned[index]
      const begunOn =
        card === undefined && newPerDay > 0 ? Math.floor((index - learned.length) / newPerDay) : 0
      if (card === undefined && (newPerDay === 0 || begunOn >= examInDays)) continue
      const start = card ?? { memory, elapsedDays: 0, dueInDays: freshDue }
      let last = { day: card === undefined ? begunOn : -start.elapsedDays, memory: start.memory }
      if (card === undefined) answers += answersPerNewCard
      for (const review of simulatedReviews(start, `${run} ${index}`, begunOn, reviewing)) {
        answers += review.isRecalled ? 1 : 2
        last = review
      }
      if (chance < recallProbability(last.memory.stability, examInDays - last.day, weights)) recalled += 1
      if (card === undefined) continue
      const ifLeft = recallProbability(card.memory.stability, examInDays + card.elapsedDays, weights)
      if (chance < ifLeft) recalledIfLeft += 1
    }
    studied.push((100 * recalled) / sample.length)
    left.push((100 * recalledIfLeft) / sample.length)
  }
  return {
    studied: rangeOf(studied),
    left: rangeOf(left),
    answersPerDay: (answers * (total / sample.length)) / runs / Math.max(1, examInDays),
  }
}

/** The range that nine of ten lie in, in whole numbers. */
function rangeOf(values: readonly number[]): ExpectedRecall {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? 0
  return { atLeast: Math.floor(at(0.05)), atMost: Math.ceil(at(0.95)) }
}
