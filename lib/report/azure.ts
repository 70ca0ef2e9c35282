import { type Finding, inFile, type Severity } from "../engine/finding.ts";
import { positionsOf } from "./place.ts";
import { printable, visible } from "./printable.ts";
import type { ReportInput, ReportOptions } from "./types.ts";
import { tidyPath } from "./uri.ts";

/** The pipeline knows no third type: what is only info is a warning there. */
const TYPES: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  info: "warning",
};

/** Writes logging commands, which Azure Pipelines turns into issues (Azure DevOps documentation, "Logging commands"). */
export function report(input: ReportInput, options: ReportOptions): string {
  return input.findings.map((finding) => `${command(finding, options)}\n`).join("");
}

function command(finding: Finding, options: ReportOptions): string {
  const { place, rule, severity } = finding;
  const properties: [string, string | number][] = [["type", TYPES[severity]]];
  let message = printable(finding.message);
  if (inFile(place)) {
    properties.push(["sourcepath", tidyPath(options.maskPath(place.file.path), options.separator)]);
    if (place.file.exists) {
      const { line, column } = positionsOf(place).start;
      properties.push(["linenumber", line], ["columnnumber", column]);
    }
  } else message = `$${printable(place.variable)}: ${message}`;
  properties.push(["code", rule]);
  const list = properties.map(([key, value]) =>
    `${key}=${visible(escapeProperty(String(value)))};`
  );
  return `##vso[task.logissue ${list.join("")}]${escapeData(message)}`;
}

// The escapes of the agent's own parser (microsoft/azure-pipelines-agent, `CommandStringConvertor`).
function escapeData(text: string): string {
  return text.replaceAll("%", "%AZP25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(";", "%3B").replaceAll("]", "%5D");
}
