import { Graph as LayoutGraph, layout } from "@dagrejs/dagre";
import { packBoxes } from "./graph_packing.ts";

/** The size of a box in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A point in pixels, y downwards. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A line from one box to another, by their indices. */
export interface Link {
  readonly tail: number;
  readonly head: number;
  /** Whether it is the one line to its head that makes the boxes trees. */
  readonly isTree: boolean;
}

/** Where everything is drawn. */
export interface Layout extends Size {
  /** The middle of each box. */
  readonly middles: readonly Point[];
  /** Where the column of each box ends on its right: as far nothing else stands beside it. */
  readonly rights: readonly number[];
  /** The bends of each link from its tail; none where it is drawn as a plain curve. */
  readonly bends: readonly (readonly Point[])[];
}

/** What a link from a box to itself takes beside the box. */
export const LOOP_SPACE = 26;

/**
 * How many ranks the links of a part that are not of its trees may span together
 * to be led around the boxes between: Dagre takes time and memory for each rank
 * that a link passes, which a chain whose profiles all name one more source
 * would make quadratic. Those beyond are drawn as plain curves.
 */
const MAX_SPANNED = 400;

/** Boxes and links that hang together, laid out from the point 0, 0. */
interface Block extends Size {
  readonly at: ReadonlyMap<number, Point & { readonly right: number }>;
  readonly bends: ReadonlyMap<number, readonly Point[]>;
}

/** Boxes and links that hang together, by index. */
interface Part {
  readonly boxes: readonly number[];
  readonly links: readonly number[];
}

/**
 * Lays out boxes from left to right: each part that hangs together by itself,
 * and the parts beside and below each other.
 */
export function layoutBoxes(sizes: readonly Size[], links: readonly Link[]): Layout {
  const depths = depthsOf(sizes.length, links);
  const blocks = partsOf(sizes.length, links)
    .map((part) => layoutPart(sizes, links, part, ledLinks(links, part, depths)));
  // The largest first: the small ones then fill up what is left beside them.
  blocks.sort((a, b) => b.width * b.height - a.width * a.height);
  const { corners, width, height } = packBoxes(blocks);
  const middles: Point[] = [];
  const rights: number[] = [];
  const bends: Point[][] = [];
  blocks.forEach((block, index) => {
    const corner = corners[index]!;
    const move = ({ x, y }: Point): Point => ({ x: x + corner.x, y: y + corner.y });
    for (const [box, point] of block.at) {
      middles[box] = move(point);
      rights[box] = point.right + corner.x;
    }
    for (const [link, points] of block.bends) bends[link] = points.map(move);
  });
  return { middles, rights, bends, width, height };
}

/** How far each box stands from the root of its tree. */
function depthsOf(count: number, links: readonly Link[]): number[] {
  const below: number[][] = Array.from({ length: count }, () => []);
  const depths = new Array<number>(count).fill(0);
  for (const { tail, head, isTree } of links) {
    if (!isTree) continue;
    below[tail]!.push(head);
    depths[head] = -1;
  }
  const stack = depths.keys().filter((box) => depths[box] === 0).toArray();
  for (let box = stack.pop(); box !== undefined; box = stack.pop()) {
    for (const head of below[box]!) {
      depths[head] = depths[box]! + 1;
      stack.push(head);
    }
  }
  return depths;
}

/** Those links of a part that Dagre leads from rank to rank: the trees', and others within the limit. */
function ledLinks(links: readonly Link[], part: Part, depths: readonly number[]): number[] {
  let spanned = 0;
  return part.links.filter((index) => {
    const { tail, head, isTree } = links[index]!;
    if (tail === head) return false;
    if (isTree) return true;
    spanned += Math.abs(depths[head]! - depths[tail]!);
    return spanned <= MAX_SPANNED;
  });
}

/** The parts that hang together; their boxes stand in the order in which trees are walked. */
function partsOf(count: number, links: readonly Link[]): Part[] {
  const touching: number[][] = Array.from({ length: count }, () => []);
  const isRoot = new Array<boolean>(count).fill(true);
  links.forEach(({ tail, head, isTree }, index) => {
    touching[tail]!.push(index);
    if (tail !== head) touching[head]!.push(index);
    if (isTree) isRoot[head] = false;
  });
  const seen = new Set<number>();
  const roots = isRoot.keys().filter((box) => isRoot[box]).toArray();
  return roots.flatMap((root) => {
    if (seen.has(root)) return [];
    const boxes: number[] = [];
    const found = new Set<number>();
    const stack = [root];
    for (let box = stack.pop(); box !== undefined; box = stack.pop()) {
      if (seen.has(box)) continue;
      seen.add(box);
      boxes.push(box);
      for (const index of touching[box]!.toReversed()) {
        found.add(index);
        const { tail, head } = links[index]!;
        stack.push(tail === box ? head : tail);
      }
    }
    return [{ boxes, links: [...found] }];
  });
}

function layoutPart(
  sizes: readonly Size[],
  links: readonly Link[],
  part: Part,
  led: readonly number[],
): Block {
  const drawing = new LayoutGraph({ multigraph: true });
  drawing.setGraph({ rankdir: "LR", nodesep: 12, ranksep: 60, edgesep: 6 });
  for (const box of part.boxes) drawing.setNode(String(box), { ...sizes[box]! });
  const ends = (index: number) => {
    const { tail, head } = links[index]!;
    return [String(tail), String(head)] as const;
  };
  for (const index of led) {
    drawing.setEdge(...ends(index), { weight: 1, minlen: 1 }, String(index));
  }
  layout(drawing);
  const at = alignLeft(
    new Map(part.boxes.map((box) => [box, pointOf(drawing.node(String(box)))])),
    sizes,
  );
  const bends = new Map<number, readonly Point[]>(part.links.map((index) => [index, []]));
  for (const index of led) {
    const points = drawing.edge(...ends(index), String(index)).points ?? [];
    bends.set(index, points.map(pointOf));
  }
  const { width, height } = drawing.graph() as Size;
  const hasLoop = part.links.some((index) => links[index]!.tail === links[index]!.head);
  return { at, bends, width: width + (hasLoop ? LOOP_SPACE : 0), height };
}

/** Lets the boxes of a rank, whose middles stand at one x, begin at one x. */
function alignLeft(at: ReadonlyMap<number, Point>, sizes: readonly Size[]): Block["at"] {
  const widths = new Map<number, number>();
  for (const [box, { x }] of at) {
    widths.set(x, Math.max(widths.get(x) ?? 0, sizes[box]!.width));
  }
  const places = [...at].map(([box, { x, y }]) => {
    const left = x - widths.get(x)! / 2;
    return [box, { x: left + sizes[box]!.width / 2, y, right: left + widths.get(x)! }] as const;
  });
  return new Map(places);
}

function pointOf({ x, y }: { x?: number; y?: number }): Point {
  return { x: x ?? 0, y: y ?? 0 };
}
