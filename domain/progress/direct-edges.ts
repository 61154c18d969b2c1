export interface Edge {
  from: string
  to: string
}

/**
 * The edges of a graph without cycles that say something of their own (its transitive reduction): one that leads where
 * others lead by way of a third node is left out.
 */
export function directEdges(edges: readonly Edge[]): Edge[] {
  const next = Map.groupBy(edges, ({ from }) => from)
  const reached = new Map<string, ReadonlySet<string>>()
  const reachedFrom = (node: string): ReadonlySet<string> => {
    const known = reached.get(node)
    if (known !== undefined) return known
    const found = new Set((next.get(node) ?? []).flatMap(({ to }) => [to, ...reachedFrom(to)]))
    reached.set(node, found)
    return found
  }
  return edges.filter(
    ({ from, to }) =>
      !(next.get(from) ?? []).some((other) => other.to !== to && reachedFrom(other.to).has(to)),
  )
}
