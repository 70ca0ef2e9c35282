import { type Finding, inFile, type Severity } from "../engine/finding.ts";
import { Fingerprints } from "./fingerprint.ts";
import { jsonText } from "./json_text.ts";
import { positionsOf } from "./place.ts";
import { printable } from "./printable.ts";
import type { ReportInput, ReportOptions } from "./types.ts";
import { tidyPath } from "./uri.ts";

/** Code Quality knows five; `blocker` and `critical` are for what stops everything. */
const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: "critical",
  warning: "major",
  info: "info",
};

/** Writes a GitLab Code Quality report (GitLab documentation, "Code Quality: report format"). */
export function report(input: ReportInput, options: ReportOptions): string {
  const fingerprints = new Fingerprints(options);
  return jsonText(input.findings.map((finding) => issueOf(finding, fingerprints, options)));
}

function issueOf(finding: Finding, fingerprints: Fingerprints, options: ReportOptions): unknown {
  const { path, line } = locationOf(finding, options);
  return {
    description: printable(finding.message),
    check_name: finding.rule,
    // Lines may move without making a new finding; the same mistake in two files is two.
    fingerprint: `${encodeURIComponent(path.toWellFormed())}:${fingerprints.next(finding)}`,
    severity: SEVERITIES[finding.severity],
    location: { path, lines: { begin: line } },
  };
}

// A report needs a path; a variable stands in for one, as in messages.
function locationOf({ place }: Finding, options: ReportOptions): { path: string; line: number } {
  if (!inFile(place)) return { path: `$${place.variable}`, line: 1 };
  return {
    path: tidyPath(options.maskPath(place.file.path), options.separator),
    line: positionsOf(place).start.line,
  };
}
