import fc from 'fast-check'
import { expect, test } from 'vitest'
import { beliefs, type BeliefSign } from '#domain/progress/beliefs'
import { asTree } from '#domain/progress/concept-tree'

const day = 86_400_000
const sign = (studyDay: number, shows: boolean, belief = 'c/belief/eager'): BeliefSign => ({
  ...{ belief, studyDay, shows, isNewProgram: true },
  atMillis: studyDay * day,
})
const again = (studyDay: number): BeliefSign => ({ ...sign(studyDay, false), isNewProgram: false })
const after = (...signs: BeliefSign[]) => beliefs(signs)[0]
const stateAfter = (...signs: BeliefSign[]) => after(...signs)?.state

test('a belief is held until an answer refutes it, and left behind after right answers on two days', () => {
  expect(stateAfter(sign(1, true))).toBe('held')
  expect(stateAfter(sign(1, true), sign(2, false))).toBe('in doubt')
  expect(stateAfter(sign(1, true), sign(2, false), sign(2, false))).toBe('in doubt')
  expect(stateAfter(sign(1, true), sign(2, false), sign(5, false))).toBe('left behind')
})

test('being right about known programs leaves no belief behind; one new program is enough, on any of the days', () => {
  expect(stateAfter(sign(1, true), again(2), again(5), again(9))).toBe('in doubt')
  expect(stateAfter(sign(1, true), sign(2, false), again(5))).toBe('left behind')
  expect(stateAfter(sign(1, true), again(2), sign(5, false))).toBe('left behind')
  expect(stateAfter(sign(1, true), sign(1, false), again(1))).toBe('in doubt')
})

test('a belief is left behind on the day of the answer that makes it enough', () => {
  expect(after(sign(1, true), again(2), again(5), sign(9, false), again(12))?.leftOnDay).toBe(9)
  expect(after(sign(1, true), sign(2, false), again(2), again(5), again(9))?.leftOnDay).toBe(5)
  expect(after(sign(1, true), sign(2, false))?.leftOnDay).toBeNull()
  expect(after(sign(1, true), sign(2, false), sign(5, false), sign(9, true))?.leftOnDay).toBeNull()
})

test('a belief that comes back is held again', () => {
  expect(stateAfter(sign(1, true), sign(2, false), sign(5, false), sign(9, true))).toBe('held')
})

test('a belief that was never shown is none', () => {
  expect(beliefs([sign(1, false), sign(2, false)])).toEqual([])
})

test('beliefs that are held come first, the latest shown first', () => {
  const signs = [
    ...[sign(1, true, 'old'), sign(2, true, 'held'), sign(3, true, 'left')],
    ...[sign(4, false, 'left'), sign(5, false, 'left'), sign(6, true, 'new')],
  ]
  expect(beliefs(signs).map(({ belief, state }) => [belief, state])).toEqual([
    ['new', 'held'],
    ['held', 'held'],
    ['old', 'held'],
    ['left', 'left behind'],
  ])
})

const anySign = fc.record({
  ...{ studyDay: fc.nat(20), shows: fc.boolean(), isNewProgram: fc.boolean() },
  belief: fc.constantFrom('a', 'b'),
})

test('the order in which answers arrive does not matter, and each counts once', () => {
  fc.assert(
    fc.property(fc.uniqueArray(anySign, { selector: ({ studyDay }) => studyDay }), (given) => {
      const signs = given.map((each) => ({ ...each, atMillis: each.studyDay * day }))
      expect(beliefs(signs.toReversed())).toEqual(beliefs(signs))
      for (const { belief, state, shown, refutedBy, leftOnDay } of beliefs(signs)) {
        const own = signs.filter((each) => each.belief === belief)
        expect(shown.length + refutedBy.length).toBeLessThanOrEqual(own.length)
        expect(refutedBy.every(({ shows }) => !shows)).toBe(true)
        expect(leftOnDay !== null).toBe(state === 'left behind')
        if (leftOnDay !== null) expect(refutedBy.map(({ studyDay }) => studyDay)).toContain(leftOnDay)
      }
    }),
  )
})

test('a map is also a list, in which each concept stands once, under the last one that it builds on', () => {
  const nodes = [
    { id: 'a', requiredIds: [] },
    { id: 'b', requiredIds: ['a', 'gone'] },
    { id: 'c', requiredIds: ['a', 'b'] },
    { id: 'd', requiredIds: ['e'] },
    { id: 'e', requiredIds: [] },
  ]
  const ids = (branches: ReturnType<typeof asTree>): unknown[] =>
    branches.map(({ node, branches: below }) => (below.length === 0 ? node.id : [node.id, ...ids(below)]))
  expect(ids(asTree(nodes))).toEqual([['a', ['b', 'c']], 'd', 'e'])
})
