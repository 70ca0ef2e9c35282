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
  /** The lines that the comment speaks for. */
  readonly scope: Span;
  /** Set by the engine when a finding was suppressed. */
  used: boolean;
}

const PATTERN = /^[#;]+\s*awsconf-ignore(-file)?(?=[\s:]|$)\s*([^:]*)(?::\s*(.*))?$/;

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
    const namesStart = line.contentStart +
      match[0].indexOf(names, match[0].indexOf("ignore") + 6);
    for (const word of names.matchAll(/[^\s,]+/g)) {
      const start = namesStart + word.index;
      const ruleSpan = { start, end: start + word[0].length };
      suppressions.push({
        file,
        line,
        rule: word[0],
        ruleSpan,
        reason: (match[3] ?? "").trim(),
        scope,
        used: false,
      });
    }
  }
  return suppressions;
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
  let last = target;
  for (let i = index + 1; i < lines.length; i++) {
    const line = lines[i]!;
    if (line.kind === "header") break;
    if (line.kind === "blank" || line.kind === "comment") continue;
    if (line.indent <= target.indent) break;
    last = line;
  }
  return { index, scope: { start: target.start, end: last.next } };
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
