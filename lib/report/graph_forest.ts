import type { Graph, GraphEdge } from "../model/graph_types.ts";

/** A graph laid out as trees, in which each node has one place. */
export interface Forest {
  /** The nodes that no other stands above, by id. */
  readonly roots: readonly number[];
  /** For each node the edge below which it stands in full, or null for a root. */
  readonly above: readonly (GraphEdge | null)[];
  /** For each node the edges to it, in order. */
  readonly below: readonly (readonly GraphEdge[])[];
}

/**
 * Lays a graph out as trees: what gives credentials stands above what uses it.
 * Where profiles go round in a circle, the first of them in the files is the root.
 */
export function plantForest({ nodes, edges }: Graph): Forest {
  const above: (GraphEdge | null)[] = nodes.map(() => null);
  const below: GraphEdge[][] = nodes.map(() => []);
  for (const edge of edges) {
    if (edge.from === edge.to && !edge.isInCycle) continue;
    below[edge.to]!.push(edge);
    if (edge.kind === "services") continue;
    // Edges come in the order of preference; the one that is followed beats those that are not.
    const best = above[edge.from]!;
    if (best === null || (best.ignored !== null && edge.ignored === null)) above[edge.from] = edge;
  }
  for (const id of loopStarts(above)) above[id] = null;
  return { roots: nodes.map((node) => node.id).filter((id) => above[id] === null), above, below };
}

/** The least id of each loop. */
function loopStarts(above: readonly (GraphEdge | null)[]): number[] {
  const walks = new Int32Array(above.length).fill(-1);
  const starts: number[] = [];
  for (let start = 0; start < above.length; start++) {
    let at: number | undefined = start;
    while (at !== undefined && walks[at] === -1) {
      walks[at] = start;
      at = above[at]?.to;
    }
    if (at === undefined || walks[at] !== start) continue;
    let least = at;
    for (let on = above[at]!.to; on !== at; on = above[on]!.to) least = Math.min(least, on);
    starts.push(least);
  }
  return starts;
}
