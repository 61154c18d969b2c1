interface Node {
  id: string
  /** Ids of the nodes that it builds on. */
  requiredIds: readonly string[]
}

export interface Branch<Item extends Node> {
  node: Item
  /** What is listed under it. */
  branches: Branch<Item>[]
}

/**
 * A graph without cycles as a nested list, for readers who cannot see it drawn: each node is listed once, under the last
 * of those that it builds on, which is where a learner meets it. The order within a list is kept.
 *
 * @param nodes in an order in which none comes before what it builds on. What a node builds on and is not given does not
 *   count, nor does what comes after it.
 */
export function asTree<Item extends Node>(nodes: readonly Item[]): Branch<Item>[] {
  const places = new Map(nodes.map(({ id }, place) => [id, place]))
  const branches = nodes.map((node): Branch<Item> => ({ node, branches: [] }))
  return branches.filter((branch, place) => {
    const above = branch.node.requiredIds.map((id) => places.get(id) ?? -1).filter((each) => each < place)
    const parent = branches[Math.max(-1, ...above)]
    parent?.branches.push(branch)
    return parent === undefined
  })
}
