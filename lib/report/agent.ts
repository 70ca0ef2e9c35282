import { type Edit, type Finding, type Fix, inFile } from "../engine/finding.ts";
import { positionsOf, showPlace } from "./place.ts";
import { printable } from "./printable.ts";
import { showEdit } from "./safe_edit.ts";
import type { ReportInput, ReportOptions } from "./types.ts";

/**
 * Writes one line per finding with the exact fix behind it, for programs that
 * edit files and read little: `path:line:column severity [rule] message | fix
 * (safe) 14:1-14:10 => "[profile staging]"`. Lines and columns start at 1 and
 * count UTF-16 code units, ends are exclusive; a text is written as in JSON.
 */
export function report(input: ReportInput, options: ReportOptions): string {
  return input.findings.map((finding) => `${lineOf(finding, options)}\n`).join("");
}

function lineOf(finding: Finding, options: ReportOptions): string {
  const { place, severity, rule, fix } = finding;
  const message = printable(finding.message);
  const head = `${showPlace(place, options)} ${severity} [${rule}] ${message}`;
  return fix === null ? head : `${head} | ${fixText(finding, fix, options)}`;
}

function fixText({ place }: Finding, fix: Fix, options: ReportOptions): string {
  if (fix.refused !== undefined) {
    return `fix (refused: ${printable(fix.refused)}) ${printable(fix.title)}`;
  }
  const reason = fix.tier === "unsafe" ? `: ${printable(fix.reason)}` : "";
  const head = `fix (${fix.tier}${reason})`;
  const shown = fix.edits.map((edit) => ({ edit, ...showEdit(edit, options) }));
  // What holds a secret cannot be shown; the linter itself can write it.
  if (shown.some(({ masked }) => masked) || fix.operations.length > 0) {
    const flag = fix.tier === "safe" ? "--fix" : "--fix --unsafe-fixes";
    return `${head} ${printable(fix.title)}: run awsconf ${flag}`;
  }
  const own = inFile(place) ? place.file : null;
  return `${head} ${
    shown.map(({ edit, text }) => `${spanText(edit, own, options)} => ${quote(text)}`).join(", ")
  }`;
}

function spanText(edit: Edit, own: Edit["file"] | null, options: ReportOptions): string {
  const { start, end } = positionsOf(edit);
  const path = edit.file === own ? "" : `${printable(options.displayPath(edit.file.path))}:`;
  return `${path}${start.line}:${start.column}-${end.line}:${end.column}`;
}

function quote(text: string): string {
  return printable(JSON.stringify(text));
}
