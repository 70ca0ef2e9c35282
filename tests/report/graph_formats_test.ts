import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { describe, test } from "node:test";
import { EVERYTHING, graphOf } from "../model/graph_homes.ts";
import { drawn, graphOfNames, HOSTILE_NAMES } from "./graph_samples.ts";

/** A string of the DOT language (https://graphviz.org/doc/info/lang.html): only `\"` ends no string. */
const DOT_STRING = '"(?:[^"\\\\]|\\\\.)*"';
const DOT_LINE = new RegExp(
  `^(?:digraph awsconf \\{|\\}|  (?:graph|node|edge|n\\d+|n\\d+ -> n\\d+) \\[\\w+=(?:${DOT_STRING}|[\\w.]+)` +
    `(?:, \\w+=(?:${DOT_STRING}|[\\w.]+))*\\];)$`,
);

describe("a graph as DOT", () => {
  test("has a node and an edge for all that there is, from what gives to what uses", async () => {
    const graph = graphOf("[sso-session s]\nsso_region = x\n[profile a]\nsso_session = s\n");
    assertEquals(
      await drawn("dot", graph),
      `\
digraph awsconf {
  graph [rankdir=LR, bgcolor="white", nodesep=0.15, ranksep=0.6];
  node [shape=box, style="filled,rounded", fontname="Helvetica", fontsize=11, margin="0.15,0.06"];
  edge [arrowsize=0.7];
  n0 [label="sso-session s", fillcolor="#f0fdf4", color="#15803d", fontcolor="#052e16"];
  n1 [label="a\\nSSO", fillcolor="#eff6ff", color="#2563eb", fontcolor="#172554"];
  n0 -> n1 [color="#475569", style=solid, tooltip="sso_session"];
}
`,
    );
  });

  test("is well-formed whatever the names are", async () => {
    for (const graph of [graphOf(EVERYTHING), graphOfNames(HOSTILE_NAMES)]) {
      const lines = (await drawn("dot", graph)).trimEnd().split("\n");
      for (const line of lines) assertMatch(line, DOT_LINE);
      assertEquals(lines.length, 5 + graph.nodes.length + graph.edges.length);
    }
  });

  test("escapes what Graphviz would read: backslashes, quotes and entities", async () => {
    const dot = await drawn("dot", graphOfNames(['a\\N"b&lt;', "a\\"]));
    assertStringIncludes(dot, String.raw`n0 [label="a\\N\"b&amp;lt;", `);
    assertStringIncludes(dot, String.raw`n1 [label="a\\", `);
  });

  test("broken edges and orphans stand out", async () => {
    const dot = await drawn("dot", "[profile a]\nsso_session = s\n[sso-session idle]\nx = y\n");
    assertStringIncludes(dot, 'label="sso-session s\\n(missing)", fillcolor="#fef2f2"');
    assertStringIncludes(dot, 'label="sso-session idle\\n(unused)", fillcolor="#fffbeb"');
    assertStringIncludes(dot, 'n2 -> n1 [color="#b91c1c", style=dashed, tooltip="sso_session"];');
  });
});

const MERMAID_LINE =
  /^(?:flowchart LR| {2}(?:n\d+\["[^"]*"\]:::[\w-]+|n\d+ (?:-->|-\.->) n\d+|classDef [\w-]+ [\w:#,]+))$/;

/** What Mermaid shows of a label (https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters). */
function shown(label: string): string {
  return label.replace(/#(\d+);/g, (_, point: string) => String.fromCodePoint(Number(point)));
}

describe("a graph as Mermaid", () => {
  test("is a flowchart from what gives to what uses, with a class for each kind of node", async () => {
    assertEquals(
      await drawn("mermaid", "[profile a]\nsso_session = s\n[profile b]\noutput = json\n"),
      `\
flowchart LR
  n0["a<br>SSO"]:::profile
  n1["b<br>#40;no credentials#41;"]:::idle
  n2["sso-session s<br>#40;missing#41;"]:::problem
  n2 -.-> n0
  classDef profile fill:#eff6ff,stroke:#2563eb,color:#172554
  classDef problem fill:#fef2f2,stroke:#b91c1c,color:#450a0a
  classDef idle fill:#fffbeb,stroke:#b45309,color:#451a03
`,
    );
  });

  test("is well-formed whatever the names are, and shows them as they are", async () => {
    const graph = graphOfNames(HOSTILE_NAMES);
    const lines = (await drawn("mermaid", graph)).trimEnd().split("\n");
    for (const line of lines) assertMatch(line, MERMAID_LINE);
    const labels = lines.flatMap((line) => /^ +n\d+\["(.*)"\]/.exec(line)?.[1] ?? []);
    assertEquals(labels.length, HOSTILE_NAMES.length);
    labels.forEach((label, index) => {
      // Between codes stands nothing that HTML, Markdown or Mermaid would read.
      assertMatch(label.replace(/#\d+;/g, ""), /^[A-Za-z0-9 _.-]*$/);
      const name = HOSTILE_NAMES[index]!;
      if (/^[\x20-\x7e]*$/.test(name)) assertEquals(shown(label), name);
    });
  });

  test("draws all kinds of nodes and edges", async () => {
    const graph = graphOf(EVERYTHING);
    const lines = (await drawn("mermaid", graph)).trimEnd().split("\n");
    for (const line of lines) assertMatch(line, MERMAID_LINE);
    assertEquals(lines.filter((line) => line.includes("->")).length, graph.edges.length);
    assert(lines.some((line) => line.includes(":::source")));
  });
});
