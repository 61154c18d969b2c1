import { Graph, layout, type EdgeLabel, type GraphLabel, type NodeLabel } from '@dagrejs/dagre'
import type { Edge } from '#domain/progress/direct-edges'

/** A node of a graph, with the size at which it is drawn. */
export interface SizedNode {
  id: string
  width: number
  height: number
}

export interface PlacedNode extends SizedNode {
  /** Its centre. */
  x: number
  y: number
}

export interface GraphLayout {
  width: number
  height: number
  nodes: PlacedNode[]
  /** The points of each edge, from its first node to its second one. */
  edges: { from: string; to: string; points: { x: number; y: number }[] }[]
}

const gaps = { nodesep: 14, ranksep: 44, marginx: 8, marginy: 8 }

/**
 * Lays out a graph without cycles from left to right, so that every edge leads to the right and few cross. An edge whose
 * nodes are not both given is left out.
 */
export function layOutGraph(nodes: readonly SizedNode[], edges: readonly Edge[]): GraphLayout {
  const graph = new Graph<GraphLabel, NodeLabel, EdgeLabel>()
  graph.setGraph({ rankdir: 'LR', ...gaps })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const { id, width, height } of nodes) graph.setNode(id, { width, height })
  for (const { from, to } of edges) if (graph.hasNode(from) && graph.hasNode(to)) graph.setEdge(from, to)
  layout(graph)
  const { width = 0, height = 0 } = graph.graph()
  return {
    ...{ width, height },
    nodes: graph.nodes().map((id) => {
      const node = graph.node(id)
      return { id, width: node.width, height: node.height, x: node.x ?? 0, y: node.y ?? 0 }
    }),
    edges: graph.edges().map(({ v, w }) => ({ from: v, to: w, points: graph.edge(v, w).points ?? [] })),
  }
}
