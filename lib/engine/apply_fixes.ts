import type { Home } from "../model/home.ts";
import { revealed } from "../model/secret.ts";
import type { SourceFile } from "../model/source_file.ts";
import { applyEdits, type TextEdit } from "../syntax/edit.ts";
import { OffsetMap } from "../syntax/offset_map.ts";
import type { Fix } from "./finding.ts";

/** A home before and after some fixes, and where the places of its files are then. */
export interface FixedPair {
  readonly before: Home;
  readonly after: Home;
  /** By the file before; every file of the home has one. */
  readonly maps: ReadonlyMap<SourceFile, OffsetMap>;
}

/** Applies whole fixes, which must not conflict, to the files of a home. */
export function applyFixes(home: Home, fixes: readonly Fix[]): Home {
  return applyAndMap(home, fixes).after;
}

/** As {@link applyFixes}, and tells where everything is then. */
export function applyAndMap(before: Home, fixes: readonly Fix[]): FixedPair {
  const files: { config?: SourceFile; credentials?: SourceFile } = {};
  const maps = new Map<SourceFile, OffsetMap>();
  for (const file of before.files) {
    const edits = inOrder(fixes.flatMap((fix) => editsOf(fix, file)));
    files[file.kind] = applyToFile(file, fixes, edits);
    // A new section at the end belongs to none of those that were there.
    maps.set(file, new OffsetMap(edits.filter(({ isLast }) => !isLast)));
  }
  return { before, after: before.with(files), maps };
}

function applyToFile(
  file: SourceFile,
  fixes: readonly Fix[],
  edits: readonly PlannedEdit[],
): SourceFile {
  let { encoding, mode } = file;
  let isOperated = false;
  for (const fix of fixes) {
    for (const operation of fix.operations) {
      if (operation.file !== file) continue;
      isOperated = true;
      if (operation.kind === "reencode") encoding = "utf-8";
      else mode = operation.mode;
    }
  }
  if (edits.length === 0 && !isOperated) return file;
  return file.with({ text: applyEdits(file.document.text, edits), encoding, mode });
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
 * The edits of a fix to one file, sorted. It may delete neighbouring lines of
 * which one takes a terminator of the other: those become one edit.
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
