/** A half-open range of UTF-16 code unit offsets in one text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place as people count: 1-based line and 1-based column in UTF-16 code units, with its offset. */
export interface Position {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

/** Makes a span from two offsets. */
export function span(start: number, end: number): Span {
  return { start, end };
}

/**
 * Tells whether two spans share a code unit, or an empty one lies strictly inside
 * the other: of two edits at such spans only one can be applied.
 */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
