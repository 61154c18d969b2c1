import { expect, test } from 'vitest'
import { afterPageHidden, afterActivity, readStopwatch, startStopwatch } from '#domain/study/stopwatch'

const second = 1_000
const start = startStopwatch(0)

test('counts from the card to the answer', () => {
  expect(readStopwatch(start, 7 * second)).toBe(7 * second)
})

test('reading a long program counts in full, if the learner moves now and then', () => {
  const read = [50, 100, 150].reduce((watch, at) => afterActivity(watch, at * second), start)
  expect(readStopwatch(read, 160 * second)).toBe(160 * second)
})

test('more than a minute without activity drops the time, even if the learner comes back', () => {
  expect(readStopwatch(start, 60 * second)).toBe(60 * second)
  expect(readStopwatch(start, 61 * second)).toBeNull()
  const back = afterActivity(start, 90 * second)
  expect(readStopwatch(back, 91 * second)).toBeNull()
})

test('a hidden page stops the watch, for any time', () => {
  const hidden = afterPageHidden(start, 5 * second)
  expect(readStopwatch(hidden, 900 * second)).toBe(5 * second)
  const seen = afterActivity(hidden, 1_000 * second)
  expect(readStopwatch(seen, 1_003 * second)).toBe(8 * second)
})

test('a clock that is set back takes no time away', () => {
  const later = afterActivity(start, 10 * second)
  expect(readStopwatch(later, 4 * second)).toBe(10 * second)
})
