import type { SourceFile } from "../model/source_file.ts";
import type { Document, Section } from "../syntax/document.ts";
import type { Line } from "../syntax/line.ts";
import type { Span } from "../syntax/span.ts";

/** A comment that tells the linter to be silent about a rule, for one place or a file. */
export interface Suppression {
  readonly file: SourceFile;
  readonly line: Line;
  /** The rule's name as written. */
  readonly rule: string;
  /** Where the rule's name stands. */
  readonly ruleSpan: Span;
  /** Why; empty where the comment gives no reason, and then nothing is suppressed. */
  readonly reason: string;
  /** Its last day, where the comment names one. */
  readonly until: SuppressionEnd | null;
  /** The lines that the comment speaks for. */
  readonly scope: Span;
  /** Set by the engine when a finding was suppressed. */
  used: boolean;
}

/** The last day of a suppression: `until=2027-01-31` among the names of the rules. */
export interface SuppressionEnd {
  /** As written, without `until=`. */
  readonly text: string;
  readonly span: Span;
  /** When that day is over everywhere, in milliseconds since 1970 (UTC); null where the text is no date. */
  readonly over: number | null;
}

/** Tells whether a suppression holds: it gives a reason, and its last day, if it has one, is not over. */
export function holds({ reason, until }: Suppression, now: number | null): boolean {
  if (reason === "") return false;
  if (until === null) return true;
  return until.over !== null && (now === null || now < until.over);
}

const PATTERN = /^[#;]+\s*awsconf-ignore(-file)?(?=[\s:]|$)\s*([^:]*)(?::\s*(.*))?$/d;

/**
 * Finds the `awsconf-ignore` comments of a file. A comment above a header
 * speaks for the whole section, above a setting for that setting with its
 * deeper lines; `awsconf-ignore-file` speaks for the file wherever it stands.
 */
export function findSuppressions(file: SourceFile): Suppression[] {
  const suppressions: Suppression[] = [];
  const document = file.document;
  if (!document.text.includes("awsconf-ignore")) return suppressions;
  // Comments above one another speak for the same lines, which are looked for once.
  let below: Below | null = null;
  for (const line of document.lines) {
    if (line.kind !== "comment") continue;
    const match = PATTERN.exec(document.slice(line.content));
    if (match === null) continue;
    let scope: Span = { start: 0, end: document.text.length + 1 };
    if (match[1] === undefined) {
      if (below === null || below.index < line.number) below = lookBelow(document, line);
      scope = below.scope;
    }
    const names = match[2]!;
    const namesStart = line.contentStart + match.indices![2]![0];
    const words = [...names.matchAll(/[^\s,]+/g)].map(({ 0: text, index }) => {
      const start = namesStart + index;
      return { text, span: { start, end: start + text.length } };
    });
    const until = words.filter(({ text }) => text.startsWith(UNTIL)).map(endOf).at(-1) ?? null;
    for (const { text, span } of words) {
      if (text.startsWith(UNTIL)) continue;
      suppressions.push({
        file,
        line,
        rule: text,
        ruleSpan: span,
        reason: match[3] ?? "",
        until,
        scope,
        used: false,
      });
    }
  }
  return suppressions;
}

const UNTIL = "until=";

const HOUR = 3_600_000;

function endOf({ text, span }: { text: string; span: Span }): SuppressionEnd {
  const date = text.slice(UNTIL.length);
  const start = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : NaN;
  // The 31st of a month with 30 days is taken for the 1st of the next by some engines.
  const isDay = !Number.isNaN(start) && new Date(start).toISOString().startsWith(date);
  // A day ends 12 hours later on the far side of the date line.
  return { text: date, span, over: isDay ? start + 36 * HOUR : null };
}

/** What a comment stands above. */
interface Below {
  /** Index of the first line that is neither comment nor blank. */
  readonly index: number;
  readonly scope: Span;
}

function lookBelow(document: Document, comment: Line): Below {
  const lines = document.lines;
  let index = comment.number;
  while (
    index < lines.length &&
    (lines[index]!.kind === "blank" || lines[index]!.kind === "comment")
  ) index++;
  const target = lines[index];
  if (target === undefined) return { index, scope: { start: comment.next, end: comment.next } };
  if (target.kind === "header") {
    const section = sectionAt(document, target);
    const last = lines[section.last - 1] ?? target;
    return { index, scope: { start: target.start, end: last.next } };
  }
  return { index, scope: { start: target.start, end: lastBelow(document, target).next } };
}

/** The last of the deeper lines below a line, or that line: what a comment above it speaks for. */
export function lastBelow({ lines }: Document, target: Line): Line {
  let last = target;
  for (let i = target.number; i < lines.length; i++) {
    const line = lines[i]!;
    if (line.kind === "header") break;
    if (line.kind === "blank" || line.kind === "comment") continue;
    if (line.indent <= target.indent) break;
    last = line;
  }
  return last;
}

/** The section with a header, found by halving, as a file may hold a comment for each of its sections. */
function sectionAt({ sections }: Document, header: Line): Section {
  let low = 0;
  let high = sections.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sections[middle]!.header!.number < header.number) low = middle + 1;
    else high = middle;
  }
  return sections[low]!;
}

/** Suppressions of one rule in one file, to be asked for a place. */
export class SuppressionIndex {
  readonly #sorted: readonly Suppression[];
  /** The greatest end of a scope up to and with each index: where it is too small, no earlier scope reaches. */
  readonly #reach: number[] = [];

  constructor(suppressions: readonly Suppression[]) {
    this.#sorted = suppressions.toSorted((a, b) => a.scope.start - b.scope.start);
    let reach = 0;
    for (const { scope } of this.#sorted) this.#reach.push(reach = Math.max(reach, scope.end));
  }

  /** Marks the suppressions that speak for an offset as used, and tells whether there are any. */
  use(offset: number): boolean {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#sorted[middle]!.scope.start <= offset) low = middle + 1;
      else high = middle;
    }
    let found = false;
    for (let i = low - 1; i >= 0 && this.#reach[i]! > offset; i--) {
      if (this.#sorted[i]!.scope.end <= offset) continue;
      this.#sorted[i]!.used = true;
      found = true;
    }
    return found;
  }
}
