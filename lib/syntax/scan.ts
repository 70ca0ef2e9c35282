import {
  BYTE_ORDER_MARK,
  CLOSE_BRACKET,
  COLON,
  CR,
  DELETE,
  EQUALS,
  HASH,
  isBlank,
  LF,
  LOWER_A,
  LOWER_Z,
  OPEN_BRACKET,
  SEMICOLON,
  SPACE,
} from "./chars.ts";
import { Line, type LineKind } from "./line.ts";

/**
 * Splits a text into lines and finds the parts of each, in one pass and in
 * time linear in its length. A byte order mark at the start belongs to no line.
 * LF, CRLF and a lone CR end a line, as in Python's universal newlines. Never throws.
 */
export function scanLines(text: string): Line[] {
  const lines: Line[] = [];
  const length = text.length;
  let at = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
  // A short-lived process runs this loop before any compiler has warmed up:
  // searching is left to the engine's string search, and everything is spelt
  // out in place (measured: a third of the time of the tidy version). Each
  // position is looked up anew only when it lies behind, which keeps it linear.
  let newline = -1;
  let carriage = -1;
  let equals = -1;
  let colon = -1;
  let hash = -1;
  let semicolon = -1;
  while (at < length) {
    if (newline < at) newline = find(text, "\n", at);
    if (carriage < at) carriage = find(text, "\r", at);
    if (equals < at) equals = find(text, "=", at);
    if (colon < at) colon = find(text, ":", at);
    if (hash < at) hash = find(text, "#", at);
    if (semicolon < at) semicolon = find(text, ";", at);
    const number = lines.length + 1;
    let line: Line | null = null;
    if (carriage < newline || hash < newline || semicolon < newline) {
      line = scanLine(text, at, number);
    } else {
      const delimiter = equals < colon ? equals : colon;
      const next = newline < length ? newline + 1 : length;
      if (delimiter < newline) line = plainSetting(text, number, at, delimiter, newline, next);
      line ??= fillLine(text, number, at, newline, next, delimiter < newline ? delimiter : -1, -1);
    }
    lines.push(line);
    at = line.next;
  }
  return lines;
}

/**
 * A line such as `region = eu-west-1`, which nearly all are: a lower-case key at
 * the first column, at most one blank on each side of the delimiter, and a value
 * of printable ASCII. Null for any other. It does at once what {@link fillLine}
 * does step by step.
 */
function plainSetting(
  text: string,
  number: number,
  start: number,
  delimiter: number,
  end: number,
  next: number,
): Line | null {
  const first = text.charCodeAt(start);
  if (first < LOWER_A || first > LOWER_Z) return null;
  const nameEnd = text.charCodeAt(delimiter - 1) === SPACE ? delimiter - 1 : delimiter;
  const valueStart = text.charCodeAt(delimiter + 1) === SPACE ? delimiter + 2 : delimiter + 1;
  if (valueStart >= end) return null;
  const before = text.charCodeAt(nameEnd - 1);
  const head = text.charCodeAt(valueStart);
  const last = text.charCodeAt(end - 1);
  const isPlain = before > SPACE && before < DELETE && head > SPACE && head < DELETE &&
    last > SPACE && last < DELETE;
  if (!isPlain) return null;
  return new Line(
    "setting",
    number,
    start,
    start,
    end,
    end,
    next,
    start,
    nameEnd,
    delimiter,
    valueStart,
  );
}

/** The first place of a character at or behind `at`, or the length of the text. */
function find(text: string, character: string, at: number): number {
  const found = text.indexOf(character, at);
  return found < 0 ? text.length : found;
}

