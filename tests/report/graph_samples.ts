import type { Graph } from "../../lib/model/graph_types.ts";
import { loadGraphReporter } from "../../lib/report/graph_formats.ts";
import type { GraphOptions } from "../../lib/report/graph_types.ts";
import { graphOf } from "../model/graph_homes.ts";

type Format = Parameters<typeof loadGraphReporter>[0];

/** Prints a graph, or that of a config file, with nothing masked unless the options say so. */
export async function drawn(
  format: Format,
  graph: Graph | string,
  options: Partial<GraphOptions> = {},
): Promise<string> {
  const report = await loadGraphReporter(format);
  return await report(typeof graph === "string" ? graphOf(graph) : graph, {
    color: false,
    displayPath: (path) => `~/.aws/${path}`,
    maskText: (text) => text,
    maskValue: ({ value }) => value,
    ...options,
  });
}

/** Names that would break out of a format that did not escape them. */
export const HOSTILE_NAMES = [
  'a"b',
  "a\\b",
  "a\\",
  "a<b>&amp;c",
  "--><script>alert(1)</script>",
  "]]>",
  '"]; evil [label="x',
  "`code` **bold** _it_",
  "1. list",
  "- list",
  "%%{init: {}}%%",
  "click n0 href x",
  "end",
  "#quot;",
  "a|b{c}(d)",
  "\u202eabc\u200b",
  "\u001b[31mred",
  "\ufffe\u0000",
  "東京",
  "e\u0301\u{1f469}\u200d\u{1f680}",
] as const;

/**
 * A graph with profiles of these names, each of which is assumed from the first;
 * not from a file, as no file could hold all of them.
 */
export function graphOfNames(names: readonly string[]): Graph {
  const empty = graphOf("");
  const nodes = names.map((name, id) => ({
    id,
    kind: "profile" as const,
    name,
    state: "present" as const,
    unreadBy: [],
    access: { way: "none" as const },
    isOrphan: false,
    isInCycle: false,
    sourceFault: null,
  }));
  const edges = nodes.slice(1).map(({ id }) => ({
    from: id,
    to: 0,
    kind: "source_profile" as const,
    isBroken: false,
    isInCycle: false,
    ignored: null,
  }));
  return { ...empty, nodes, edges };
}
