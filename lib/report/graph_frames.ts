import type { Graph, GraphEdge } from "../model/graph_types.ts";
import { plantForest } from "./graph_forest.ts";
import type { Link, Point, Size } from "./graph_layout.ts";
import { edgePaint } from "./graph_palette.ts";

/** What is laid out as one: a node, or a frame around many that are used by nothing and use the same. */
export interface Box extends Size {
  /** The nodes in it, by id, each with its middle from the upper left corner. */
  readonly nodes: readonly (Point & { readonly id: number })[];
  readonly isFrame: boolean;
}

/** A line of a picture, with the edge that it stands for; that of a frame stands for one to each node in it. */
export interface PictureLink extends Link {
  readonly edge: GraphEdge;
}

/** More leaves than this below one node share a frame: as one column they would be too tall for a sheet. */
const MAX_COLUMN = 8;
const PADDING = 10;
const GAP = 10;

/**
 * The boxes and lines of a picture.
 *
 * @param drawn those edges that are drawn
 * @param sizes of the nodes, by id
 */
export function framesOf(
  graph: Graph,
  drawn: readonly GraphEdge[],
  sizes: readonly Size[],
): { readonly boxes: readonly Box[]; readonly links: readonly PictureLink[] } {
  const { above } = plantForest(graph);
  const frames = frameMembers(graph, drawn, above);
  const boxes: Box[] = [];
  const boxOf: number[] = [];
  for (const { id } of graph.nodes) {
    const members = frames.get(id) ?? [id];
    // All members of a frame stand where the first of them would.
    if (members[0] !== id) continue;
    for (const member of members) boxOf[member] = boxes.length;
    boxes.push(members.length === 1 ? boxAround(id, sizes[id]!) : frameAround(members, sizes));
  }
  const links = drawn
    .filter(({ from }) => (frames.get(from)?.[0] ?? from) === from)
    .map((edge) => ({
      tail: boxOf[edge.to]!,
      head: boxOf[edge.from]!,
      isTree: above[edge.from] === edge,
      edge,
    }));
  return { boxes, links };
}

/** For each node in a frame all that are in it, itself included, in order. */
function frameMembers(
  { nodes }: Graph,
  drawn: readonly GraphEdge[],
  above: readonly (GraphEdge | null)[],
): ReadonlyMap<number, readonly number[]> {
  const ends = nodes.map(() => 0);
  for (const { from, to } of drawn) {
    ends[from]!++;
    ends[to]!++;
  }
  // One line stands for all, so they have to look alike.
  const leaves = nodes.filter(({ id }) => above[id] !== null && ends[id] === 1);
  const groups = Map.groupBy(leaves, ({ id }) => {
    const { stroke, line } = edgePaint(above[id]!);
    return `${above[id]!.to} ${stroke} ${line}`;
  });
  const frames = new Map<number, readonly number[]>();
  for (const group of groups.values()) {
    if (group.length <= MAX_COLUMN) continue;
    const members = group.map(({ id }) => id);
    for (const id of members) frames.set(id, members);
  }
  return frames;
}

function boxAround(id: number, { width, height }: Size): Box {
  return { width, height, isFrame: false, nodes: [{ id, x: width / 2, y: height / 2 }] };
}

/** A frame with columns of about the same height, together about as wide as high. */
function frameAround(members: readonly number[], sizes: readonly Size[]): Box {
  const total = members.reduce((sum, id) => sum + sizes[id]!.height + GAP, 0);
  const widest = members.reduce((most, id) => Math.max(most, sizes[id]!.width), 0) + GAP;
  const columns = Math.max(2, Math.round(Math.sqrt(total / widest)));
  const rows = Math.ceil(members.length / columns);
  const nodes: (Point & { id: number })[] = [];
  let left = PADDING;
  let height = 0;
  for (let first = 0; first < members.length; first += rows) {
    const column = members.slice(first, first + rows);
    const width = column.reduce((most, id) => Math.max(most, sizes[id]!.width), 0);
    let top = PADDING;
    for (const id of column) {
      const size = sizes[id]!;
      nodes.push({ id, x: left + size.width / 2, y: top + size.height / 2 });
      top += size.height + GAP;
    }
    left += width + GAP;
    height = Math.max(height, top);
  }
  return { width: left - GAP + PADDING, height: height - GAP + PADDING, nodes, isFrame: true };
}