function scanLine(text: string, start: number, number: number): Line {
  let end = start;
  let delimiter = -1;
  let comment = -1;
  for (; end < text.length; end++) {
    const unit = text.charCodeAt(end);
    if (unit > COLON + 3 && unit !== 0x3f) continue;
    if (unit === LF || unit === CR) break;
    if (unit === EQUALS || unit === COLON) {
      if (delimiter < 0) delimiter = end;
    } else if (
      (unit === HASH || unit === SEMICOLON) && comment < 0 && end > start
    ) {
      // Readers that know inline comments want white space before the mark.
      if (isBlank(text.charCodeAt(end - 1))) comment = end;
    }
  }
  let next = end;
  if (next < text.length) {
    next += text.charCodeAt(end) === CR && text.charCodeAt(end + 1) === LF ? 2 : 1;
  }
  return fillLine(text, number, start, end, next, delimiter, comment);
}

function fillLine(
  text: string,
  number: number,
  start: number,
  end: number,
  next: number,
  delimiter: number,
  comment: number,
): Line {
  let contentStart = start;
  while (contentStart < end && isBlank(text.charCodeAt(contentStart))) contentStart++;
  let contentEnd = end;
  while (
    contentEnd > contentStart && isBlank(text.charCodeAt(contentEnd - 1))
  ) contentEnd--;
  const kind = kindOf(text, contentStart, contentEnd, delimiter);
  const line = new Line(
    kind,
    number,
    start,
    contentStart,
    contentEnd,
    end,
    next,
    -1,
    -1,
    -1,
    -1,
  );
  if (kind === "setting") fillSetting(text, line, delimiter, comment);
  else if (kind === "header") fillHeader(text, line, comment);
  return line;
}

function kindOf(
  text: string,
  start: number,
  end: number,
  delimiter: number,
): LineKind {
  if (start === end) return "blank";
  const first = text.charCodeAt(start);
  if (first === HASH || first === SEMICOLON) return "comment";
  if (first === OPEN_BRACKET) return "header";
  return delimiter >= 0 ? "setting" : "text";
}

function fillSetting(
  text: string,
  line: Line,
  delimiter: number,
  comment: number,
): void {
  line.nameStart = line.contentStart;
  line.nameEnd = trimEnd(text, line.contentStart, delimiter);
  line.mark = delimiter;
  line.valueStart = Math.min(
    trimStart(text, delimiter + 1, line.end),
    line.contentEnd,
  );
  if (line.valueStart < delimiter + 1) line.valueStart = delimiter + 1;
  setComment(text, line, comment > delimiter ? comment : -1);
}

function fillHeader(text: string, line: Line, comment: number): void {
  const inner = line.contentStart + 1;
  const close = closingBracket(text, inner, line.contentEnd);
  const closed = close >= 0;
  // An unclosed header ends before its comment, so that `[dev # note` is still called `dev`.
  const limit = closed ? close : comment > inner ? comment : line.contentEnd;
  line.mark = closed ? close : -1;
  line.nameStart = trimStart(text, inner, limit);
  line.nameEnd = trimEnd(text, line.nameStart, limit);
  line.valueStart = closed ? trimStart(text, close + 1, line.contentEnd) : limit;
  setComment(
    text,
    line,
    comment >= line.valueStart ? comment : tailComment(text, line),
  );
}

// Not `indexOf`: on a file of unclosed headers that would search to the end of the file for each.
function closingBracket(text: string, from: number, to: number): number {
  for (let i = from; i < to; i++) {
    if (text.charCodeAt(i) === CLOSE_BRACKET) return i;
  }
  return -1;
}

// `[dev]# note` is a comment for most readers although no blank stands before the mark.
function tailComment(text: string, line: Line): number {
  if (line.valueStart >= line.contentEnd) return -1;
  const first = text.charCodeAt(line.valueStart);
  return first === HASH || first === SEMICOLON ? line.valueStart : -1;
}

function setComment(text: string, line: Line, comment: number): void {
  if (comment < 0) return;
  line.inlineComment = { start: comment, bareEnd: trimEnd(text, line.valueStart, comment) };
}

function trimStart(text: string, from: number, to: number): number {
  while (from < to && isBlank(text.charCodeAt(from))) from++;
  return from;
}

function trimEnd(text: string, from: number, to: number): number {
  while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
  return to;
}
