import type { Setting } from "../syntax/document.ts";
import type { Access, Graph, GraphEdge, GraphNode } from "../model/graph_types.ts";
import type { Home } from "../model/home.ts";
import type { RuntimeName } from "../model/runtime.ts";
import { agree, listRuntimes } from "../engine/wording.ts";
import type { GraphOptions } from "./graph_types.ts";
import { printable } from "./printable.ts";

/** How much a node asks for attention: a problem, something idle, or nothing. */
export type Tone = "problem" | "idle" | "plain";

/** What is shown of a node: masked, and printable on one line each. */
export interface NodeLabel {
  /** What it is, such as `sso-session`. */
  readonly kind: string;
  readonly name: string;
  /** Where a profile's credentials come from, in a few words; may be empty. */
  readonly detail: string;
  /** What is wrong with it or odd about it, without parentheses. */
  readonly notes: readonly string[];
  readonly tone: Tone;
}

/** What labels need of the options of a reporter. */
export type LabelOptions = Pick<GraphOptions, "maskText" | "maskValue">;

/** The labels of all nodes of a graph, by id. */
export function labelsOf(graph: Graph, options: LabelOptions): readonly NodeLabel[] {
  const mask = (text: string) => printable(options.maskText(text));
  const value = (setting: Setting | null) =>
    setting === null ? "" : printable(options.maskValue(setting));
  const notes = graph.nodes.map((node) => notesOf(node, graph.home));
  const idle = new Set<number>();
  for (const edge of graph.edges) {
    const note = edgeNote(edge, graph.runtimes);
    if (note !== null) notes[edge.from]!.push(note);
    if (edge.ignored === "no-role") idle.add(edge.from);
  }
  return graph.nodes.map((node, id) => ({
    kind: node.kind === "source" ? "credential source" : node.kind,
    name: mask(node.name),
    detail: node.access === null ? "" : accessText(node.access, value),
    notes: notes[id]!,
    tone: toneOf(node, idle.has(id)),
  }));
}

/** A node's notes as they follow a name: `(missing)`; empty where there are none. */
export function notesText({ notes }: NodeLabel): string {
  return notes.map((note) => `(${note})`).join(" ");
}

/** How many of what there is, and what is wrong, in one line or two; the second is for what is wrong. */
export function summaryOf({ nodes, edges, refusedBy }: Graph): readonly string[] {
  const count = (test: (node: GraphNode) => boolean) => nodes.filter(test).length;
  const there = (kind: GraphNode["kind"]) =>
    count((node) => node.kind === kind && (node.state === "present" || node.state === "unread"));
  const found = [
    plural(there("profile"), "profile"),
    plural(there("sso-session"), "sso-session"),
    plural(there("services"), "services block"),
  ];
  const broken = edges.filter((edge) => edge.isBroken).length;
  const problems = [
    refusedBy.length === 0
      ? ""
      : `${listRuntimes(refusedBy)} ${agree(refusedBy, "refuses", "refuse")} the files`,
    plural(broken, "broken reference"),
    plural(count((node) => node.isInCycle), "profile in a cycle", "profiles in cycles"),
    plural(
      count((node) => node.state === "unread"),
      "section that nothing reads",
      "sections that nothing reads",
    ),
    plural(
      count((node) => node.unreadBy.length > 0),
      "section that some SDK does not read",
      "sections that some SDK does not read",
    ),
    plural(
      count((node) => node.sourceFault === "none"),
      "role without a source",
      "roles without a source",
    ),
    plural(
      count((node) => node.sourceFault === "two"),
      "role with two sources",
      "roles with two sources",
    ),
    plural(count((node) => node.isOrphan && node.kind !== "profile"), "unused section"),
    plural(
      count((node) => node.isOrphan && node.kind === "profile"),
      "profile without credentials",
      "profiles without credentials",
    ),
  ];
  const list = (texts: readonly string[]) => texts.filter((text) => text !== "").join(", ");
  const lines = [list(found), list(problems)].filter((text) => text !== "");
  return lines.length === 0 ? ["No profiles"] : lines;
}

function plural(count: number, one: string, many = `${one}s`): string {
  return count === 0 ? "" : `${count} ${count === 1 ? one : many}`;
}

function toneOf(node: GraphNode, isIdle: boolean): Tone {
  if (node.state === "missing" || node.state === "unread") return "problem";
  if (node.isInCycle || node.sourceFault !== null) return "problem";
  if (node.unreadBy.length > 0 || node.isOrphan || node.state === "unseen") return "idle";
  return isIdle ? "idle" : "plain";
}

function notesOf(node: GraphNode, home: Home): string[] {
  const notes: string[] = [];
  if (node.state === "missing") notes.push(node.kind === "source" ? "unknown" : "missing");
  if (node.state === "unread") {
    const lacksKeyword = node.kind === "profile" && !home.profiles.has(node.name);
    notes.push(lacksKeyword ? "not read: header lacks `profile`" : "not read");
  }
  if (node.unreadBy.length > 0) notes.push(`not read by ${listRuntimes(node.unreadBy)}`);
  if (node.state === "unseen") notes.push("not in view");
  if (node.isInCycle) notes.push("cycle");
  if (node.sourceFault === "none") notes.push("no source");
  if (node.sourceFault === "two") notes.push("two sources");
  if (node.isOrphan) notes.push(node.kind === "profile" ? "no credentials" : "unused");
  return notes;
}

function edgeNote(edge: GraphEdge, runtimes: readonly RuntimeName[]): string | null {
  if (edge.ignored === "no-role") return `${edge.kind} without role_arn`;
  if (edge.ignored === "web-identity") return `web identity before ${edge.kind}`;
  if (edge.from !== edge.to || edge.isInCycle) return null;
  return runtimes.includes("java") ? "its own keys, a cycle for the Java SDK" : "its own keys";
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns
const ROLE_ARN = /^arn:[\w-]+:iam::([\w*-]+):role\/(?:.*\/)?([^/]+)$/;

function accessText(access: Access, value: (setting: Setting | null) => string): string {
  switch (access.way) {
    case "role":
      return roleText(value(access.roleArn));
    case "web-identity":
      return `${roleText(value(access.roleArn))} by web identity`;
    case "sso":
      return inAccount(`SSO ${value(access.role)}`.trimEnd(), value(access.account));
    case "process":
      return "credential_process";
    case "login":
      return "login session";
    case "keys":
      return "keys";
    case "none":
      return "";
  }
}

// Masked before it is taken apart: a part of a secret would not look like one.
function roleText(arn: string): string {
  const match = ROLE_ARN.exec(arn);
  return match === null ? `role ${arn}` : inAccount(`role ${match[2]}`, match[1]!);
}

function inAccount(text: string, account: string): string {
  return account === "" ? text : `${text} in ${account}`;
}
