import { rules as allRules } from "../../rules/mod.ts";
import type { Finding, FixTier, Severity } from "../engine/finding.ts";
import type { FixedHome } from "../engine/fix.ts";
import { lint, type LintOptions, type LintResult } from "../engine/lint.ts";
import type { Rule } from "../engine/rule.ts";
import { type FailOn, parseRuntimes, type Settings } from "../engine/settings.ts";
import { discover, type Discovery, type LoadedHome } from "../host/discover.ts";
import type { Host } from "../host/host.ts";
import type { Home } from "../model/home.ts";
import type { Redactor } from "../model/redact.ts";
import type { Invocation } from "./parse.ts";
import { findRule, loadSettings } from "./load_settings.ts";
import { tellProblems } from "./problems.ts";
import { printReport } from "./print_report.ts";
import { Progress } from "./progress.ts";
import { checkReportPaths, reportTargets } from "./report_targets.ts";
import { EXIT } from "./run.ts";
import { UsageError } from "./usage_error.ts";

/** A home after linting, and fixing where that was asked for. */
export interface LintedHome {
  readonly loaded: LoadedHome;
  readonly settings: Settings;
  /** The home that the result is about: the fixed one where fixes were applied. */
  readonly home: Home;
  readonly result: LintResult;
  readonly fixed: FixedHome | null;
  /** Runs the same rules over another state of the home; what a redactor of an earlier one hides stays hidden. */
  readonly lint: (home: Home, before?: Redactor) => LintResult;
  /** How many findings are left out of the result because the baseline holds them. */
  readonly inBaseline: number;
}

/**
 * Lints files and environment, applies fixes where asked, prints a report, and
 * returns the exit code. With `--watch` it does so again and again and never returns.
 */
export async function lintCommand(host: Host, invocation: Invocation): Promise<number> {
  if (invocation.has("watch")) return (await import("./watch.ts")).watch(host, invocation);
  return await lintOnce(host, invocation);
}

/** Finds and reads what an invocation names. Throws a HostError where an `--env-file` cannot be read. */
export async function discoverFor(
  host: Host,
  invocation: Invocation,
  onFolder: () => void = () => {},
): Promise<Discovery> {
  const variables = invocation.values("env-file").length === 0
    ? null
    : (await import("./env_files.ts")).readEnvFiles(host, invocation);
  return discover(host, {
    paths: invocation.operands,
    kind: invocation.value("kind") as "config" | "credentials" | undefined ?? null,
    useEnvironment: invocation.has("env") || variables !== null,
    ...(variables === null ? {} : { variables }),
    stdinName: invocation.value("stdin-filename") ?? null,
    explicit: explicitParameters(invocation),
    onFolder,
  });
}

/** Lints once; see {@link lintCommand}. */
export async function lintOnce(host: Host, invocation: Invocation): Promise<number> {
  const rules = chooseRules(invocation);
  const suppress = invocation.value("add-suppressions") === undefined
    ? null
    : (await import("./add_suppressions.ts")).suppressionStep(host, invocation);
  const tiers = suppress === null ? chooseTiers(invocation) : null;
  const targets = reportTargets(invocation);
  const baseline = invocation.has("update-baseline") || invocation.value("baseline") !== undefined
    ? (await import("./baseline.ts")).openBaseline(host, invocation)
    : null;
  const progress = new Progress(host);
  let folders = 0;
  const find = () =>
    discoverFor(host, invocation, () => {
      folders++;
      progress.tell(() => `looking for AWS files, ${folders} folders so far`);
    }).finally(() => progress.end());
  const isWriting = (invocation.has("fix") || suppress !== null) && !invocation.has("diff");
  let discovery = await find();
  if (isWriting && (await import("./recover.ts")).recoverHomes(host, discovery)) {
    discovery = await find();
  }
  checkReportPaths(host, targets, discovery.homes.flatMap(({ home }) => home.files));
  tellProblems(host, discovery);
  const linted: LintedHome[] = [];
  try {
    for (const loaded of discovery.homes) {
      const onRule = tellProgress(progress, linted.length, discovery.homes.length);
      const one = await lintHome(host, invocation, { rules, tiers, onRule }, loaded);
      linted.push(suppress === null ? one : suppress(one));
    }
  } finally {
    progress.end();
  }
  if (invocation.has("diff")) {
    await (await import("./print_diff.ts")).printDiff(host, invocation, linted);
    return exitCode(invocation, linted, discovery);
  }
  const written = isWriting
    ? (await import("./write_fixes.ts")).writeFixes(host, linted, invocation.has("backup"))
    : { ok: true, linted };
  progress.end();
  const left = baseline === null ? written.linted : baseline(written.linted);
  const reported = await printReport(host, invocation, left, rules, discovery);
  return written.ok && reported ? exitCode(invocation, left, discovery) : EXIT.failure;
}

