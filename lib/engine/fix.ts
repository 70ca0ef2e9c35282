import type { Home } from "../model/home.ts";
import { revealed } from "../model/secret.ts";
import type { SourceFile } from "../model/source_file.ts";
import { applyEdits, conflicts, type TextEdit } from "../syntax/edit.ts";
import type { FileOperation, Finding, Fix, FixTier } from "./finding.ts";
import type { LintResult } from "./lint.ts";
import { TakenSections } from "./taken_sections.ts";

/** A pass may uncover new problems; more passes than this means that two fixes undo each other. */
const MAX_PASSES = 10;

/** A fix that was applied, for the report. */
export interface AppliedFix {
  readonly rule: string;
  readonly title: string;
}

/** A home with fixes applied. Nothing has been written. */
export interface FixedHome {
  readonly home: Home;
  /** What the rules find in the fixed home. */
  readonly result: LintResult;
  readonly applied: readonly AppliedFix[];
  /** True when fixes were still to be made after the last pass. */
  readonly unfinished: boolean;
}

/**
 * Applies fixes to a home until none is left, in memory. Each pass takes the
 * fixes that touch no common text; all edits of a fix are applied or none.
 *
 * @param tiers which fixes to apply
 * @param lint runs the rules over a home
 */
export function fixHome(
  home: Home,
  tiers: ReadonlySet<FixTier>,
  lint: (home: Home) => LintResult,
): FixedHome {
  const applied: AppliedFix[] = [];
  let result = lint(home);
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const chosen = chooseFixes(result.findings, tiers);
    if (chosen.length === 0) {
      return { home, result, applied, unfinished: false };
    }
    home = applyFixes(home, chosen.map((finding) => finding.fix!));
    applied.push(
      ...chosen.map((finding) => ({
        rule: finding.rule,
        title: finding.fix!.title,
      })),
    );
    result = lint(home);
  }
  return {
    home,
    result,
    applied,
    unfinished: chooseFixes(result.findings, tiers).length > 0,
  };
}

/** Picks, in the order of the findings, the fixes of the given tiers that touch no common text. */
export function chooseFixes(
  findings: readonly Finding[],
  tiers: ReadonlySet<FixTier>,
): Finding[] {
  const chosen: Finding[] = [];
  const seen = new Set<Fix>();
  const taken = new TakenSpans();
  for (const finding of findings) {
    const fix = finding.fix;
    if (fix === null || !tiers.has(fix.tier) || seen.has(fix)) continue;
    seen.add(fix);
    if (taken.take(fix)) chosen.push(finding);
  }
  return chosen;
}

/** Applies whole fixes, which must not conflict, to the files of a home. */
export function applyFixes(home: Home, fixes: readonly Fix[]): Home {
  return home.with({
    config: applyToFile(home.config, fixes),
    credentials: applyToFile(home.credentials, fixes),
  });
}

function applyToFile(
  file: SourceFile | null,
  fixes: readonly Fix[],
): SourceFile | null {
  if (file === null) return null;
  const edits: PlannedEdit[] = [];
  let { encoding, mode } = file;
  let isOperated = false;
  for (const fix of fixes) {
    edits.push(...editsOf(fix, file));
    for (const operation of fix.operations) {
      if (operation.file !== file) continue;
      isOperated = true;
      if (operation.kind === "reencode") encoding = "utf-8";
      else mode = operation.mode;
    }
  }
  if (edits.length === 0 && !isOperated) return file;
  return file.with({ text: applyEdits(file.document.text, inOrder(edits)), encoding, mode });
}

/** An edit with the text in clear. */
export interface PlannedEdit extends TextEdit {
  readonly isLast: boolean;
}

/** Insertions at one offset are applied in this order: a line that ends a section must not end up in a new one. */
function inOrder(edits: readonly PlannedEdit[]): PlannedEdit[] {
  return [...edits.filter(({ isLast }) => !isLast), ...edits.filter(({ isLast }) => isLast)];
}

/**
 * The edits of a fix in one file, by offset, none of them overlapping.
 * A fix may delete neighbouring lines of which one takes a terminator of the other: those
 * become one edit.
 */
export function editsOf(fix: Fix, file: SourceFile): PlannedEdit[] {
  const merged: PlannedEdit[] = [];
  const own = fix.edits.filter((edit) => edit.file === file)
    .map(({ span, text, isLast = false }) => ({ span, text: revealed(text), isLast }))
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  for (const edit of own) {
    const last = merged.at(-1);
    if (
      last !== undefined && last.text === "" && edit.text === "" &&
      edit.span.start <= last.span.end
    ) {
      const end = Math.max(last.span.end, edit.span.end);
      merged[merged.length - 1] = {
        span: { start: last.span.start, end },
        text: "",
        isLast: false,
      };
    } else merged.push(edit);
  }
  return merged;
}

/** The spans taken so far per file, sorted by start, so that thousands of fixes stay cheap to combine. */
class TakenSpans {
  readonly #byFile = new Map<SourceFile, TextEdit[]>();
  readonly #reencoded = new Set<SourceFile>();
  readonly #modes = new Set<SourceFile>();
  readonly #sections = new TakenSections();

  take(fix: Fix): boolean {
    const byFile = new Map<SourceFile, TextEdit[]>();
    for (const edit of fix.edits) {
      if (!byFile.has(edit.file)) {
        byFile.set(edit.file, editsOf(fix, edit.file));
      }
    }
    for (const [file, edits] of byFile) {
      if (
        this.#reencoded.has(file) ||
        edits.some((edit) => this.#clashes(file, edit))
      ) return false;
    }
    if (fix.operations.some((operation) => this.#clashesWith(operation))) return false;
    if (!this.#sections.take(fix)) return false;
    for (const { kind, file } of fix.operations) {
      (kind === "chmod" ? this.#modes : this.#reencoded).add(file);
    }
    for (const [file, edits] of byFile) {
      for (const edit of edits) this.#insert(file, edit);
    }
    return true;
  }

  #clashesWith({ kind, file }: FileOperation): boolean {
    // Permissions have nothing to do with the text.
    if (kind === "chmod") return this.#modes.has(file);
    return this.#reencoded.has(file) || (this.#byFile.get(file)?.length ?? 0) > 0;
  }

  #clashes(file: SourceFile, edit: TextEdit): boolean {
    const taken = this.#byFile.get(file) ?? [];
    let at = Math.max(0, lowerBound(taken, edit.span.start) - 1);
    // Insertions at the start of a replacement stand beside it in any order.
    while (at > 0 && taken[at - 1]!.span.start === taken[at]!.span.start) at--;
    for (let i = at; i < taken.length; i++) {
      const other = taken[i]!;
      if (other.span.start > edit.span.end) break;
      if (conflicts(other.span, edit.span)) return true;
    }
    return false;
  }

  #insert(file: SourceFile, edit: TextEdit): void {
    const taken = this.#byFile.get(file);
    if (taken === undefined) this.#byFile.set(file, [edit]);
    else taken.splice(lowerBound(taken, edit.span.start + 1), 0, edit);
  }
}

function lowerBound(edits: readonly TextEdit[], start: number): number {
  let low = 0;
  let high = edits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edits[middle]!.span.start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
