import {
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
 * Where the value starts on a line such as `region = eu-west-1`, which nearly all
 * are: a lower-case key at the first column, at most one blank on each side of the
 * delimiter, and a value of printable ASCII. -1 for any other line. The key then
 * ends at the delimiter or the blank before it, and the value with the line.
 */
export function plainValueStart(
  text: string,
  start: number,
  delimiter: number,
  end: number,
): number {
  const first = text.charCodeAt(start);
  if (first < LOWER_A || first > LOWER_Z) return -1;
  const nameEnd = text.charCodeAt(delimiter - 1) === SPACE ? delimiter - 1 : delimiter;
  const valueStart = text.charCodeAt(delimiter + 1) === SPACE ? delimiter + 2 : delimiter + 1;
  const before = text.charCodeAt(nameEnd - 1);
  const head = text.charCodeAt(valueStart);
  const last = text.charCodeAt(end - 1);
  const isPlain = before > SPACE && before < DELETE && head > SPACE && head < DELETE &&
    last > SPACE && last < DELETE;
  return isPlain ? valueStart : -1;
}

/** The line that starts at an offset, with the offsets of its parts; it takes time in proportion to the line. */
export function makeLine(text: string, start: number, number: number): Line {
  let end = start;
  let delimiter = -1;
  let comment = -1;
  for (; end < text.length; end++) {
    const unit = text.charCodeAt(end);
    if (unit > COLON + 3 && unit !== 0x3f) continue;
    if (unit === LF || unit === CR) break;
    if (unit === EQUALS || unit === COLON) {
      if (delimiter < 0) delimiter = end;
    } else if ((unit === HASH || unit === SEMICOLON) && comment < 0) {
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

/**
 * A line of which is known where it ends, where its first delimiter is and where
 * a comment behind something else starts, each -1 where there is none.
 */
export function fillLine(
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
  line.valueStart = trimStart(text, delimiter + 1, line.contentEnd);
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
