import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chooseDecisions } from '#domain/trace/choose-decisions'
import type { Decision } from '#domain/trace/decision'
import { inMixedOrder } from '#domain/trace/mixed-order'

const candidates = fc.array(
  fc.record({ at: fc.nat(40), line: fc.integer({ min: 1, max: 9 }), worth: fc.integer({ min: 1, max: 10 }) }),
  { maxLength: 60 },
)

const decisionOf = ({ at, line, worth }: { at: number; line: number; worth: number }): Decision => ({
  at,
  line,
  during: 'line',
  question: { kind: 'prints' },
  options: [],
  right: 0,
  worth,
})

test('asks at most twelve times, in order of the run, once at a step and twice at a line', () => {
  fc.assert(
    fc.property(candidates, (all) => {
      const chosen = chooseDecisions(all.map(decisionOf))
      expect(chosen.length === 0 || chosen.length >= 3).toBe(true)
      expect(chosen.length).toBeLessThanOrEqual(12)
      expect(chosen.map(({ at }) => at)).toEqual(
        [...new Set(chosen.map(({ at }) => at))].toSorted((a, b) => a - b),
      )
      for (const { line } of chosen) {
        expect(chosen.filter((other) => other.line === line).length).toBeLessThanOrEqual(2)
      }
    }),
  )
})

test('never asks about something trivial', () => {
  fc.assert(
    fc.property(candidates, (all) => {
      const chosen = chooseDecisions(all.map(decisionOf))
      expect(chosen.filter(({ worth }) => worth === 1)).toEqual([])
    }),
  )
})

test('never leaves out what is worth more than what it asks at another step and line', () => {
  fc.assert(
    fc.property(candidates, (all) => {
      const chosen = chooseDecisions(all.map(decisionOf))
      if (chosen.length < 12) return
      const least = Math.min(...chosen.map(({ worth }) => worth))
      const left = all.filter(({ at, line }) => !chosen.some((one) => one.at === at || one.line === line))
      for (const { worth } of left) expect(worth).toBeLessThanOrEqual(least)
    }),
  )
})

test('mixes options in the same way each time, and loses none', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.string(), (items, seed) => {
      const mixed = inMixedOrder(items, seed)
      expect(mixed).toEqual(inMixedOrder(items, seed))
      expect(mixed.toSorted()).toEqual(items.toSorted())
    }),
  )
  const firsts = Array.from(
    { length: 200 },
    (_, seed) => inMixedOrder(['right', 'wrong', 'other'], `${seed}`)[0],
  )
  const shareOfRight = firsts.filter((first) => first === 'right').length / firsts.length
  expect(shareOfRight).toBeGreaterThan(0.2)
  expect(shareOfRight).toBeLessThan(0.5)
})
