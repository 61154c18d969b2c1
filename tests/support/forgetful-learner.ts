import { randomFrom } from '#domain/random/random-from'
import { defaultWeights, nextMemory, recallProbability, weightsOf, type Memory } from '#domain/schedule/fsrs'
import { defaultIntervals } from '#domain/schedule/intervals'
import { reviewCard } from '#domain/schedule/review-card'
import type { Rating } from '#domain/schedule/rating'
import { newSchedule, type CardSchedule } from '#domain/schedule/schedule'
import { startOfStudyDay, studyDayOf } from '#domain/schedule/study-day'
import type { SeededAnswer } from '#tests/support/seed-review-log'

const minute = 60_000
const options = {
  dayBoundary: { timeZone: 'UTC', rolloverHour: 4 },
  desiredRetention: 0.9,
  weights: defaultWeights,
  intervals: defaultIntervals,
  fuzzSeed: null,
}

/** Weights of a learner whose memories are initially 0.3 times as stable as FSRS predicts, and grow more slowly. */
const forgetfulWeights = weightsOf(
  'forgetful',
  defaultWeights.values.map((weight, index) =>
    index < 4 ? weight * 0.3 : index === 8 ? weight * 0.7 : weight,
  ),
)

/** Answers of such a learner, who studies this number of cards whenever they are due, until a time. Oldest first. */
export function forgetfulAnswers(cards: number, untilMillis: number): SeededAnswer[] {
  const answers: SeededAnswer[] = []
  for (let n = 0; n < cards; n++) {
    const cardId = `card ${n}`
    const random = randomFrom(`forgetful/${cardId}`)
    let schedule: CardSchedule = newSchedule
    let memory: Memory | null = null
    let day = studyDayOf(untilMillis, options.dayBoundary) - 120 + (n % 60)
    let atMillis = startOfStudyDay(day, options.dayBoundary) + n * minute
    while (atMillis < untilMillis) {
      const today = studyDayOf(atMillis, options.dayBoundary)
      const elapsed = today - day
      const isRecalled: boolean =
        memory === null || random() < recallProbability(memory.stability, elapsed, forgetfulWeights)
      const rating: Rating = isRecalled ? 3 : 1
      answers.push({ cardId, rating, atMillis })
      memory = nextMemory(memory, elapsed, rating, forgetfulWeights)
      schedule = reviewCard(schedule, rating, atMillis, options)
      day = today
      atMillis =
        schedule.state === 'Review'
          ? startOfStudyDay(schedule.dueDay, options.dayBoundary) + n * minute
          : atMillis + 10 * minute
    }
  }
  return answers.sort((a, b) => a.atMillis - b.atMillis)
}
