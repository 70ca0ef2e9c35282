import type { GraphEdge, GraphNode } from "../model/graph_types.ts";
import type { NodeLabel } from "./graph_labels.ts";

/** How a node is drawn; text on its fill has a contrast of 7 or more. */
export interface NodePaint {
  readonly fill: string;
  readonly stroke: string;
  readonly text: string;
}

/** How an edge is drawn. */
export interface EdgePaint {
  readonly stroke: string;
  readonly line: "solid" | "dashed" | "dotted";
}

/** The name of a way to draw a node. */
export type PaintName = GraphNode["kind"] | "problem" | "idle";

/** The colours of nodes, on a light background. */
export const NODE_PAINTS: Readonly<Record<PaintName, NodePaint>> = {
  profile: { fill: "#eff6ff", stroke: "#2563eb", text: "#172554" },
  "sso-session": { fill: "#f0fdf4", stroke: "#15803d", text: "#052e16" },
  source: { fill: "#faf5ff", stroke: "#7e22ce", text: "#3b0764" },
  services: { fill: "#f1f5f9", stroke: "#475569", text: "#0f172a" },
  problem: { fill: "#fef2f2", stroke: "#b91c1c", text: "#450a0a" },
  idle: { fill: "#fffbeb", stroke: "#b45309", text: "#451a03" },
};

/** Which way a node is drawn. */
export function paintName(node: GraphNode, label: NodeLabel): PaintName {
  return label.tone === "plain" ? node.kind : label.tone;
}

/** How an edge is drawn. */
export function edgePaint(edge: GraphEdge): EdgePaint {
  if (edge.isBroken || edge.isInCycle) return { stroke: "#b91c1c", line: "dashed" };
  if (edge.ignored !== null) return { stroke: "#b45309", line: "dotted" };
  if (edge.kind === "services") return { stroke: "#94a3b8", line: "dotted" };
  return { stroke: "#475569", line: "solid" };
}
