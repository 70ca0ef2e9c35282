import type { Graph, GraphEdge, GraphNode } from "./graph_types.ts";

/**
 * The part of a graph that a profile belongs to: all that it gets credentials
 * and settings from, and all profiles that get theirs through it. Takes time
 * linear in the size of the graph.
 *
 * @returns null where no profile has that name
 */
export function focusGraph(graph: Graph, profile: string): Graph | null {
  const start = graph.nodes.find(({ kind, name }) => kind === "profile" && name === profile);
  if (start === undefined) return null;
  const kept = new Set([
    ...reach(graph, start, (edge) => [edge.from, edge.to]),
    ...reach(graph, start, (edge) => [edge.to, edge.from]),
  ]);
  const nodes = graph.nodes.filter(({ id }) => kept.has(id));
  const ids = new Map(nodes.map(({ id }, index) => [id, index]));
  const edges = graph.edges.filter(({ from, to }) => kept.has(from) && kept.has(to));
  return {
    ...graph,
    nodes: nodes.map((node, id) => ({ ...node, id })),
    edges: edges.map((edge) => ({ ...edge, from: ids.get(edge.from)!, to: ids.get(edge.to)! })),
  };
}

/** The nodes that are reached from one along edges, itself included. */
function reach(
  { nodes, edges }: Graph,
  start: GraphNode,
  ends: (edge: GraphEdge) => readonly [tail: number, head: number],
): ReadonlySet<number> {
  const next: number[][] = nodes.map(() => []);
  for (const edge of edges) {
    const [tail, head] = ends(edge);
    next[tail]!.push(head);
  }
  const reached = new Set([start.id]);
  for (const id of reached) for (const head of next[id]!) reached.add(head);
  return reached;
}
