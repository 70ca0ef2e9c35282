import { overlaps, type Span } from "./span.ts";

/** The replacement of one span of a text; an empty span inserts. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/**
 * Applies edits to a text and returns the new text; everything outside the
 * spans is kept as it is. Edits may come in any order; insertions at one
 * offset are applied in the order given.
 *
 * Throws a RangeError when two edits overlap or one lies outside the text.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = edits.map((edit, index) => ({ edit, index }))
    .sort((a, b) =>
      a.edit.span.start - b.edit.span.start ||
      a.edit.span.end - b.edit.span.end || a.index - b.index
    );
  const parts: string[] = [];
  let at = 0;
  for (const { edit } of sorted) {
    const { start, end } = edit.span;
    if (start < at || end < start || end > text.length) {
      throw new RangeError(
        `Cannot apply an edit at ${start} to ${end}: it overlaps another or leaves the text`,
      );
    }
    parts.push(text.slice(at, start), edit.text);
    at = end;
  }
  parts.push(text.slice(at));
  return parts.join("");
}

/** Tells whether two edits touch the same text, so that only one of them can be applied. */
export function conflicts(a: Span, b: Span): boolean {
  if (a.start === a.end && b.start === b.end) return false;
  if (a.start === a.end) return b.start < a.start && a.start < b.end;
  if (b.start === b.end) return a.start < b.start && b.start < a.end;
  return overlaps(a, b);
}
