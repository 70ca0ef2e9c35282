import { findingOf } from "./json.ts";
import { jsonLine } from "./json_text.ts";
import type { ReportInput, ReportOptions } from "./types.ts";

/** Writes each finding as one line of JSON (https://jsonlines.org), with the members that the `json` format has. */
export function report(input: ReportInput, options: ReportOptions): string {
  return input.findings.map((finding) => jsonLine(findingOf(finding, options))).join("");
}
