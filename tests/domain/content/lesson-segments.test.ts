import fc from 'fast-check'
import { expect, test } from 'vitest'
import { segmentsOf } from '#domain/content/lesson-segments'

const finding = (line: number | null) => ({ rule: 'W10', line, message: `about ${line}` })
const item = (first: number, last: number) => ({ first, last })

test('what items come from stands beside them, and so does what lies between', () => {
  const segments = segmentsOf(
    12,
    [item(3, 3), item(5, 7), item(3, 3)],
    [finding(6), finding(10), finding(null)],
  )
  expect(segments).toEqual([
    { first: 1, last: 2, items: [], findings: [] },
    { first: 3, last: 3, items: [item(3, 3), item(3, 3)], findings: [] },
    { first: 4, last: 4, items: [], findings: [] },
    { first: 5, last: 7, items: [item(5, 7)], findings: [finding(6)] },
    { first: 8, last: 9, items: [], findings: [] },
    { first: 10, last: 10, items: [], findings: [finding(10)] },
    { first: 11, last: 12, items: [], findings: [] },
  ])
})

test('a file that has become shorter than its items still shows them all', () => {
  expect(segmentsOf(2, [item(5, 9)], [])).toEqual([
    { first: 1, last: 1, items: [], findings: [] },
    { first: 2, last: 2, items: [item(5, 9)], findings: [] },
  ])
})

test('every line is shown once, every item and finding too', () => {
  const line = fc.integer({ min: 1, max: 40 })
  fc.assert(
    fc.property(line, fc.array(fc.tuple(line, line)), fc.array(line), (count, ranges, lines) => {
      const items = ranges.map(([a, b]) => item(Math.min(a, b), Math.max(a, b)))
      const segments = segmentsOf(count, items, lines.map(finding))
      const shown = segments.flatMap(({ first, last }) =>
        Array.from({ length: last - first + 1 }, (_, index) => first + index),
      )
      expect(shown).toEqual(Array.from({ length: count }, (_, index) => index + 1))
      expect(segments.flatMap((segment) => segment.items)).toHaveLength(items.length)
      expect(segments.flatMap((segment) => segment.findings)).toHaveLength(lines.length)
    }),
  )
})
