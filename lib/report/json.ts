import {
  type FileOperation,
  type Finding,
  type Fix,
  inFile,
  type Place,
} from "../engine/finding.ts";
import { octal } from "../engine/wording.ts";
import { jsonText } from "./json_text.ts";
import { positionsOf } from "./place.ts";
import { showEdit } from "./safe_edit.ts";
import type { ReportInput, ReportOptions, Summary } from "./types.ts";

/** The version of this format: a change that breaks a reader makes it larger. */
const VERSION = 1;

/**
 * Writes findings and summary for other programs. Lines and columns start at
 * 1; offsets and columns count UTF-16 code units, a byte order mark included;
 * ends are exclusive. Paths stand as they were given, with secrets masked.
 */
export function report(input: ReportInput, options: ReportOptions): string {
  return jsonText({
    version: VERSION,
    findings: input.findings.map((finding) => findingOf(finding, options)),
    summary: summaryOf(input.summary),
    resolution: resolutionOf(input.summary.resolution),
  });
}

/** A summary as data, key by key, so that the order does not depend on who made the object. */
export function summaryOf(summary: Summary): unknown {
  return {
    files: summary.files,
    profiles: summary.profiles,
    environment: summary.environment,
    errors: summary.errors,
    warnings: summary.warnings,
    infos: summary.infos,
    fixable: summary.fixable,
    fixableUnsafe: summary.fixableUnsafe,
    fixed: summary.fixed,
    refused: summary.refused,
    suppressed: summary.suppressed,
    inBaseline: summary.inBaseline,
  };
}

/** What fixes changed in what the runtimes resolve, as data. */
export function resolutionOf(resolution: Summary["resolution"]): unknown {
  if (resolution === null) return null;
  const { profiles, unchanged, changed, readAgain } = resolution;
  return {
    profiles,
    unchanged,
    changed: changed.map(({ name, change, runtimes }) => ({ profile: name, change, runtimes })),
    readAgain: readAgain.map(({ file, runtimes }) => ({ file, runtimes })),
  };
}

/** A finding as data, as the `json` and `jsonl` formats have it. */
export function findingOf(finding: Finding, options: ReportOptions): unknown {
  return {
    rule: finding.rule,
    severity: finding.severity,
    message: finding.message,
    ...placeOf(finding.place, options),
    related: finding.related.map(({ message, place }) => ({ message, ...placeOf(place, options) })),
    fix: finding.fix === null ? null : fixOf(finding.fix, options),
    profile: finding.profile,
    runtimes: finding.runtimes,
  };
}

function placeOf(place: Place, options: ReportOptions): object {
  if (!inFile(place)) return { file: null, span: null, variable: place.variable };
  return { file: options.maskPath(place.file.path), span: positionsOf(place), variable: null };
}

function fixOf(fix: Fix, options: ReportOptions): unknown {
  return {
    title: fix.title,
    tier: fix.tier,
    reason: fix.tier === "unsafe" ? fix.reason : null,
    refused: fix.refused ?? null,
    edits: fix.edits.map((edit) => ({
      file: options.maskPath(edit.file.path),
      span: positionsOf(edit),
      ...showEdit(edit, options),
    })),
    operations: fix.operations.map((operation) => operationOf(operation, options)),
  };
}

function operationOf(operation: FileOperation, options: ReportOptions): unknown {
  const { kind, file } = operation;
  const path = options.maskPath(file.path);
  return { kind, file: path, ...(kind === "chmod" ? { mode: octal(operation.mode) } : {}) };
}
