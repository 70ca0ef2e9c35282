import type { Span } from "./span.ts";

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
  const sorted = edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const parts: string[] = [];
  let at = 0;
  for (const { span: { start, end }, text: replacement } of sorted) {
    if (start < at || end < start || end > text.length) {
      throw new RangeError(
        `Cannot apply an edit at ${start} to ${end}: it overlaps another or leaves the text`,
      );
    }
    parts.push(text.slice(at, start), replacement);
    at = end;
  }
  parts.push(text.slice(at));
  return parts.join("");
}
