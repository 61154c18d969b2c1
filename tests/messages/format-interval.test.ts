import { describe, expect, test } from 'vitest'
import { formatFromNow, formatInterval } from '#messages/format-interval'
import { textsIn } from '#messages/texts-in'

const intervals = textsIn('en', 'intervals')

test.each([
  [{ kind: 'minutes', minutes: 10 } as const, '10 min'],
  [{ kind: 'days', days: 1 } as const, '1 day'],
  [{ kind: 'days', days: 21 } as const, '21 days'],
  [{ kind: 'days', days: 31 } as const, '1 month'],
  [{ kind: 'days', days: 61 } as const, '2 months'],
  [{ kind: 'days', days: 730 } as const, '2 years'],
])('a rating button shows %o as %s', (preview, shown) => {
  expect(formatInterval(intervals, preview)).toBe(shown)
})

describe('from now', () => {
  const minute = 60_000
  test.each([
    [-5, 'now'],
    [0.5, 'in 1 minute'],
    [9.2, 'in 10 minutes'],
    [60, 'in 1 hour'],
    [21 * 60, 'in 21 hours'],
    [3 * 24 * 60, 'in 3 days'],
  ])('%d minutes are %s', (minutes, shown) => {
    expect(formatFromNow(intervals, 1_000 + minutes * minute, 1_000)).toBe(shown)
  })
})
