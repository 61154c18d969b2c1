import fc from 'fast-check'
import { expect, test } from 'vitest'
import { directEdges, type Edge } from '#domain/progress/direct-edges'

/** Edges from smaller to larger numbers, so without a cycle. */
const graphs = fc
  .uniqueArray(fc.tuple(fc.nat(9), fc.nat(9)), { selector: String })
  .map((pairs) => pairs.filter(([a, b]) => a < b).map(([a, b]): Edge => ({ from: `${a}`, to: `${b}` })))

const leads = (edges: readonly Edge[], from: string, to: string): boolean =>
  edges.some((edge) => edge.from === from && (edge.to === to || leads(edges, edge.to, to)))

test('an edge around a third node is left out', () => {
  const edges = [
    { from: 'coroutine', to: 'task' },
    { from: 'task', to: 'group' },
    { from: 'coroutine', to: 'group' },
  ]
  expect(directEdges(edges)).toEqual(edges.slice(0, 2))
})

test('the same nodes are reached with as few edges as possible', () => {
  fc.assert(
    fc.property(graphs, (edges) => {
      const direct = directEdges(edges)
      for (const { from, to } of edges) expect(leads(direct, from, to)).toBe(true)
      for (const edge of direct) {
        expect(
          leads(
            direct.filter((other) => other !== edge),
            edge.from,
            edge.to,
          ),
        ).toBe(false)
      }
    }),
  )
})