/** Makes what tells how far the linting of one of several homes is. */
function tellProgress(progress: Progress, done: number, homes: number): (rule: string) => void {
  const which = homes === 1 ? "" : ` ${done + 1} of ${homes}`;
  return (rule) => progress.tell(() => `linting${which}: ${rule}`);
}

/** What is done with every home of a run. */
interface Task {
  readonly rules: readonly Rule[];
  /** The fixes to apply; null for none. */
  readonly tiers: ReadonlySet<FixTier> | null;
  readonly onRule: (name: string) => void;
}

async function lintHome(
  host: Host,
  invocation: Invocation,
  { rules, tiers, onRule }: Task,
  loaded: LoadedHome,
): Promise<LintedHome> {
  const settings = await loadSettings(host, invocation, loaded);
  const options = { ...lintOptions(invocation, settings, rules), onRule };
  const check = (home: Home, before: Redactor | null = null) => lint(home, { ...options, before });
  // Loaded only for fixes, as the proof knows how everything resolves.
  const fixed = tiers === null
    ? null
    : (await import("../engine/fix.ts")).fixHome(loaded.home, tiers, check);
  return {
    loaded,
    settings,
    home: fixed?.home ?? loaded.home,
    result: fixed?.result ?? check(loaded.home),
    fixed,
    lint: check,
    inBaseline: 0,
  };
}

function lintOptions(
  invocation: Invocation,
  settings: Settings,
  rules: readonly Rule[],
): LintOptions {
  const runtimes = invocation.value("runtimes");
  const region = invocation.value("region");
  const ruleOptions = new Map(settings.ruleOptions);
  // A region on the command line lies over the configured one in every rule that has the option.
  for (const { meta } of rules) {
    if (region === undefined || meta.options?.region === undefined) continue;
    ruleOptions.set(meta.name, { ...ruleOptions.get(meta.name), region });
  }
  const severities = new Map(settings.severities);
  // A rule that is named on the command line runs even if it is off by default.
  for (const name of invocation.values("only")) {
    const rule = rules.find((candidate) => candidate.meta.name === name);
    if ((severities.get(name) ?? rule?.meta.severity) === "off") severities.set(name, "warning");
  }
  return {
    rules,
    knownRules: allRules.map((rule) => rule.meta.name),
    severities,
    ruleOptions,
    runtimes: runtimes === undefined ? settings.runtimes : parseRuntimes(runtimes, fail),
  };
}

function fail(message: string): never {
  throw new UsageError(message);
}

function chooseRules(invocation: Invocation): readonly Rule[] {
  const only = invocation.values("only").map((name) => findRule(name, allRules));
  const skip = invocation.values("skip").map((name) => findRule(name, allRules));
  const chosen = only.length === 0 ? allRules : allRules.filter((rule) => only.includes(rule));
  return chosen.filter((rule) => !skip.includes(rule));
}

function chooseTiers(invocation: Invocation): ReadonlySet<FixTier> | null {
  const unsafe = invocation.has("unsafe-fixes");
  if (unsafe && !invocation.has("fix") && !invocation.has("diff")) {
    throw new UsageError("`--unsafe-fixes` goes with `--fix` or `--diff`.");
  }
  if (invocation.has("backup") && (!invocation.has("fix") || invocation.has("diff"))) {
    throw new UsageError("`--backup` goes with `--fix`, which it keeps copies for.");
  }
  if (!invocation.has("fix") && !invocation.has("diff")) return null;
  if (invocation.has("fix") && !invocation.has("diff") && invocation.operands.includes("-")) {
    throw new UsageError("`--fix` cannot write to standard input. `--diff` shows the fixes.");
  }
  return new Set<FixTier>(unsafe ? ["safe", "unsafe"] : ["safe"]);
}

function explicitParameters(invocation: Invocation): Home["explicit"] {
  const profile = invocation.value("profile");
  // `--region` feeds fixes; taken for a parameter it would hide that a profile has none.
  return profile === undefined ? {} : { profile };
}

const WEIGHT: Readonly<Record<Severity, number>> = { error: 3, warning: 2, info: 1 };

function exitCode(
  invocation: Invocation,
  linted: readonly LintedHome[],
  discovery: Discovery,
): number {
  if (discovery.problems.length > 0) return EXIT.failure;
  const failing = linted.some(({ result, settings }) => {
    const least = (invocation.value("fail-on") ?? settings.failOn) as FailOn;
    return result.findings.some((finding) => weighs(finding, least));
  });
  return failing ? EXIT.findings : EXIT.clean;
}

function weighs(finding: Finding, least: FailOn): boolean {
  return least !== "never" && WEIGHT[finding.severity] >= WEIGHT[least];
}
