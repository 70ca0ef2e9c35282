import { relative, resolve } from "node:path";
import { parseRuntimes } from "../engine/settings.ts";
import { discover } from "../host/discover.ts";
import type { Host } from "../host/host.ts";
import { kindOf } from "../host/kind.ts";
import { shownPath } from "../host/trouble.ts";
import { Home } from "../model/home.ts";
import { type RuntimeName, RUNTIMES } from "../model/runtime.ts";
import type { FileKind } from "../model/source_file.ts";
import { type ComparedHome, differenceJson } from "../report/difference_json.ts";
import { summarizeDifferences, summarySentence } from "../report/difference_summary.ts";
import { differenceLines } from "../report/difference_text.ts";
import { painter } from "../report/style.ts";
import { changeOf } from "./home_change.ts";
import type { Invocation } from "./parse.ts";
import { EXIT } from "./run.ts";
import { terminalStyle } from "./terminal.ts";
import { HostError, UsageError } from "./usage_error.ts";

/**
 * Shows what the AWS tools resolve differently in two files, or in the homes of
 * two folders. Returns 0 where that is nothing and 1 where it is something, but
 * 0 for git, which would take anything else for a failure.
 *
 * Throws a UsageError where it is not clear what to compare, and a HostError for
 * a file that cannot be read.
 */
export function diffCommand(host: Host, invocation: Invocation): Promise<number> {
  if (invocation.has("textconv")) return Promise.resolve(printOne(host, invocation));
  const git = invocation.has("git") ? gitArguments(invocation.operands) : null;
  if (git?.files === null) {
    host.stdout.write(`${shownPath(git.path)}: unmerged\n`);
    return Promise.resolve(EXIT.clean);
  }
  const [before, after] = git?.files ?? twoOperands(invocation.operands);
  const kind = chosenKind(invocation) ?? (git === null ? null : kindOfPath(git.path));
  const pairs = pairUp(load(host, before, kind), load(host, after, kind));
  const compared = pairs.map((pair) => compare(pair, chooseRuntimes(invocation)));
  if (git !== null) host.stdout.write(`awsconf diff ${shownPath(git.path)}\n`);
  host.stdout.write(
    invocation.value("format") === "json"
      ? differenceJson(compared)
      : textOf(compared, terminalStyle(host, invocation.value("color")).color),
  );
  const isSame = compared.every(({ summary, grouped }) =>
    summary.unchanged === summary.profiles && grouped.reading.length === 0 &&
    grouped.subjects.every((subject) => !isChanged(subject))
  );
  return Promise.resolve(isSame || git !== null ? EXIT.clean : EXIT.findings);
}

function isChanged({ changes, appears, vanishes }: ComparedHome["grouped"]["subjects"][number]) {
  return changes.length + appears.length + vanishes.length > 0;
}

/** What stands for "no file": git's name for it, on Windows too. */
const NOTHING = "/dev/null";

function twoOperands(operands: readonly string[]): readonly [before: string, after: string] {
  const [before, after, ...more] = operands;
  if (before === undefined || after === undefined || more.length > 0) {
    throw new UsageError(
      "`awsconf diff` takes two files or two folders: `awsconf diff BEFORE AFTER`.",
    );
  }
  if (before === "-" && after === "-") {
    throw new UsageError("Only one of the two can be read from standard input.");
  }
  return [before, after];
}

/**
 * The arguments of an external diff driver (git's documentation, "git",
 * GIT_EXTERNAL_DIFF): `path old-file old-hex old-mode new-file new-hex new-mode`,
 * more for a file that was renamed, and the path alone for an unmerged one.
 */
function gitArguments(
  operands: readonly string[],
): { readonly path: string; readonly files: readonly [string, string] | null } {
  const [path, old, , , now] = operands;
  if (path !== undefined && operands.length === 1) return { path, files: null };
  if (path === undefined || old === undefined || now === undefined || operands.length < 7) {
    throw new UsageError(
      "`--git` goes with the seven arguments that git gives to an external diff driver.",
    );
  }
  return { path, files: [old, now] };
}

