import type { Edit, FilePlace, Fix } from "../engine/finding.ts";
import type { SourceFile } from "../model/source_file.ts";
import { showEdit } from "./safe_edit.ts";
import type { ReportOptions } from "./types.ts";
import { pathToUri } from "./uri.ts";

/** Names a file by URI. */
export function artifactLocation(file: SourceFile, options: ReportOptions): { uri: string } {
  return { uri: pathToUri(options.maskPath(file.path), options.separator) };
}

/**
 * The region of a place. Its numbers leave out a byte order mark, and the end
 * of a file is a column of its last line (SARIF 2.1.0, section 3.30.2).
 */
export function regionOf({ file, span }: FilePlace): object {
  const bom = file.document.hasByteOrderMark ? 1 : 0;
  const start = lineAndColumn(file, span.start, bom);
  const end = lineAndColumn(file, span.end, bom);
  const charOffset = Math.max(0, span.start - bom);
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
    charOffset,
    charLength: Math.max(0, span.end - bom) - charOffset,
  };
}

/**
 * A fix as the one element of a `fixes` property, or nothing where its edits
 * cannot be told in full: where a secret is masked, a file is new or not UTF-8,
 * or a byte order mark goes. A consumer would apply the rest and break the file.
 */
export function fixesOf(fix: Fix, description: object, options: ReportOptions): object[] {
  if (fix.operations.length > 0 || fix.edits.length === 0 || fix.refused !== undefined) return [];
  const byFile = new Map<SourceFile, Edit[]>();
  for (const edit of fix.edits) {
    if (!isTold(edit, options)) return [];
    const edits = byFile.get(edit.file);
    if (edits === undefined) byFile.set(edit.file, [edit]);
    else edits.push(edit);
  }
  const artifactChanges = [...byFile].map(([file, edits]) => ({
    artifactLocation: artifactLocation(file, options),
    replacements: edits.sort((a, b) => a.span.start - b.span.start).map((edit) => ({
      deletedRegion: regionOf(edit),
      insertedContent: { text: showEdit(edit, options).text },
    })),
  }));
  return [{ description, artifactChanges }];
}

function isTold(edit: Edit, options: ReportOptions): boolean {
  const { document, encoding, exists } = edit.file;
  const touchesMark = document.hasByteOrderMark && edit.span.start === 0;
  return exists && encoding === "utf-8" && document.text.isWellFormed() && !touchesMark &&
    !showEdit(edit, options).masked;
}

function lineAndColumn(
  file: SourceFile,
  offset: number,
  bom: number,
): { line: number; column: number } {
  const { document } = file;
  const { line, column } = document.position(offset);
  const last = document.lines.at(-1);
  if (last !== undefined && line > last.number) {
    return { line: last.number, column: last.next - last.start + 1 };
  }
  return { line, column: line === 1 ? Math.max(1, column - bom) : column };
}
