import type { Setting } from "../syntax/document.ts";
import type { Graph } from "../model/graph_types.ts";

/** How a graph is printed. */
export interface GraphOptions {
  readonly color: boolean;
  displayPath(path: string): string;
  /** Hides the secrets in a text. */
  maskText(text: string): string;
  /** The value of a setting with its secrets hidden. */
  maskValue(setting: Setting): string;
}

/** Prints a graph in one format. */
export type GraphReporter = (graph: Graph, options: GraphOptions) => string | Promise<string>;
