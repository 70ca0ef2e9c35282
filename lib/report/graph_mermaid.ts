import type { Graph, GraphEdge } from "../model/graph_types.ts";
import { labelsOf, notesText } from "./graph_labels.ts";
import { edgePaint, NODE_PAINTS, paintName } from "./graph_palette.ts";
import type { GraphOptions } from "./graph_types.ts";

/** Prints a graph as a Mermaid flowchart; edges run from what gives credentials to what uses it. */
export function graphMermaid(graph: Graph, options: GraphOptions): string {
  const labels = labelsOf(graph, options);
  const used = new Set<string>();
  const nodes = graph.nodes.map((node, id) => {
    const label = labels[id]!;
    const title = node.kind === "profile" ? label.name : `${label.kind} ${label.name}`;
    const lines = [title, label.detail, notesText(label)].filter((line) => line !== "");
    const paint = paintName(node, label);
    used.add(paint);
    return `  n${id}["${lines.map(escapeText).join("<br>")}"]:::${paint}`;
  });
  const classes = Object.entries(NODE_PAINTS).filter(([name]) => used.has(name)).map(
    ([name, { fill, stroke, text }]) =>
      `  classDef ${name} fill:${fill},stroke:${stroke},color:${text}`,
  );
  const edges = graph.edges.map((edge) => `  n${edge.to} ${arrow(edge)} n${edge.from}`);
  return ["flowchart LR", ...nodes, ...edges, ...classes, ""].join("\n");
}

function arrow(edge: GraphEdge): string {
  return edgePaint(edge).line === "solid" ? "-->" : "-.->";
}

// Besides quotes and HTML, Mermaid reads Markdown in labels: all but plain words is written as
// character codes (https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters).
const PLAIN_RUN = /[A-Za-z0-9]+(?:[ _.-]?[A-Za-z0-9]+)*/g;

function escapeText(text: string): string {
  let escaped = "";
  let at = 0;
  for (const match of text.matchAll(PLAIN_RUN)) {
    escaped += codes(text.slice(at, match.index)) + match[0];
    at = match.index + match[0].length;
  }
  return escaped + codes(text.slice(at));
}

function codes(text: string): string {
  let escaped = "";
  for (const character of text) {
    escaped += character === " " ? " " : `#${character.codePointAt(0)};`;
  }
  return escaped;
}
