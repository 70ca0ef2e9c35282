import { dirname, relative, resolve, sep } from "node:path";
import {
  type Baseline,
  BaselineError,
  BaselineFilter,
  type BaselineKey,
  baselineOf,
  baselineText,
  parseBaseline,
  sizeOf,
} from "../engine/baseline.ts";
import { type Finding, inFile } from "../engine/finding.ts";
import { displayPath } from "../host/discover.ts";
import type { Host } from "../host/host.ts";
import { shownPath } from "../host/trouble.ts";
import { ENVIRONMENT } from "../report/by_file.ts";
import { Fingerprints } from "../report/fingerprint.ts";
import { decodeText } from "../syntax/encoding.ts";
import type { LintedHome } from "./lint_command.ts";
import type { Invocation } from "./parse.ts";
import { HostError, UsageError } from "./usage_error.ts";

/** Leaves out findings of homes, or records them. */
export type BaselineStep = (linted: readonly LintedHome[]) => readonly LintedHome[];

/**
 * Opens the `--baseline`: the step leaves out the findings that it holds, or
 * with `--update-baseline` writes all there are into it, which prunes those
 * that are gone. The step says on standard error what came of it.
 *
 * Throws a UsageError for `--update-baseline` alone, a HostError where the file
 * cannot be read; the step throws a HostError where it cannot be written.
 */
export function openBaseline(host: Host, invocation: Invocation): BaselineStep {
  const path = invocation.value("baseline");
  const update = invocation.has("update-baseline");
  if (path === undefined) {
    throw new UsageError("`--update-baseline` goes with `--baseline FILE`.");
  }
  const { baseline, bytes } = readBaseline(host, path, update);
  const keys = new Keys(host, path);
  return (linted) => {
    if (!update) return subtract(host, path, baseline, keys, linted);
    updateBaseline(host, path, bytes, baseline, keys, linted);
    return linted.map((one) => without(one, one.result.findings.length, []));
  };
}

function subtract(
  host: Host,
  path: string,
  baseline: Baseline,
  keys: Keys,
  linted: readonly LintedHome[],
): LintedHome[] {
  const filter = new BaselineFilter(baseline);
  const rest = linted.map((one) => {
    const keyOf = keys.of(one);
    const left = one.result.findings.filter((finding) => !filter.take(keyOf(finding)));
    return without(one, one.result.findings.length - left.length, left);
  });
  const stale = filter.leftIn(keys.linted(linted));
  if (stale > 0) {
    const [what, them] = stale === 1 ? ["finding", "it"] : ["findings", "them"];
    host.stderr.write(
      `awsconf: ${stale} ${what} of the baseline ${path} ${
        stale === 1 ? "is" : "are"
      } gone; --update-baseline takes ${them} out.\n`,
    );
  }
  return rest;
}

function updateBaseline(
  host: Host,
  path: string,
  before: Uint8Array | null,
  old: Baseline,
  keys: Keys,
  linted: readonly LintedHome[],
): void {
  // What it says of files that this run did not look at stays.
  const seen = keys.linted(linted);
  const updated = new Map([...old].filter(([file]) => !seen.has(file)));
  for (const one of linted) {
    for (const [file, counts] of baselineOf(one.result.findings, keys.of(one))) {
      updated.set(file, counts);
    }
  }
  const after = new TextEncoder().encode(baselineText(updated));
  const result = host.writeFiles([{ path: resolve(host.cwd, path), before, after }]);
  if (!result.ok) throw new HostError(result.message);
  const [now, then] = [sizeOf(updated), sizeOf(old)];
  const change = before === null ? "" : `, ${then} before`;
  host.stderr.write(
    `awsconf: The baseline ${path} holds ${now} ${now === 1 ? "finding" : "findings"}${change}.\n`,
  );
}

function readBaseline(
  host: Host,
  path: string,
  mayBeAbsent: boolean,
): { baseline: Baseline; bytes: Uint8Array | null } {
  const read = host.files.read(resolve(host.cwd, path));
  if (read.kind === "error") throw new HostError(read.message);
  if (read.kind === "absent") {
    if (mayBeAbsent) return { baseline: new Map(), bytes: null };
    throw new HostError(`There is no baseline ${shownPath(path)}. \`--update-baseline\` makes it.`);
  }
  try {
    return { baseline: parseBaseline(decodeText(read.bytes).text), bytes: read.bytes };
  } catch (error) {
    if (!(error instanceof BaselineError)) throw error;
    throw new HostError(
      `Cannot use the baseline ${
        shownPath(path)
      }: ${error.message}. Delete it and make it anew with \`--update-baseline\`.`,
    );
  }
}

/** The keys of findings: paths from the folder of the baseline on, so that it holds for every checkout. */
class Keys {
  readonly #host: Host;
  readonly #folder: string;

  constructor(host: Host, path: string) {
    this.#host = host;
    this.#folder = dirname(resolve(host.cwd, path));
  }

  of({ result: { redactor } }: LintedHome): (finding: Finding) => BaselineKey {
    const prints = new Fingerprints({ maskLine: (file, line) => redactor.maskLine(file, line) });
    return (finding) => ({
      file: inFile(finding.place)
        ? redactor.mask(this.#pathOf(finding.place.file.path))
        : ENVIRONMENT,
      subject: prints.subject(finding),
    });
  }

  /** The files of a baseline that a run has looked at. */
  linted(homes: readonly LintedHome[]): ReadonlySet<string> {
    const files = new Set<string>();
    for (const { home, result: { redactor } } of homes) {
      if (home.environment !== null) files.add(ENVIRONMENT);
      for (const { path, reported } of home.files) {
        if (reported) files.add(redactor.mask(this.#pathOf(path)));
      }
    }
    return files;
  }

  #pathOf(path: string): string {
    const absolute = resolve(this.#host.cwd, path);
    const inside = relative(this.#folder, absolute);
    const shown = inside === "" || inside.startsWith("..")
      ? displayPath(absolute, this.#host)
      : inside;
    return shown.replaceAll(sep, "/");
  }
}

function without(one: LintedHome, known: number, findings: readonly Finding[]): LintedHome {
  return { ...one, result: { ...one.result, findings }, inBaseline: known };
}
