import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { divideLesson } from '#domain/lesson/divide-lesson'
import { partOfLine, type LessonPart } from '#domain/lesson/lesson-part'

/** Parts of so many minutes each, at 200 words a minute, that begin at every tenth line. */
const parts = (minutes: readonly number[], levels: readonly number[] = []): LessonPart[] =>
  minutes.map((each, i) => ({
    anchor: i === 0 ? '' : `section-${i}`,
    title: `Part ${i}`,
    level: levels[i] ?? 2,
    line: 10 * i + 1,
    offset: i,
    words: Math.round(each * 200),
  }))

const minutesOf = (minutes: readonly number[], levels?: readonly number[]) =>
  divideLesson(parts(minutes, levels), []).map((section) => section.parts.map(({ words }) => words / 200))

describe('a lesson is divided at its headings', () => {
  test('small neighbours become one section', () => {
    expect(minutesOf([1, 1, 1.5, 2, 2])).toEqual([
      [1, 1, 1.5],
      [2, 2],
    ])
  })

  test('a part that is long enough stands alone, and one that is too long stays whole', () => {
    expect(minutesOf([4, 4, 9, 3])).toEqual([[4], [4], [9], [3]])
  })

  test('a short end joins what comes before it', () => {
    expect(minutesOf([4, 4, 0.2])).toEqual([[4], [4, 0.2]])
  })

  test('of equally good divisions, one at higher headings is taken', () => {
    expect(minutesOf([2, 2, 2, 2], [2, 3, 2, 3])).toEqual([
      [2, 2],
      [2, 2],
    ])
    expect(minutesOf([1.5, 1.5, 1.5, 1.5, 1.5], [2, 3, 3, 2, 3])).toEqual([
      [1.5, 1.5, 1.5],
      [1.5, 1.5],
    ])
  })

  test('to predict a program takes a minute, and only to read it half of one', () => {
    const sections = divideLesson(parts([1, 3]), [2, 3, 12])
    expect(sections.map(({ minutes }) => Math.round(minutes.predicting))).toEqual([3, 4])
    expect(sections.map(({ minutes }) => minutes.reading.toFixed(2))).toEqual(['2.05', '3.55'])
  })

  test('an empty lesson has no sections', () => {
    expect(divideLesson([], [1])).toEqual([])
  })

  test('every part is in exactly one section, in order, and no minute is lost', () => {
    const part = fc.record({
      minutes: fc.double({ min: 0, max: 8, noNaN: true }),
      level: fc.integer({ min: 2, max: 6 }),
    })
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (made) => {
        const all = parts(
          made.map(({ minutes }) => minutes),
          made.map(({ level }) => level),
        )
        const sections = divideLesson(all, [])
        expect(sections.flatMap((section) => section.parts)).toEqual(all)
        const total = sections.reduce((sum, { minutes }) => sum + minutes.predicting, 0)
        expect(total).toBeCloseTo(
          all.reduce((sum, { words }) => sum + words / 200 + 0.05, 0),
          6,
        )
      }),
    )
  })

  test('two short neighbours at the highest level are never left apart if they fit together', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.1, max: 8, noNaN: true }), { maxLength: 30 }), (minutes) => {
        const sections = divideLesson(parts(minutes), [])
        for (const [i, section] of sections.entries()) {
          const one = section.minutes.predicting
          const other = sections[i + 1]?.minutes.predicting ?? Infinity
          expect(Math.min(3 - one, 3 - other, 5 - one - other)).toBeLessThanOrEqual(1e-9)
        }
      }),
    )
  })

  test('ten thousand empty headings are divided quickly', () => {
    const start = performance.now()
    divideLesson(parts(Array.from({ length: 10_000 }, () => 0)), [])
    expect(performance.now() - start).toBeLessThan(5_000)
  })
})

test('a line belongs to the last part that begins at it or before', () => {
  const made = parts([1, 1, 1])
  expect([1, 10, 11, 20, 21, 999].map((line) => partOfLine(made, line))).toEqual([
    '',
    '',
    'section-1',
    'section-1',
    'section-2',
    'section-2',
  ])
  expect(partOfLine([], 5)).toBe('')
})
