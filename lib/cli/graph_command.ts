import { closest } from "../engine/did_you_mean.ts";
import { discover, displayPath } from "../host/discover.ts";
import type { Host } from "../host/host.ts";
import type { Setting } from "../syntax/document.ts";
import { buildGraph } from "../model/graph.ts";
import { focusGraph } from "../model/graph_focus.ts";
import type { Graph } from "../model/graph_types.ts";
import type { Home } from "../model/home.ts";
import { Redactor } from "../model/redact.ts";
import { type GraphFormat, loadGraphReporter } from "../report/graph_formats.ts";
import { printable } from "../report/printable.ts";
import { chooseRuntimes } from "./choose_runtimes.ts";
import type { Invocation } from "./parse.ts";
import { tellProblems } from "./problems.ts";
import { EXIT } from "./run.ts";
import { terminalStyle } from "./terminal.ts";
import { UsageError } from "./usage_error.ts";

/** Beyond this a picture is too large to look at, and takes seconds to lay out. */
const MAX_DRAWN = 2_000;

/**
 * Shows the profiles, sso-sessions and services of the named homes, or of the
 * user's own, and what refers to what. Returns the exit code: broken references
 * are for `lint` to report.
 *
 * Throws a UsageError for a profile that does not exist, where a picture of
 * several homes is asked for, and for one that is too large to draw.
 */
export async function graphCommand(host: Host, invocation: Invocation): Promise<number> {
  const discovery = discover(host, {
    paths: invocation.operands,
    kind: null,
    useEnvironment: false,
    stdinName: null,
    explicit: {},
  });
  tellProblems(host, discovery);
  if (discovery.problems.length > 0) return EXIT.failure;
  const format = (invocation.value("format") ?? "text") as GraphFormat;
  const whole: Graph[] = [];
  for (const loaded of discovery.homes) {
    whole.push(buildGraph(loaded.home, await chooseRuntimes(host, invocation, loaded)));
  }
  const graphs = focus(whole, invocation);
  checkSize(graphs, format, invocation.operands);
  const report = await loadGraphReporter(format);
  const texts: string[] = [];
  for (const graph of graphs) {
    const redactor = new Redactor(graph.home);
    const text = await report(graph, {
      color: terminalStyle(host, invocation.value("color")).color,
      displayPath: (path) => displayPath(redactor.maskPath(path), host),
      maskText: (text) => redactor.mask(text),
      maskValue: (setting) => maskValue(redactor, graph.home, setting),
    });
    texts.push(text);
  }
  host.stdout.write(texts.join("\n"));
  return EXIT.clean;
}

/** The graphs around the profile that `--profile` names, or all of them without it. */
function focus(graphs: readonly Graph[], invocation: Invocation): readonly Graph[] {
  const name = invocation.value("profile");
  if (name === undefined) return graphs;
  const found = graphs.map((graph) => focusGraph(graph, name)).filter((graph) => graph !== null);
  if (found.length > 0) return found;
  const show = (text: string) =>
    printable(graphs.reduce((masked, { home }) => new Redactor(home).mask(masked), text));
  const names = graphs.flatMap(({ nodes }) =>
    nodes.filter(({ kind }) => kind === "profile").map((node) => node.name)
  );
  const meant = closest(name, names);
  const hint = meant === undefined ? "" : ` Did you mean \`${show(meant)}\`?`;
  throw new UsageError(`There is no profile \`${show(name)}\`.${hint}`);
}

function checkSize(
  graphs: readonly Graph[],
  format: GraphFormat,
  paths: readonly string[],
): void {
  if (graphs.length === 0) {
    throw new UsageError(`There are no AWS files in ${paths.map(printable).join(", ")}.`);
  }
  if (format === "text") return;
  if (graphs.length > 1) {
    throw new UsageError(
      `\`--format ${format}\` draws one home, and there are ${graphs.length}. Name the folder of one.`,
    );
  }
  const size = graphs[0]!.nodes.length;
  if (format === "svg" && size > MAX_DRAWN) {
    throw new UsageError(
      `A picture of ${size} nodes is too large to draw; the limit is ${MAX_DRAWN}. \`--profile NAME\` draws what belongs to one profile, and \`--format dot\` has no limit.`,
    );
  }
}

/** A value as its line may be shown: what its key says counts, as a long role name is no secret. */
function maskValue(redactor: Redactor, home: Home, { line, section, value }: Setting): string {
  const file = home.files.find((one) => one.document === section.document);
  if (file === undefined) return redactor.mask(value);
  const { text, column } = redactor.maskLine(file, line);
  const shown = text.slice(column(line.valueStart), column(line.bareEnd));
  // A secret that begins before the value is masked there.
  return shown === "" && value !== "" ? "****" : shown;
}
