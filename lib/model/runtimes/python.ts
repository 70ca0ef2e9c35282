import { CLOSE_BRACKET, COLON, EQUALS, HASH, OPEN_BRACKET, SEMICOLON } from "../../syntax/chars.ts";
import type { Span } from "../../syntax/span.ts";
import type { Source, SourceLine } from "./source.ts";
import { dropSpace, isPythonSpace, skipSpace } from "./white_space.ts";

/** A value with the lines that it was put together from. */
export interface PythonValue {
  readonly line: SourceLine;
  /** From the key to the end of the value. */
  readonly span: Span;
  /** The value's own text, then one entry for each line that continues it; blank lines are empty. */
  readonly parts: readonly PythonPart[];
}

/** The text that one line gives to a value. */
export interface PythonPart {
  readonly line: SourceLine;
  readonly start: number;
  readonly end: number;
}

/** A section as RawConfigParser keeps it. */
export interface PythonSection {
  readonly header: Span;
  readonly options: Map<string, PythonValue>;
}

/** A line that RawConfigParser refuses. */
export interface PythonFault {
  readonly line: SourceLine;
  readonly span: Span;
  readonly reason: string;
}

/** A file as RawConfigParser reads it. */
export interface PythonFile {
  readonly sections: Map<string, PythonSection>;
  /** The keys of `[DEFAULT]`, which stand in for missing ones in every section. */
  readonly defaults: Map<string, PythonValue>;
  readonly fault: PythonFault | null;
}

const MAGIC_SECTION = "DEFAULT";

interface OpenValue {
  readonly line: SourceLine;
  readonly keyStart: number;
  readonly parts: PythonPart[];
}

/**
 * Reads lines as Python's `configparser.RawConfigParser` does with its default
 * arguments: strict, no interpolation, no inline comments. The facts are from
 * `_read` in Lib/configparser.py of Python 3.11; since 3.10 a header ends at
 * the last `]` of its line.
 */
class ConfigParser {
  readonly sections = new Map<string, PythonSection>();
  readonly defaults = new Map<string, PythonValue>();
  fault: PythonFault | null = null;
  /** A fault that Python raises only when it has read the whole file. */
  late: PythonFault | null = null;
  readonly #text: string;
  #options: Map<string, PythonValue> | null = null;
  #value: OpenValue | null = null;
  #key = "";
  #indent = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Reads one line; false when Python stops. */
  read(line: SourceLine): boolean {
    const text = this.#text;
    const start = skipSpace(text, line.start, line.end, isPythonSpace);
    if (start === line.end) {
      this.#value?.parts.push({ line, start, end: start });
      return true;
    }
    const first = text.charCodeAt(start);
    if (first === HASH || first === SEMICOLON) return true;
    const end = dropSpace(text, start, line.end, isPythonSpace);
    const indent = start - line.start;
    if (this.#value !== null && indent > this.#indent) {
      this.#value.parts.push({ line, start, end });
      return true;
    }
    this.#indent = indent;
    if (first === OPEN_BRACKET) {
      const close = lastBracket(text, start + 1, end);
      if (close > start + 1) return this.#openSection(line, start, close);
    }
    if (this.#options === null) {
      return this.#stop(line, start, end, "No section header stands above this line");
    }
    return this.#openValue(line, start, end);
  }

  /** Ends the value that is being read. */
  close(): void {
    if (this.#value === null || this.#options === null) return;
    const { line, keyStart, parts } = this.#value;
    let last = parts.length - 1;
    while (last > 0 && parts[last]!.start === parts[last]!.end) last--;
    parts.length = last + 1;
    this.#options.set(this.#key, { line, span: { start: keyStart, end: parts[last]!.end }, parts });
    this.#value = null;
  }

  #openSection(line: SourceLine, start: number, close: number): boolean {
    this.close();
    const name = this.#text.slice(start + 1, close);
    const header = { start, end: close + 1 };
    if (name === MAGIC_SECTION) {
      this.#options = this.defaults;
      return true;
    }
    if (this.sections.has(name)) {
      return this.#stop(line, start, close + 1, "A section with this header stands above already");
    }
    this.#options = new Map();
    this.sections.set(name, { header, options: this.#options });
    return true;
  }

  #openValue(line: SourceLine, start: number, end: number): boolean {
    const mark = delimiter(this.#text, start, end);
    if (mark < 0) {
      // The value above stays open: deeper lines below still go to it.
      this.#note(line, start, end, "The line has neither = nor :");
      return true;
    }
    this.close();
    const keyEnd = dropSpace(this.#text, start, mark, isPythonSpace);
    if (keyEnd === start) this.#note(line, start, end, "The line has no key before its delimiter");
    const key = this.#text.slice(start, keyEnd).toLowerCase();
    if (this.#options!.has(key)) {
      return this.#stop(line, start, end, "This key stands above in the section already");
    }
    const valueStart = skipSpace(this.#text, mark + 1, end, isPythonSpace);
    this.#key = key;
    this.#value = { line, keyStart: start, parts: [{ line, start: valueStart, end }] };
    // Without a name nothing can continue the value, but the empty key counts as seen.
    if (key === "") this.close();
    return true;
  }

  #note(line: SourceLine, start: number, end: number, reason: string): void {
    this.late ??= { line, span: { start, end }, reason };
  }

  #stop(line: SourceLine, start: number, end: number, reason: string): boolean {
    this.fault = { line, span: { start, end }, reason };
    return false;
  }
}

/** Reads lines of a file that is valid UTF-8 as RawConfigParser does. Never throws. */
export function parsePython(source: Source, lines: readonly SourceLine[]): PythonFile {
  const parser = new ConfigParser(source.text);
  for (const line of lines) {
    if (!parser.read(line)) break;
  }
  parser.close();
  return {
    sections: parser.sections,
    defaults: parser.defaults,
    fault: parser.fault ?? parser.late,
  };
}

/** The text of a value: its parts joined by newlines, without white space at the end. */
export function pythonText(source: Source, value: PythonValue): string {
  const [first, ...more] = value.parts;
  // Nearly all have one part; white space at the end was left out as they were read.
  let text = source.text.slice(first!.start, first!.end);
  for (const { start, end } of more) text += `\n${source.text.slice(start, end)}`;
  return text;
}

function lastBracket(text: string, from: number, to: number): number {
  for (let at = to - 1; at >= from; at--) {
    if (text.charCodeAt(at) === CLOSE_BRACKET) return at;
  }
  return -1;
}

function delimiter(text: string, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at);
    if (unit === EQUALS || unit === COLON) return at;
  }
  return -1;
}
