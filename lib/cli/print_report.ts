import { sep } from "node:path";
import { pathMask } from "../model/path_mask.ts";
import { type Finding, inFile } from "../engine/finding.ts";
import type { Rule } from "../engine/rule.ts";
import { type Discovery, displayPath } from "../host/discover.ts";
import type { Host } from "../host/host.ts";
import type { SourceFile } from "../model/source_file.ts";
import { type FormatName, loadReporter, loadStatistics } from "../report/formats.ts";
import type { ReportInput, ReportOptions, Summary } from "../report/types.ts";
import { wrap } from "../report/wrap.ts";
import type { LintedHome } from "./lint_command.ts";
import type { Invocation } from "./parse.ts";
import { reportTargets } from "./report_targets.ts";
import { fileStyle, terminalStyle } from "./terminal.ts";
import { VERSION } from "./version.ts";

/**
 * Prints the findings of all homes, or writes them to files, in the chosen formats.
 *
 * @returns false if a file could not be written, which is told on standard error
 */
export async function printReport(
  host: Host,
  invocation: Invocation,
  linted: readonly LintedHome[],
  rules: readonly Rule[],
  discovery: Discovery,
): Promise<boolean> {
  const targets = reportTargets(invocation);
  const findings = linted.flatMap(({ result }) => result.findings);
  const isFixed = linted.some(({ fixed }) => fixed !== null && fixed.applied.length > 0);
  // Loaded only after fixes, as it knows how everything resolves.
  const resolution = isFixed ? (await import("./home_change.ts")).changeSummary(linted) : null;
  const summary = summarize(linted, findings, resolution);
  const input = { findings, summary, version: VERSION, rules: rules.map((rule) => rule.meta) };
  let ok = true;
  for (const { format, path } of targets) {
    const text = await reportText(
      format,
      host,
      invocation,
      linted,
      discovery,
      input,
      path !== null,
    );
    if (path === null) host.stdout.write(text);
    else ok = writeReport(host, path, text) && ok;
  }
  return ok;
}

async function reportText(
  format: FormatName,
  host: Host,
  invocation: Invocation,
  linted: readonly LintedHome[],
  discovery: Discovery,
  input: ReportInput,
  toFile: boolean,
): Promise<string> {
  if (format === "text" && input.summary.files === 0 && input.findings.length === 0) {
    // A message about files that could not be read stands already.
    if (discovery.problems.length > 0) return "";
    return nothingToLint(host, linted, terminalStyle(host, "never").width);
  }
  const report = invocation.has("statistics")
    ? await loadStatistics(format)
    : await loadReporter(format);
  return report(input, reportOptions(host, invocation, linted, toFile));
}

function writeReport(host: Host, path: string, text: string): boolean {
  const failure = host.writeReport(path, text);
  if (failure !== null) host.stderr.write(`awsconf: ${failure}\n`);
  return failure === null;
}

function nothingToLint(host: Host, linted: readonly LintedHome[], width: number): string {
  const maskPath = pathMask(linted.map(({ result }) => result.redactor));
  const paths = linted.flatMap(({ home }) => home.files)
    .filter((file) => !file.exists)
    .map((file) => displayPath(maskPath(file.path), host));
  const missing = paths.length === 0 ? "" : `: ${paths.join(" and ")} do not exist`;
  const text = `No AWS configuration found${missing}. Nothing to lint.`;
  return `${wrap(text, width).join("\n")}\n`;
}

function reportOptions(
  host: Host,
  invocation: Invocation,
  linted: readonly LintedHome[],
  toFile: boolean,
): ReportOptions {
  const owners = new Map<SourceFile, LintedHome>();
  for (const one of linted) {
    for (const file of one.home.files) owners.set(file, one);
    // A finding may be about a file that is no part of the home, such as `~/.boto`.
    for (const { place } of one.result.findings) {
      if (inFile(place) && !owners.has(place.file)) owners.set(place.file, one);
    }
  }
  const maskPath = pathMask(linted.map(({ result }) => result.redactor));
  return {
    ...(toFile
      ? fileStyle(invocation.value("color"))
      : terminalStyle(host, invocation.value("color"))),
    showInfo: invocation.has("info"),
    // Who asks for a rule wants to see all that it has found.
    showAll: invocation.has("all") || invocation.values("only").length > 0,
    separator: sep,
    maskPath,
    displayPath: (path) => displayPath(maskPath(path), host),
    maskLine: (file, line) => owners.get(file)!.result.redactor.maskLine(file, line),
    maskText: (text) => linted.reduce((masked, one) => one.result.redactor.mask(masked), text),
  };
}

function summarize(
  linted: readonly LintedHome[],
  findings: readonly Finding[],
  resolution: Summary["resolution"],
): Summary {
  const count = (test: (finding: Finding) => boolean) => findings.filter(test).length;
  const fixes = new Set(findings.map((finding) => finding.fix).filter((fix) => fix !== null));
  const open = [...fixes].filter((fix) => fix.refused === undefined);
  const files = linted.flatMap(({ home }) =>
    home.files.filter((file) => file.exists && file.reported)
  );
  return {
    files: files.length,
    profiles: linted.reduce((sum, { home }) => sum + home.profiles.size, 0),
    environment: linted.some(({ home }) => home.environment !== null),
    errors: count((finding) => finding.severity === "error"),
    warnings: count((finding) => finding.severity === "warning"),
    infos: count((finding) => finding.severity === "info"),
    fixable: open.filter((fix) => fix.tier === "safe").length,
    fixableUnsafe: open.filter((fix) => fix.tier === "unsafe").length,
    fixed: linted.reduce((sum, { fixed }) => sum + (fixed?.applied.length ?? 0), 0),
    refused: fixes.size - open.length,
    resolution,
    inBaseline: linted.reduce((sum, one) => sum + one.inBaseline, 0),
    suppressed: linted.reduce((sum, { result }) => sum + result.suppressed, 0),
  };
}
