import { sep } from "node:path";
import type { Finding } from "../engine/finding.ts";
import type { Rule } from "../engine/rule.ts";
import { type Discovery, displayPath } from "../host/discover.ts";
import type { Host } from "../host/host.ts";
import type { SourceFile } from "../model/source_file.ts";
import { type FormatName, loadReporter } from "../report/formats.ts";
import type { ReportOptions, Summary } from "../report/types.ts";
import type { LintedHome } from "./lint_command.ts";
import type { Invocation } from "./parse.ts";
import { terminalStyle } from "./terminal.ts";
import { VERSION } from "./version.ts";

/** Prints the findings of all homes in the chosen format. */
export async function printReport(
  host: Host,
  invocation: Invocation,
  linted: readonly LintedHome[],
  rules: readonly Rule[],
  discovery: Discovery,
): Promise<void> {
  const format = (invocation.value("format") ?? "text") as FormatName;
  const findings = linted.flatMap(({ result }) => result.findings);
  const summary = summarize(linted, findings);
  if (format === "text" && summary.files === 0 && findings.length === 0) {
    // A message about files that could not be read stands already.
    if (discovery.problems.length === 0) host.stdout.write(nothingToLint(host, linted));
    return;
  }
  const report = await loadReporter(format);
  const input = { findings, summary, version: VERSION, rules: rules.map((rule) => rule.meta) };
  host.stdout.write(report(input, reportOptions(host, invocation, linted)));
}

function nothingToLint(host: Host, linted: readonly LintedHome[]): string {
  const paths = linted.flatMap(({ home }) => home.files)
    .filter((file) => !file.exists)
    .map((file) => displayPath(file.path, host));
  const missing = paths.length === 0 ? "" : `: ${paths.join(" and ")} do not exist`;
  return `No AWS configuration found${missing}. Nothing to lint.\n`;
}

function reportOptions(
  host: Host,
  invocation: Invocation,
  linted: readonly LintedHome[],
): ReportOptions {
  const owners = new Map<SourceFile, LintedHome>();
  for (const one of linted) for (const file of one.home.files) owners.set(file, one);
  return {
    ...terminalStyle(host, invocation.value("color")),
    showInfo: invocation.has("info"),
    separator: sep,
    displayPath: (path) => displayPath(path, host),
    maskLine: (file, line) => owners.get(file)!.result.redactor.maskLine(file, line),
    maskText: (text) => linted.reduce((masked, one) => one.result.redactor.mask(masked), text),
  };
}

function summarize(linted: readonly LintedHome[], findings: readonly Finding[]): Summary {
  const count = (test: (finding: Finding) => boolean) => findings.filter(test).length;
  const fixes = new Set(findings.map((finding) => finding.fix).filter((fix) => fix !== null));
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
    fixable: [...fixes].filter((fix) => fix.tier === "safe").length,
    fixableUnsafe: [...fixes].filter((fix) => fix.tier === "unsafe").length,
    fixed: linted.reduce((sum, { fixed }) => sum + (fixed?.applied.length ?? 0), 0),
    suppressed: linted.reduce((sum, { result }) => sum + result.suppressed, 0),
  };
}
