import type { Graph, GraphEdge } from "../model/graph_types.ts";
import { type Forest, plantForest } from "./graph_forest.ts";
import { labelsOf, type NodeLabel, notesText, summaryOf } from "./graph_labels.ts";
import type { GraphOptions } from "./graph_types.ts";
import { printable } from "./printable.ts";
import { type Paint, painter, type Style } from "./style.ts";

/** Deeper trees go on as one of their own: indenting a long chain further would take quadratic space. */
const MAX_DEPTH = 20;

/** Prints a graph as trees for people: what gives credentials above what uses it. */
export function graphText(graph: Graph, options: GraphOptions): string {
  const paint = painter(options.color);
  const files = graph.home.files.map(({ kind, path, exists }) =>
    `${kind.padEnd(11)}  ${printable(options.displayPath(path))}${exists ? "" : " (no such file)"}`
  );
  const blocks = new TreePrinter(graph, options, paint).blocks();
  const lines = [...files.map((line) => paint("dim", line)), "", ...blocks];
  return `${[...lines, summaryOf(graph).join("; ")].join("\n")}\n`;
}

/** A line that is still to be printed. */
interface Pending {
  readonly id: number;
  /** The edge that leads to it from above; null for the top of a tree. */
  readonly edge: GraphEdge | null;
  /** What stands before the lines below it. */
  readonly indent: string;
  readonly isLast: boolean;
  readonly depth: number;
}

class TreePrinter {
  readonly #graph: Graph;
  readonly #forest: Forest;
  readonly #labels: readonly NodeLabel[];
  readonly #paint: Paint;
  /** Where trees that are too deep go on. */
  readonly #continued: number[] = [];

  constructor(graph: Graph, options: GraphOptions, paint: Paint) {
    this.#graph = graph;
    this.#forest = plantForest(graph);
    this.#labels = labelsOf(graph, options);
    this.#paint = paint;
  }

  /** The lines of all trees, with a blank line after each that is more than one line. */
  blocks(): string[] {
    const lines: string[] = [];
    const roots = this.#forest.roots.map((id) => ({ id, rank: this.#rank(id) }))
      .sort((a, b) => a.rank - b.rank || a.id - b.id);
    let wasSingle = false;
    const add = (tree: string[]) => {
      const isSingle = tree.length === 1;
      if (lines.length > 0 && !(wasSingle && isSingle)) lines.push("");
      for (const line of tree) lines.push(line);
      wasSingle = isSingle;
    };
    for (const { id } of roots) {
      add(this.#tree(id, ""));
      // The rest of a deep tree stands right behind it.
      for (const next of this.#continued) add(this.#tree(next, "continued"));
      this.#continued.length = 0;
    }
    if (lines.length > 0) lines.push("");
    return lines;
  }

  #tree(root: number, note: string): string[] {
    const lines: string[] = [];
    const stack: Pending[] = [{ id: root, edge: null, indent: "", isLast: true, depth: 0 }];
    for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
      const { id, edge, indent, isLast, depth } = item;
      const below = this.#below(id, edge);
      const isCut = depth === MAX_DEPTH && below.length > 0;
      if (isCut) this.#continued.push(id);
      const branch = edge === null ? "" : `${indent}${isLast ? "└── " : "├── "}`;
      lines.push(this.#paint("dim", branch) + this.#line(id, edge, isCut ? "goes on below" : note));
      note = "";
      if (isCut) continue;
      const inner = edge === null ? "" : `${indent}${isLast ? "    " : "│   "}`;
      for (let i = below.length - 1; i >= 0; i--) {
        stack.push({
          id: below[i]!.from,
          edge: below[i]!,
          indent: inner,
          isLast: i === below.length - 1,
          depth: depth + 1,
        });
      }
    }
    return lines;
  }

  /** The edges to show below a node: none where it only stands as a reference. */
  #below(id: number, edge: GraphEdge | null): readonly GraphEdge[] {
    return edge === null || this.#forest.above[id] === edge ? this.#forest.below[id]! : [];
  }

  #line(id: number, edge: GraphEdge | null, note: string): string {
    const label = this.#labels[id]!;
    const name = edge === null ? `${label.kind} ${label.name}` : label.name;
    const isReference = edge !== null && this.#forest.above[id] !== edge;
    const parts = isReference ? this.#referenceParts(id, edge) : this.#ownParts(label, name);
    if (note !== "") parts.push(this.#paint("dim", `(${note})`));
    return parts.filter((part) => part !== "").join("  ");
  }

  #ownParts(label: NodeLabel, name: string): string[] {
    const style = STYLES[label.tone];
    return [
      this.#paint(label.tone === "problem" ? "error" : "bold", name),
      label.detail,
      this.#paint(style, notesText(label)),
    ];
  }

  #referenceParts(id: number, edge: GraphEdge): string[] {
    const { name } = this.#labels[id]!;
    if (edge.kind === "services") return [name];
    if (edge.isInCycle) return [this.#paint("error", name), this.#paint("error", "(cycle)")];
    const above = this.#forest.above[id];
    const where = above === null || above === undefined
      ? "see its own tree"
      : `see under ${this.#labels[above.to]!.name}`;
    return [name, this.#paint("dim", `(${where})`)];
  }

  /** Where a tree stands among the others: what is well and has branches first, what nothing uses last. */
  #rank(id: number): number {
    const node = this.#graph.nodes[id]!;
    const isAlone = this.#forest.below[id]!.length === 0;
    if (node.kind === "services") return isAlone ? 7 : 5;
    if (node.kind === "sso-session" && isAlone) return 6;
    if (this.#labels[id]!.tone === "problem") return 3;
    if (node.kind === "profile") return isAlone ? 4 : 2;
    return node.kind === "sso-session" ? 0 : 1;
  }
}

const STYLES: Readonly<Record<NodeLabel["tone"], Style>> = {
  problem: "error",
  idle: "warning",
  plain: "dim",
};
