import fc from 'fast-check'
import { expect, test } from 'vitest'
import { beliefs, type BeliefSign } from '#domain/progress/beliefs'
import { asTree } from '#domain/progress/concept-tree'

const day = 86_400_000
const sign = (studyDay: number, shows: boolean, belief = 'c/belief/eager'): BeliefSign => ({
  ...{ belief, studyDay, shows },
  atMillis: studyDay * day,
})
const stateAfter = (...signs: BeliefSign[]) => beliefs(signs)[0]?.state

test('a belief is held until an answer refutes it, and left behind after right answers on two days', () => {
  expect(stateAfter(sign(1, true))).toBe('held')
  expect(stateAfter(sign(1, true), sign(2, false))).toBe('in doubt')
  expect(stateAfter(sign(1, true), sign(2, false), sign(2, false))).toBe('in doubt')
  expect(stateAfter(sign(1, true), sign(2, false), sign(5, false))).toBe('left behind')
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

const anySign = fc.record({ studyDay: fc.nat(20), shows: fc.boolean(), belief: fc.constantFrom('a', 'b') })

test('the order in which answers arrive does not matter, and each counts once', () => {
  fc.assert(
    fc.property(fc.uniqueArray(anySign, { selector: ({ studyDay }) => studyDay }), (given) => {
      const signs = given.map((each) => ({ ...each, atMillis: each.studyDay * day }))
      expect(beliefs(signs.toReversed())).toEqual(beliefs(signs))
      for (const { belief, shown, refutedBy } of beliefs(signs)) {
        const own = signs.filter((each) => each.belief === belief)
        expect(shown.length + refutedBy.length).toBeLessThanOrEqual(own.length)
        expect(refutedBy.every(({ shows }) => !shows)).toBe(true)
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
