import { createElement } from 'react'
import { describe, expect, test } from 'vitest'
import { DueNow } from '#components/today/due-now'
import { rendered } from '#tests/support/rendered'

const returned = { awayDays: 40, hasJustReturned: true, due: 312, moreDays: 8 }

function shown(
  catchUp: typeof returned | (Omit<typeof returned, 'moreDays'> & { moreDays: null }),
  review = 45,
) {
  const counts = { learning: 0, review, new: 0 }
  const rest = {
    ...{ heldBack: 267, newHeldBack: 0, minutes: 9, rated: 0, nextLesson: null },
    ...{ nextDueAtMillis: 3_600_000, nextDueIsDay: false },
  }
  return rendered(createElement(DueNow, { counts, catchUp, ...rest, nowMillis: 0 }))
}

test('new cards that were begun and come on later days are counted, and a day is not told in hours', () => {
  const props = {
    ...{ heldBack: 0, newHeldBack: 3, minutes: 1, rated: 4, nextLesson: null, catchUp: null, nowMillis: 0 },
    ...{ nextDueAtMillis: 11 * 3_600_000, nextDueIsDay: true },
  }
  const html = rendered(createElement(DueNow, { ...props, counts: { learning: 0, review: 0, new: 0 } }))
  expect(html).toContain('The next card is due tomorrow.')
  expect(html).toContain('3 new cards that you have begun come on later days')
})

describe('after a break', () => {
  test('a learner reads how long they were away, what today brings, and how long the rest takes', () => {
    const html = shown(returned)
    expect(html).toContain(
      'You were away for 40 days: 312 cards are due. Today 45, the rest over the next 8 days.',
    )
    expect(html).toContain('New cards wait until then.')
    expect(html).toMatch(/<a [^>]*href="\/study\?ahead=yes"[^>]*>Take more today</)
  })

  test('on later days, the break is mentioned, but not the time', () => {
    const html = shown({ ...returned, hasJustReturned: false, due: 60, moreDays: 1 })
    expect(html).toContain('After your break, 60 cards are still due. Today 45, the rest tomorrow.')
  })

  test('when the part of today is done, it says so, and more can be taken', () => {
    const html = shown(returned, 0)
    expect(html).toContain('That is enough for today, the rest over the next 8 days.')
    expect(html).toContain('Take more today')
    expect(html).not.toContain('because related ones were asked')
  })

  test('a plan that does not end is not given an end', () => {
    expect(shown({ ...returned, moreDays: null })).toContain('Today 45, and the rest a few each day.')
  })
})
