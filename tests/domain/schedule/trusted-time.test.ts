import fc from 'fast-check'
import { expect, test } from 'vitest'
import { believedTime, onServersClock } from '#domain/schedule/trusted-time'

const day = 86_400_000
const instant = fc.integer({ min: 400 * day, max: 40_000 * day })

test('however wrong a clock is, an answer counts as given when it was', () => {
  fc.assert(
    fc.property(
      instant,
      fc.integer({ min: -300 * day, max: 300 * day }),
      fc.integer({ min: 0, max: 30 * day }),
      (given, wrongBy, waited) => {
        const server = given + waited
        const seen = onServersClock(given + wrongBy, server + wrongBy, server)
        expect(believedTime(seen, server)).toBe(given)
      },
    ),
  )
})

test('an answer that was kept for more than 30 days is still too late', () => {
  const server = 1_000 * day
  const seen = onServersClock(900 * day, 931 * day, server)
  expect(believedTime(seen, server)).toBeNull()
})

test('a clock that was set back before sending makes no answer one of the future', () => {
  expect(onServersClock(1_000 * day, 990 * day, 995 * day)).toBe(995 * day)
})

test('without the time of sending, the device is taken at its word', () => {
  expect(onServersClock(5, null, 9)).toBe(5)
})
