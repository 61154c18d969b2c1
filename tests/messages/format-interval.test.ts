import { describe, expect, test } from 'vitest'
import { formatDue, formatInterval } from '#messages/format-interval'
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

describe('an instant from now', () => {
  const minute = 60_000
  test.each([
    [-5, 'now'],
    [0.5, 'in 1 minute'],
    [9.2, 'in 10 minutes'],
    [60, 'in 1 hour'],
    [21 * 60, 'in 21 hours'],
    [3 * 24 * 60, 'in 3 days'],
  ])('%d minutes are %s', (minutes, shown) => {
    const due = { kind: 'instant', atMillis: 1_000 + minutes * minute } as const
    expect(formatDue(intervals, due, 1_000)).toBe(shown)
  })
})

describe('a card is due', () => {
  const hour = 3_600_000
  const now = 1_000
  test.each([
    [11, 'tomorrow'],
    [24, 'tomorrow'],
    [25, 'in 2 days'],
    [-1, 'now'],
  ])('on the study day that begins in %d hours: %s', (hours, shown) => {
    expect(formatDue(intervals, { kind: 'day', fromMillis: now + hours * hour }, now)).toBe(shown)
  })

  test('in hours only if it is due at an instant', () => {
    expect(formatDue(intervals, { kind: 'instant', atMillis: now + 11 * hour }, now)).toBe('in 11 hours')
  })
})
