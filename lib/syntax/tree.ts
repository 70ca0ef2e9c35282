import {
  APOSTROPHE,
  BYTE_ORDER_MARK,
  CLOSE_BRACKET,
  COLON,
  DELETE,
  OPEN_BRACKET,
  QUOTE,
  SPACE,
} from "./chars.ts";
import type { Document } from "./document.ts";
import { Line } from "./line.ts";
import { fillLine, makeLine, plainValueStart } from "./scan.ts";
import { Section, Setting } from "./section.ts";
import { Shape } from "./shape.ts";

/** The sections of a file, and of its lines what is worth keeping. */
export interface Tree {
  readonly sections: readonly Section[];
  /** Where each line starts; more of them than there are lines. */
  readonly starts: Int32Array;
  /** How many lines there are. */
  readonly count: number;
  /** All lines, in order, but those that are blank or plain settings. */
  readonly kept: readonly Line[];
}

/**
 * Splits a text into lines and groups these into sections and settings, in one
 * pass and in time linear in its length. A byte order mark at the start belongs
 * to no line. LF, CRLF and a lone CR end a line, as in Python's universal
 * newlines. Never throws.
 *
 * @param preamble takes up the lines before the first header
 */
export function buildTree(document: Document, preamble: Section): Tree {
  const { text } = document;
  const { length } = text;
  const sections: Section[] = [];
  const kept: Line[] = [];
  const noKeys = new Shape([]);
  let section = preamble;
  let owner: Setting | null = null;
  let indent = 0;
  let starts = new Int32Array(64 + (length >> 4));
  let count = 0;
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
    if (count === starts.length) starts = longer(starts);
    starts[count++] = at;
    let line: Line;
    if (carriage < newline || hash < newline || semicolon < newline) {
      line = makeLine(text, at, count);
    } else {
      const delimiter = equals < colon ? equals : colon;
      const next = newline < length ? newline + 1 : length;
      if (delimiter < newline) {
        const valueStart = plainValueStart(text, at, delimiter, newline);
        if (valueStart >= 0) {
          const nameEnd = text.charCodeAt(delimiter - 1) === SPACE ? delimiter - 1 : delimiter;
          const key = document.keyAt(at, nameEnd);
          owner = new Setting(section, key.name, count - 1, valueStart, newline);
          indent = 0;
          section.settings.push(owner);
          if (section !== preamble) key.settings.push(owner);
          if (delimiter === colon || isQuote(text.charCodeAt(valueStart))) setOdd(section);
          else if (section.shape !== null) section.shape = section.shape.with(key);
          at = next;
          continue;
        }
        line = fillLine(text, count, at, newline, next, delimiter, -1);
      } else if (newline === at) {
        at = next;
        continue;
      } else {
        line = plainHeader(text, count, at, newline, next) ??
          fillLine(text, count, at, newline, next, -1, -1);
      }
    }
    at = line.next;
    kept.push(line);
    const { kind } = line;
    if (kind === "header") {
      section.last = count - 1;
      section = new Section(document, line, count, sections.length);
      section.shape = noKeys;
      sections.push(section);
      owner = null;
    } else if (kind === "blank" || kind === "comment") {
      continue;
    } else if (owner !== null && line.indent > indent) {
      owner.addChild(line);
      setOdd(section);
    } else if (kind === "setting") {
      const key = document.keyAt(line.nameStart, line.nameEnd);
      owner = new Setting(section, key.name, line, line.valueStart, line.bareEnd);
      indent = line.indent;
      section.settings.push(owner);
      if (section !== preamble) key.settings.push(owner);
      if (isOddSetting(text, line)) setOdd(section);
      else if (section.shape !== null) section.shape = section.shape.with(key);
    } else {
      section.addStray(line);
      setOdd(section);
    }
  }
  section.last = count;
  return { sections, starts, count, kept };
}

/** The first place of a character at or behind `at`, or the length of the text. */
function find(text: string, character: string, at: number): number {
  const found = text.indexOf(character, at);
  return found < 0 ? text.length : found;
}

function longer(starts: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const more = new Int32Array(starts.length * 2);
  more.set(starts);
  return more;
}

/**
 * A header such as `[profile dev]` with nothing around it, which nearly all are.
 * Null for any other line. It does at once what {@link fillLine} does step by step.
 */
function plainHeader(
  text: string,
  number: number,
  start: number,
  end: number,
  next: number,
): Line | null {
  const mark = end - 1;
  if (text.charCodeAt(start) !== OPEN_BRACKET || text.charCodeAt(mark) !== CLOSE_BRACKET) {
    return null;
  }
  const isPlain = isPrintable(text.charCodeAt(start + 1)) &&
    isPrintable(text.charCodeAt(mark - 1)) && text.indexOf("]", start) === mark;
  if (!isPlain) return null;
  return new Line("header", number, start, start, end, end, next, start + 1, mark, mark, end);
}

function isPrintable(unit: number): boolean {
  return unit > SPACE && unit < DELETE;
}

function isQuote(unit: number): boolean {
  return unit === QUOTE || unit === APOSTROPHE;
}

function setOdd(section: Section): void {
  section.isOdd = true;
  section.shape = null;
}

/** Whether there is anything about a setting that some reader may read in its own way. */
function isOddSetting(text: string, line: Line): boolean {
  if (
    line.inlineComment !== null || line.valueStart === line.contentEnd ||
    line.contentStart > line.start
  ) return true;
  if (line.nameStart === line.nameEnd || text.charCodeAt(line.mark) === COLON) return true;
  return isQuote(text.charCodeAt(line.valueStart));
}
