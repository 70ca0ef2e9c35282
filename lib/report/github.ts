import { type Finding, inFile, type Severity } from "../engine/finding.ts";
import { positionsOf } from "./place.ts";
import { printable, visible } from "./printable.ts";
import type { ReportInput, ReportOptions } from "./types.ts";
import { tidyPath } from "./uri.ts";

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  info: "notice",
};

/**
 * Writes workflow commands, which GitHub Actions turns into annotations
 * (GitHub's documentation, "Workflow commands for GitHub Actions").
 */
export function report(input: ReportInput, options: ReportOptions): string {
  return input.findings.map((finding) => `${command(finding, options)}\n`).join("");
}

function command(finding: Finding, options: ReportOptions): string {
  const { place, rule } = finding;
  const properties: [string, string | number][] = [];
  let message = printable(finding.message);
  if (inFile(place)) {
    properties.push(["file", tidyPath(options.maskPath(place.file.path), options.separator)]);
    if (place.file.exists) properties.push(...region(positionsOf(place)));
  } else message = `${printable(`$${place.variable}`)}: ${message}`;
  properties.push(["title", `awsconf (${rule})`]);
  const list = properties.map(([key, value]) => `${key}=${visible(escapeProperty(String(value)))}`);
  return `::${COMMANDS[finding.severity]} ${list.join(",")}::${escapeData(message)}`;
}

function region({ start, end }: ReturnType<typeof positionsOf>): [string, number][] {
  const lines: [string, number][] = [["line", start.line], ["endLine", end.line]];
  // Annotations have columns only within one line.
  if (start.line !== end.line) return lines;
  return [lines[0]!, ["col", start.column], lines[1]!, ["endColumn", end.column]];
}

// The escapes of the runner's own command parser (actions/toolkit, packages/core/src/command.ts).
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
