import {
  type Edit,
  type FilePlace,
  type Finding,
  inFile,
  type Severity,
} from "../engine/finding.ts";
import { jsonText } from "./json_text.ts";
import { printable } from "./printable.ts";
import { showEdit } from "./safe_edit.ts";
import type { ReportInput, ReportOptions } from "./types.ts";
import { tidyPath } from "./uri.ts";

const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: "ERROR",
  warning: "WARNING",
  info: "INFO",
};

/**
 * Writes the Reviewdog Diagnostic Format (reviewdog, `proto/rdf/reviewdog.proto`),
 * in which columns count bytes of UTF-8 and an end is exclusive.
 */
export function report(input: ReportInput, options: ReportOptions): string {
  return jsonText({
    source: { name: "awsconf", url: "https://github.com/awsconf/awsconf" },
    diagnostics: input.findings.map((finding) => diagnosticOf(finding, options)),
  });
}

function diagnosticOf(finding: Finding, options: ReportOptions): unknown {
  const { place } = finding;
  const suggestion = suggestionOf(finding, options);
  const related = finding.related.flatMap(({ message, place }) =>
    inFile(place) ? [{ message: printable(message), location: locationOf(place, options) }] : []
  );
  const message = printable(finding.message);
  return {
    message: inFile(place) ? message : `$${printable(place.variable)}: ${message}`,
    // Every diagnostic needs a path; one that no file has is shown beside the review.
    location: inFile(place) ? locationOf(place, options) : { path: "environment" },
    severity: SEVERITIES[finding.severity],
    code: { value: finding.rule },
    ...(related.length === 0 ? {} : { related_locations: related }),
    ...(suggestion === null ? {} : { suggestions: [suggestion] }),
  };
}

/** A suggestion is one click away from the file: only a safe fix of one edit, without a secret in it, becomes one. */
function suggestionOf({ place, fix }: Finding, options: ReportOptions): unknown {
  if (fix === null || fix.refused !== undefined) return null;
  if (fix.tier !== "safe" || fix.edits.length !== 1 || fix.operations.length > 0) {
    return null;
  }
  const edit: Edit = fix.edits[0]!;
  if (!inFile(place) || edit.file !== place.file) return null;
  const { text, masked } = showEdit(edit, options);
  return masked ? null : { range: rangeOf(edit), text };
}

function locationOf(place: FilePlace, options: ReportOptions): object {
  const path = tidyPath(options.maskPath(place.file.path), options.separator);
  return place.file.exists ? { path, range: rangeOf(place) } : { path };
}

function rangeOf(place: FilePlace): object {
  return {
    start: positionOf(place, place.span.start),
    end: positionOf(place, place.span.end),
  };
}

function positionOf({ file: { document } }: FilePlace, offset: number): object {
  const { line } = document.position(offset);
  const start = document.lineAt(line - 1)?.start ?? offset;
  const before = document.text.slice(start, offset).toWellFormed();
  return { line, column: new TextEncoder().encode(before).length + 1 };
}
