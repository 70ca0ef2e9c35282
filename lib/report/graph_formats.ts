import type { GraphReporter } from "./graph_types.ts";

/** The output formats of `graph`, each loaded only when it is asked for. */
const REPORTERS = {
  text: async () => (await import("./graph_text.ts")).graphText,
  dot: async () => (await import("./graph_dot.ts")).graphDot,
  mermaid: async () => (await import("./graph_mermaid.ts")).graphMermaid,
  svg: async () => (await import("./graph_svg.ts")).graphSvg,
} as const satisfies Record<string, () => Promise<GraphReporter>>;

/** The name of an output format of `graph`. */
export type GraphFormat = keyof typeof REPORTERS;

/** Loads the reporter of a format. */
export async function loadGraphReporter(name: GraphFormat): Promise<GraphReporter> {
  return await REPORTERS[name]();
}
