import { CR } from "../../syntax/chars.ts";
import { encodeText } from "../../syntax/encoding.ts";
import type { Span } from "../../syntax/span.ts";
import type { SourceFile } from "../source_file.ts";

/** A line as a runtime splits them: without its terminator, and with a 1-based number. */
export interface SourceLine {
  readonly start: number;
  readonly end: number;
  readonly number: number;
}

/** A file as the readers see it. */
export interface Source {
  readonly file: SourceFile;
  readonly text: string;
  /** False when some bytes of the file are not UTF-8; such a file may be UTF-16. */
  readonly utf8: boolean;
  /** True when a CR stands without an LF behind it, which only some readers take for the end of a line. */
  readonly loneReturns: boolean;
}

const sources = new WeakMap<SourceFile, Source>();

/** The readers' view of a file, computed once for each file. */
export function sourceOf(file: SourceFile): Source {
  let source = sources.get(file);
  if (source === undefined) {
    const text = file.document.text;
    source = {
      file,
      text,
      utf8: file.encoding === "utf-8" && text.isWellFormed(),
      loneReturns: hasLoneReturn(file),
    };
    sources.set(file, source);
  }
  return source;
}

/**
 * The lines of a file.
 *
 * @param universal true for readers that take LF, CRLF and a lone CR for the end
 * of a line (Python, Java); false for those that know LF and CRLF only
 */
export function linesOf(source: Source, universal: boolean): readonly SourceLine[] {
  if (universal || !source.loneReturns) return source.file.document.lines;
  return splitAtLineFeeds(source.text, source.file.document.hasByteOrderMark ? 1 : 0);
}

/** A text of this file with U+FFFD for bytes that are not UTF-8. */
export function replacing(source: Source, text: string): string {
  if (source.utf8 || text.isWellFormed()) return text;
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  return decoder.decode(encodeText(text, "utf-8"));
}

/** The place of the first thing in a file that is not UTF-8, or of the start of a UTF-16 file. */
export function firstInvalid(source: Source): Span {
  if (source.file.encoding !== "utf-8") return { start: 0, end: Math.min(1, source.text.length) };
  const found = source.text.search(/\p{Surrogate}/u);
  const start = Math.max(found, 0);
  return { start, end: Math.min(start + 1, source.text.length) };
}

function hasLoneReturn(file: SourceFile): boolean {
  const { text, lines } = file.document;
  if (!text.includes("\r")) return false;
  for (const line of lines) {
    if (line.next - line.end === 1 && text.charCodeAt(line.end) === CR) return true;
  }
  return false;
}

// The regular expression `\r?\n` of the JavaScript SDK and Rust's `str::lines`
// agree: one CR before the LF goes, a CR at the end of the file stays.
function splitAtLineFeeds(text: string, from: number): SourceLine[] {
  const lines: SourceLine[] = [];
  let start = from;
  while (start < text.length) {
    const found = text.indexOf("\n", start);
    const stop = found < 0 ? text.length : found;
    const returned = text.charCodeAt(found - 1) === CR;
    lines.push({ start, end: returned ? stop - 1 : stop, number: lines.length + 1 });
    start = stop + 1;
  }
  return lines;
}

/** Tells whether a line ends with CRLF, for a reader to whom a CR alone ends none. */
export function endsWithReturn(source: Source, line: SourceLine): boolean {
  return source.text.charCodeAt(line.end) === CR;
}
