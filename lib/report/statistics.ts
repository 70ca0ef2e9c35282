import { summaryOf } from "./json.ts";
import { jsonText } from "./json_text.ts";
import { countByRule, ruleCountLines } from "./rule_counts.ts";
import { painter, ruleLinker } from "./style.ts";
import { summaryLines } from "./summary.ts";
import type { ReportInput, ReportOptions } from "./types.ts";

/** Writes for people how often each rule has found something, info included. */
export function reportText({ findings, summary }: ReportInput, options: ReportOptions): string {
  const paint = painter(options.color);
  const lines = ruleCountLines(countByRule(findings), paint, ruleLinker(options.links));
  if (lines.length > 0) lines.push("");
  lines.push(...summaryLines(summary, true, options.width, paint));
  return `${lines.join("\n")}\n`;
}

/** Writes the same for other programs. */
export function reportJson({ findings, summary }: ReportInput): string {
  return jsonText({
    version: 1,
    statistics: countByRule(findings),
    summary: summaryOf(summary),
  });
}
