import { type FilePlace, inFile, type Place } from "../engine/finding.ts";
import type { SourceFile } from "../model/source_file.ts";
import type { Line } from "../syntax/line.ts";
import type { Position } from "../syntax/span.ts";
import { printable } from "./printable.ts";
import type { ReportOptions } from "./types.ts";

/** Where a place in a file starts and ends; the end is exclusive. */
export function positionsOf(place: FilePlace): { start: Position; end: Position } {
  const { document } = place.file;
  return { start: document.position(place.span.start), end: document.position(place.span.end) };
}

/** A place on one line for people: `path:line:column`, or `$NAME` for a variable. */
export function showPlace(place: Place, options: ReportOptions): string {
  if (!inFile(place)) return printable(`$${place.variable}`);
  const path = showPath(place.file, options);
  if (!place.file.exists) return path;
  const { line, column } = place.file.document.position(place.span.start);
  return `${path}:${line}:${column}`;
}

/** The line of a number, or undefined for the empty one behind a final line terminator. */
export function lineOf(file: SourceFile, number: number): Line | undefined {
  return file.document.lineAt(number - 1);
}

/** The header that a line stands under, or null; the line itself if it is one. */
export function headerOf(file: SourceFile, number: number): Line | null {
  const sections = file.document.sections;
  let low = 0;
  let high = sections.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    // The body's first index is the header's 1-based number.
    if (sections[middle]!.first <= number) low = middle + 1;
    else high = middle;
  }
  return sections[low - 1]?.header ?? null;
}

// A line that starts with `::` or `##` would be a command to the runner of GitHub
// or Azure, and a cell that starts with one of the others a formula to a spreadsheet.
const ACTIVE_START = /^\s*(?:::|##|[=+@-])/;

function showPath(file: SourceFile, options: ReportOptions): string {
  const path = printable(options.displayPath(file.path));
  return ACTIVE_START.test(path) ? `./${path}` : path;
}
