import type { Position, Range } from "vscode-languageserver";
import type { Document } from "../syntax/document.ts";
import type { Span } from "../syntax/span.ts";

/** Where an offset is for an editor: lines and characters from 0, characters in UTF-16 code units. */
export function positionAt(document: Document, offset: number): Position {
  const { line, column } = document.position(offset);
  return { line: line - 1, character: column - 1 };
}

/** Where a span is for an editor. */
export function rangeOf(document: Document, { start, end }: Span): Range {
  return { start: positionAt(document, start), end: positionAt(document, end) };
}

/** The offset of an editor's position; one behind the end of a line counts as that end. */
export function offsetAt(document: Document, { line, character }: Position): number {
  const found = document.lineAt(line);
  if (found === undefined) return document.text.length;
  // A byte order mark stands before the start of the first line.
  const start = line === 0 ? 0 : found.start;
  return Math.min(start + character, found.end);
}