function chosenKind(invocation: Invocation): FileKind | null {
  return (invocation.value("kind") as FileKind | undefined) ?? null;
}

/** By its name alone: what git gives to read may be called anything. */
function kindOfPath(path: string): FileKind | null {
  const kind = kindOf(path, "");
  return kind === "credentials" || /config/i.test(path) ? kind : null;
}

function chooseRuntimes(invocation: Invocation): readonly RuntimeName[] {
  const list = invocation.value("runtimes");
  if (list === undefined) return RUNTIMES;
  const chosen = parseRuntimes(list, (message) => {
    throw new UsageError(message);
  });
  return RUNTIMES.filter((runtime) => chosen.includes(runtime));
}

/** The homes of an operand, by their folders below it. */
type Homes = ReadonlyMap<string, Home>;

function load(host: Host, path: string, kind: FileKind | null): Homes {
  if (path === NOTHING) return new Map();
  const { homes, problems } = discover(host, {
    paths: [path],
    kind,
    alone: true,
    useEnvironment: false,
    stdinName: null,
    explicit: {},
  });
  if (problems[0] !== undefined) throw new HostError(problems[0].message);
  const root = resolve(host.cwd, path);
  return new Map(homes.map(({ home, folder }) => [relative(root, folder), home]));
}

interface Pair {
  readonly folder: string;
  readonly before: Home;
  readonly after: Home;
}

const NO_HOME = new Home({ config: null, credentials: null });

/** One home on each side is compared with the other wherever they lie; several by their folders. */
function pairUp(before: Homes, after: Homes): Pair[] {
  if (before.size <= 1 && after.size <= 1) {
    const [[, old] = ["", NO_HOME]] = before;
    const [[, now] = ["", NO_HOME]] = after;
    return [{ folder: "", before: old, after: now }];
  }
  return [...new Set([...before.keys(), ...after.keys()])].sort().map((folder) => ({
    folder,
    before: before.get(folder) ?? NO_HOME,
    after: after.get(folder) ?? NO_HOME,
  }));
}

function compare({ folder, before, after }: Pair, runtimes: readonly RuntimeName[]): ComparedHome {
  const { diff, grouped } = changeOf(before, after, true, runtimes);
  return { folder, grouped, summary: summarizeDifferences(diff.profiles.size, grouped) };
}

function textOf(compared: readonly ComparedHome[], color: boolean): string {
  const paint = painter(color);
  const blocks = compared.map(({ folder, grouped, summary }) => [
    ...(compared.length > 1 ? [paint("path", `${shownPath(folder)}:`)] : []),
    ...differenceLines(grouped, paint),
    ...(summary.profiles > 0 ? [summarySentence(summary)] : []),
  ]);
  return blocks.map((lines) => lines.map((line) => `${line}\n`).join("")).join("\n");
}

/**
 * Prints what one file or folder resolves to, so that git can compare two
 * states of it line by line. There are no numbers of lines in it, as these move.
 */
function printOne(host: Host, invocation: Invocation): number {
  const [path, ...more] = invocation.operands;
  if (path === undefined || more.length > 0) {
    throw new UsageError("`awsconf diff --textconv` takes one file or folder.");
  }
  for (const [folder, home] of load(host, path, chosenKind(invocation))) {
    const { grouped } = changeOf(NO_HOME, home, true, chooseRuntimes(invocation));
    const lines = differenceLines(grouped, painter(false), false)
      // Against nothing, everything is new.
      .filter((line) => line !== "  is new");
    if (folder !== "" && !folder.startsWith("..")) lines.unshift(`${shownPath(folder)}:`);
    host.stdout.write(lines.map((line) => `${line}\n`).join(""));
  }
  return EXIT.clean;
}
