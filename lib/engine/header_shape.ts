import { CLOSE_BRACKET, HASH, isBlank, SEMICOLON } from "../syntax/chars.ts";
import type { Document } from "../syntax/document.ts";
import type { AwsSection } from "../model/source_file.ts";
import type { Line } from "../syntax/line.ts";

/** Where the things stand in a header line that runtimes judge differently; offsets into the file. */
export interface HeaderShape {
  readonly line: Line;
  /** The first `#` or `;`, where Go, Rust and Java begin a comment; the end where there is none. */
  readonly mark: number;
  /** The first `#` or `;` behind a blank, where JavaScript begins a comment. */
  readonly spacedMark: number;
  readonly lastBracket: number;
  /** Whether it holds a `=` or `:`, for which Python takes an unclosed header for a setting. */
  readonly hasDelimiter: boolean;
  /** Whether it holds a `=`. */
  readonly hasEquals: boolean;
  /** Whether more closing brackets and nothing else but blanks and a comment stand behind the first, as in `[[dev]]`. */
  readonly bracketsBehind: boolean;
}

/** Tells cheaply whether a header stands alone at the first column, with one pair of brackets and no `#` or `;` in it, so that no runtime overlooks it. */
export function isPlainHeader({ text }: Document, line: Line): boolean {
  if (line.indent > 0 || line.mark < 0 || line.mark !== line.contentEnd - 1) return false;
  for (let at = line.nameStart; at < line.nameEnd; at++) {
    const unit = text.charCodeAt(at);
    if (unit === HASH || unit === SEMICOLON) return false;
  }
  return true;
}

/**
 * Tells whether all runtimes agree on where a section starts and ends, whatever
 * they make of its name: its header and the next one are plain, or a comment
 * follows behind a blank. Otherwise a change in it may change another.
 */
export function standsApart({ file: { document }, syntax }: AwsSection): boolean {
  const next = document.lineAt(syntax.last);
  return isClearHeader(document, syntax.header!) &&
    (next === undefined || isClearHeader(document, next));
}

/** Tells whether all runtimes take a line for the header of one section and for nothing else, whatever they make of its name. */
export function isClearHeader(document: Document, line: Line): boolean {
  if (isPlainHeader(document, line)) return true;
  if (line.indent > 0 || line.mark < 0) return false;
  const { mark, spacedMark, lastBracket } = headerShape(document, line);
  // A mark inside the brackets ends the header for some.
  if (mark < line.mark || spacedMark !== mark || lastBracket !== line.mark) return false;
  return document.text.slice(line.mark + 1, mark).trim() === "";
}

/** Looks at a header line that is not plain, in one pass. */
export function headerShape({ text }: Document, line: Line): HeaderShape {
  const end = line.contentEnd;
  let mark = end;
  let spacedMark = end;
  let lastBracket = -1;
  let hasDelimiter = false;
  let hasEquals = false;
  for (let at = line.contentStart + 1; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit === CLOSE_BRACKET) lastBracket = at;
    else if (unit === HASH || unit === SEMICOLON) {
      if (mark === end) mark = at;
      if (spacedMark === end && isBlank(text.charCodeAt(at - 1))) spacedMark = at;
    } else if (text[at] === "=") hasDelimiter = hasEquals = true;
    else if (text[at] === ":") hasDelimiter = true;
  }
  const bracketsBehind = line.mark >= 0 &&
    /^[ \t]*\][\] \t]*$/.test(text.slice(line.mark + 1, spacedMark));
  return { line, mark, spacedMark, lastBracket, hasDelimiter, hasEquals, bracketsBehind };
}
