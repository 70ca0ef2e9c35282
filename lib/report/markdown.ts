import type { Finding, Severity } from "../engine/finding.ts";
import { showPlace } from "./place.ts";
import { printable } from "./printable.ts";
import { painter } from "./style.ts";
import { summaryLines } from "./summary.ts";
import type { ReportInput, ReportOptions } from "./types.ts";

const MARKS: Readonly<Record<Severity, string>> = {
  error: "❌ error",
  warning: "⚠️ warning",
  info: "ℹ️ info",
};

/** A job summary takes no more than a megabyte on GitHub; what is left out is said. */
const MAX_ROWS = 1000;

/** Writes a Markdown page for a job's summary: what was found in a sentence, then a table. */
export function report(input: ReportInput, options: ReportOptions): string {
  const { findings, summary } = input;
  const lines = ["## awsconf", ""];
  lines.push(...summaryLines(summary, true, Infinity, painter(false)));
  if (findings.length > 0) {
    lines.push("", "| severity | place | problem | rule |", "| --- | --- | --- | --- |");
    for (const finding of findings.slice(0, MAX_ROWS)) lines.push(row(finding, options));
  }
  const rest = findings.length - MAX_ROWS;
  if (rest > 0) {
    lines.push("", `${rest} more ${rest === 1 ? "finding is" : "findings are"} left out here.`);
  }
  return `${lines.join("\n")}\n`;
}

function row({ severity, place, message, rule, fix }: Finding, options: ReportOptions): string {
  const fixable = fix === null ? "" : ` (fix: ${fix.refused === undefined ? fix.tier : "refused"})`;
  const cells = [
    MARKS[severity],
    code(showPlace(place, options)),
    text(message),
    code(rule) + fixable,
  ];
  return `| ${cells.join(" | ")} |`;
}

/** A text as Markdown, its pairs of backticks kept as code. */
function text(message: string): string {
  return printable(message).split("`").map((part, index, parts) =>
    // An odd one at the end opens nothing.
    index % 2 === 1 && index < parts.length - 1 ? code(part) : escape(part)
  ).join("");
}

function code(part: string): string {
  // In HTML rather than between backticks, where a table still takes `|` for its own.
  return `<code>${escape(part)}</code>`;
}

// What Markdown or HTML could take for its own, as character references, `@` included: it notifies people.
function escape(part: string): string {
  return part.replace(/[&<>|`*_~\[\]\\@#!]/g, (character) => `&#${character.charCodeAt(0)};`)
    // A bare address becomes a link.
    .replace(/:\/\//g, "&#58;//");
}
