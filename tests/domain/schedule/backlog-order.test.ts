import { expect, test } from 'vitest'
import { randomFrom } from '#domain/random/random-from'
import {
  defaultWeights as weights,
  fuzzRange,
  intervalInDays,
  nextMemory,
  recallProbability,
  type Memory,
} from '#domain/schedule/fsrs'

// What docs/decisions/0034-planning.md rests on.

interface Card {
  memory: Memory
  lastDay: number
  dueDay: number
  lot: number
}
/** The card with the lowest rank on a day comes first. */
type Order = (card: Card, day: number) => number

function answer(card: Card, day: number, random: () => number) {
  const elapsedDays = day - card.lastDay
  const isRecalled = random() < recallProbability(card.memory.stability, elapsedDays, weights)
  card.memory = nextMemory(card.memory, elapsedDays, isRecalled ? 3 : 1, weights)
  if (!isRecalled) card.memory = nextMemory(card.memory, 0, 3, weights)
  const { minDays, maxDays } = fuzzRange(
    Math.min(intervalInDays(card.memory.stability, 0.9, weights), 365),
    elapsedDays,
    365,
  )
  card.lastDay = day
  card.dueDay = day + Math.floor(minDays + random() * (maxDays - minDays + 1))
}

/** The cards of somebody who learned ten a day for fifty days, and answered all that was due. */
function cardsOf(seed: string): Card[] {
  const random = randomFrom(seed)
  const cards: Card[] = []
  for (let day = 0; day < 60; day++) {
    for (const card of cards) if (card.dueDay <= day) answer(card, day, random)
    for (let n = 0; n < 10 && day < 50; n++) {
      const first = ([1, 2, 3, 3, 3, 4] as const)[Math.floor(random() * 6)] ?? 3
      const memory = nextMemory(null, 0, first, weights)
      const dueDay = day + intervalInDays(memory.stability, 0.9, weights)
      cards.push({ memory, lastDay: day, dueDay, lot: random() })
    }
  }
  return cards
}

/** The mean chance of recall of all cards in the month after sixty days away, with thirty reviews a day. */
function meanRecall(order: Order): number {
  const seeds = ['one', 'two', 'three']
  const returnDay = 120
  let sum = 0
  let count = 0
  for (const seed of seeds) {
    const cards = cardsOf(seed)
    const random = randomFrom(`${seed} after the break`)
    for (let day = returnDay; day < returnDay + 30; day++) {
      const due = cards
        .filter(({ dueDay }) => dueDay <= day)
        .map((card) => ({ card, rank: order(card, day) }))
        .sort((a, b) => a.rank - b.rank)
      for (const { card } of due.slice(0, 30)) answer(card, day, random)
      for (const { memory, lastDay } of cards) {
        sum += recallProbability(memory.stability, day + 1 - lastDay, weights)
        count += 1
      }
    }
  }
  return sum / count
}

/** What a review on a day adds to the mean chance of recall of the next thirty days. */
function gain({ memory, lastDay }: Card, day: number): number {
  const elapsedDays = day - lastDay
  const chance = recallProbability(memory.stability, elapsedDays, weights)
  const passed = nextMemory(memory, elapsedDays, 3, weights).stability
  const failed = nextMemory(nextMemory(memory, elapsedDays, 1, weights), 0, 3, weights).stability
  const mean = (stability: number, fromDay: number) =>
    [7.5, 15, 22.5, 30].reduce(
      (sum, days) => sum + recallProbability(stability, fromDay + days, weights),
      0,
    ) / 4
  return chance * mean(passed, 0) + (1 - chance) * mean(failed, 0) - mean(memory.stability, elapsedDays)
}

test('after a break, least is lost if the cards come first that have waited longest', () => {
  const waitedLongest = meanRecall(({ dueDay }) => dueDay)
  const bestRecalled = meanRecall(({ memory, lastDay }, day) => (day - lastDay) / memory.stability)
  const shuffled = meanRecall(({ lot }) => lot)
  expect(waitedLongest).toBeGreaterThan(bestRecalled + 0.005)
  expect(waitedLongest).toBeGreaterThan(shuffled + 0.005)
  // Knowing what each review brings, as nobody does, would hardly be better.
  expect(waitedLongest).toBeGreaterThan(meanRecall((card, day) => -gain(card, day)) - 0.002)
})
