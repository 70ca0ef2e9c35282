import type { Graph } from "../model/graph_types.ts";
import { labelsOf, notesText } from "./graph_labels.ts";
import { edgePaint, NODE_PAINTS, paintName } from "./graph_palette.ts";
import type { GraphOptions } from "./graph_types.ts";

/** Prints a graph in the DOT language of Graphviz; edges run from what gives credentials to what uses it. */
export function graphDot(graph: Graph, options: GraphOptions): string {
  const labels = labelsOf(graph, options);
  const nodes = graph.nodes.map((node, id) => {
    const label = labels[id]!;
    const title = node.kind === "profile" ? label.name : `${label.kind} ${label.name}`;
    const lines = [title, label.detail, notesText(label)].filter((line) => line !== "");
    const { fill, stroke, text } = NODE_PAINTS[paintName(node, label)];
    const border = label.tone === "plain" ? "" : ', style="filled,rounded,dashed"';
    return `  n${id} [label=${
      quote(lines)
    }, fillcolor="${fill}", color="${stroke}", fontcolor="${text}"${border}];`;
  });
  const edges = graph.edges.map((edge) => {
    const { stroke, line } = edgePaint(edge);
    return `  n${edge.to} -> n${edge.from} [color="${stroke}", style=${line}, tooltip="${edge.kind}"];`;
  });
  return [
    "digraph awsconf {",
    '  graph [rankdir=LR, bgcolor="white", nodesep=0.15, ranksep=0.6];',
    '  node [shape=box, style="filled,rounded", fontname="Helvetica", fontsize=11, margin="0.15,0.06"];',
    "  edge [arrowsize=0.7];",
    ...nodes,
    ...edges,
    "}",
    "",
  ].join("\n");
}

// Graphviz reads escapes such as `\N` and HTML entities even between quotes.
function quote(lines: readonly string[]): string {
  const escaped = lines.map((line) =>
    line.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("&", "&amp;")
  );
  return `"${escaped.join("\\n")}"`;
}
