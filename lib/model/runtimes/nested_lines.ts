import { replacing, type Source, type SourceLine } from "./source.ts";
import type { ViewValue } from "./view.ts";
import { isSpaceOrTab, trim } from "./white_space.ts";

/** A line of an indented block, with a `=`. */
export interface NestedLine {
  readonly line: SourceLine;
  /** Where its text starts in the file. */
  readonly start: number;
  readonly text: string;
}

/**
 * Reads the lines of an indented block as Rust's `parse_sub_properties` does:
 * split at the first `=`, no comments. Java keeps the block as text and leaves
 * it to the reader of the setting, who does the same.
 */
export function readNestedLines(
  source: Source,
  lines: readonly NestedLine[],
): ReadonlyMap<string, ViewValue> {
  const nested = new Map<string, ViewValue>();
  for (const { line, start, text } of lines) {
    const mark = text.indexOf("=");
    nested.set(replacing(source, trim(text.slice(0, mark), isSpaceOrTab)), {
      value: replacing(source, trim(text.slice(mark + 1), isSpaceOrTab)),
      file: source.file,
      span: { start, end: start + text.length },
      line: line.number,
      nested: null,
    });
  }
  return nested;
}
