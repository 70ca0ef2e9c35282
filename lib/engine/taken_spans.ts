import type { FileKind, SourceFile } from "../model/source_file.ts";
import type { TextEdit } from "../syntax/edit.ts";
import { overlaps } from "../syntax/span.ts";
import { editsOf } from "./apply_fixes.ts";
import { directionOf } from "./direction.ts";
import { TakenSections } from "./taken_sections.ts";
import type { FileOperation, Fix } from "./finding.ts";

/** The spans taken so far per file, sorted by start, so that thousands of fixes stay cheap to combine. */
export class TakenSpans {
  readonly #byFile = new Map<SourceFile, TextEdit[]>();
  readonly #reencoded = new Set<SourceFile>();
  readonly #modes = new Set<SourceFile>();
  readonly #sections = new TakenSections();
  #direction: FileKind | null = null;

  /** Takes the spans of a fix, all or none of them; tells whether they were free. */
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
    const direction = directionOf(fix);
    // What moves the other way waits for the next pass, which is written by itself.
    if (direction !== null && this.#direction !== null && direction !== this.#direction) {
      return false;
    }
    if (!this.#sections.take(fix)) return false;
    this.#direction ??= direction;
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
      if (overlaps(other.span, edit.span)) return true;
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
