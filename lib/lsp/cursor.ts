import type { AwsSection, SourceFile } from "../model/source_file.ts";
import type { Setting } from "../syntax/document.ts";
import type { Line } from "../syntax/line.ts";
import type { Span } from "../syntax/span.ts";

/** What stands at a place of a file. */
export interface Cursor {
  readonly file: SourceFile;
  readonly offset: number;
  /** Undefined behind the last line terminator. */
  readonly line: Line | undefined;
  readonly part: "header" | "key" | "value" | "comment" | "none";
  /** The section that the line belongs to, or null before the first header. */
  readonly section: AwsSection | null;
  /** The setting of the line, a nested one included; null where it has none. */
  readonly setting: Setting | null;
}

/** Tells what stands at an offset. */
export function cursorAt(file: SourceFile, offset: number): Cursor {
  const number = file.document.position(offset).line;
  const line = file.document.lineAt(number - 1);
  const section = sectionAt(file, number);
  const setting = line?.kind === "setting" && section !== null ? settingAt(section, line) : null;
  return { file, offset, line, part: partAt(line, offset), section, setting };
}

function partAt(line: Line | undefined, offset: number): Cursor["part"] {
  switch (line?.kind) {
    case "header":
      return "header";
    case "comment":
      return "comment";
    case "setting":
      return offset <= line.mark ? "key" : "value";
    case "text":
      return "key";
    default:
      return "none";
  }
}

/** The section of a line (1-based), its header included; null before the first header. */
export function sectionAt(file: SourceFile, number: number): AwsSection | null {
  const { sections } = file;
  let low = 0;
  let high = sections.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    // The body's first index is the header's 1-based number.
    if (sections[middle]!.syntax.first <= number) low = middle + 1;
    else high = middle;
  }
  return sections[low - 1] ?? null;
}

function settingAt({ settings }: AwsSection, line: Line): Setting | null {
  for (const setting of settings) {
    if (setting.line === line) return setting;
    if (setting.line.number > line.number) return null;
    const nested = setting.nested.find((one) => one.line === line);
    if (nested !== undefined) return nested;
  }
  return null;
}

/** The key of a setting as the catalogue names it: a nested one with its block's name before a dot. */
export function catalogueKey({ key, parent }: Setting): string {
  return parent === null ? key : `${parent.key}.${key}`;
}

/** The value of a setting on its own line, without a comment behind it. */
export function valueSpan({ line }: Setting): Span {
  return { start: line.valueStart, end: Math.max(line.valueStart, line.bareEnd) };
}
