import { APOSTROPHE, BYTE_ORDER_MARK, COLON, QUOTE } from "./chars.ts";
import { type Line, type Token, tokensOf } from "./line.ts";
import { scanLines } from "./scan.ts";
import { Key, Shape } from "./shape.ts";
import type { Position, Span } from "./span.ts";

const NO_LINES: readonly Line[] = [];

/**
 * A key and its value, with the deeper lines below it that continue or nest in
 * it. What it returns as text may be a secret: nothing of it goes to a person
 * unless through the redactor.
 */
export class Setting {
  readonly line: Line;
  readonly section: Section;
  /** The setting in whose indented block this one stands, or null. */
  readonly parent: Setting | null;
  /** The key in lower case, as most readers compare it. */
  readonly key: string;
  /** Deeper lines below, of kind `setting` or `text`; comments and blank lines are left out. */
  children: readonly Line[] = NO_LINES;
  private cachedNested: readonly Setting[] | null = null;

  constructor(line: Line, section: Section, parent: Setting | null, key: string) {
    this.line = line;
    this.section = section;
    this.parent = parent;
    this.key = key;
  }

  /** The key as written. */
  get writtenKey(): string {
    return this.section.document.slice(this.line.name);
  }

  /** The value on the key's own line, trimmed and without an inline comment. */
  get value(): string {
    return this.section.document.slice(this.line.value);
  }

  /** Tells whether that value is a text, without taking it out of the file. */
  says(value: string): boolean {
    const { valueStart, bareEnd } = this.line;
    return bareEnd - valueStart === value.length &&
      this.section.document.text.startsWith(value, valueStart);
  }

  /** The value on the key's own line, trimmed, with an inline comment still in it. */
  get writtenValue(): string {
    return this.section.document.slice(this.line.rawValue);
  }

  /** Whether there is anything behind the key, an inline comment or deeper lines included. */
  get hasValue(): boolean {
    return this.line.valueEnd > this.line.valueStart || this.children.length > 0;
  }

  /** The children that have a delimiter, as settings of this one. */
  get nested(): readonly Setting[] {
    return this.cachedNested ??= this.children
      .filter((line) => line.kind === "setting")
      .map((line) => {
        const key = this.section.document.keyAt(line.nameStart, line.nameEnd);
        return new Setting(line, this.section, this, key.name);
      });
  }

  /** From the key to the end of the value, its inline comment and deeper lines. */
  get span(): Span {
    const last = this.children.at(-1) ?? this.line;
    return { start: this.line.contentStart, end: last.contentEnd };
  }
}

/** A header and all lines up to the next header. */
export class Section {
  readonly document: Document;
  /** Null for the lines before the first header. */
  readonly header: Line | null;
  /** Its place in {@link Document.sections}; -1 for the lines before the first header. */
  readonly index: number;
  /** Index of the first line of the body in {@link Document.lines}. */
  readonly first: number;
  /** Behind the index of the last line of the body. */
  last: number;
  readonly settings: Setting[] = [];
  /** Lines of kind `text` that continue nothing. */
  stray: readonly Line[] = NO_LINES;
  /** False if every line below the header is a plain `key = value` at the first column, blank or a comment. */
  isOdd = false;
  /**
   * What keys it has, in one object with all sections of the same keys: what
   * follows from them has to be found only once. Null for an odd or long section.
   */
  shape: Shape | null = null;
  private cachedTitle: string | null = null;

  /** The lines below the header. */
  get lines(): readonly Line[] {
    return this.document.lines.slice(this.first, this.last);
  }

  /** The text between the brackets, trimmed; empty for the lines before the first header. */
  get title(): string {
    if (this.header === null) return "";
    return this.cachedTitle ??= this.document.slice(this.header.name);
  }

  constructor(document: Document, header: Line | null, first: number, index: number) {
    this.document = document;
    this.header = header;
    this.index = index;
    this.first = first;
    this.last = first;
  }
}

/**
 * The lossless tree of one file. It says what stands where and decides
 * nothing that readers differ in: every form of header, delimiter, comment
 * and continuation is represented as written.
 */
export class Document {
  readonly text: string;
  readonly hasByteOrderMark: boolean;
  readonly lines: readonly Line[];
  /** The lines before the first header. */
  readonly preamble: Section;
  readonly sections: readonly Section[];
  /** False for a text without `#` and `;`, which can hold no comment. */
  readonly mayHaveComments: boolean;
  #terminator: string | null = null;
  /** Whether some key is not written in lower case. */
  hasCapitalKeys = false;
  readonly #keys = new Map<string, Key>();
  // Of each slot the key that was last read, as the same few keys stand in every section.
  readonly #recent: (Key | undefined)[] = new Array(256).fill(undefined);

  constructor(text: string) {
    this.text = text;
    this.hasByteOrderMark = text.charCodeAt(0) === BYTE_ORDER_MARK;
    this.mayHaveComments = text.includes("#") || text.includes(";");
    this.lines = scanLines(text);
    this.preamble = new Section(this, null, 0, -1);
    this.sections = group(this, this.preamble);
  }

  /** The keys of the file, with the settings of all sections that have them; some have none. */
  get keys(): ReadonlyMap<string, Key> {
    return this.#keys;
  }

  /** The key that stands somewhere, in whatever case. */
  keyAt(start: number, end: number): Key {
    const { text } = this;
    const length = end - start;
    const slot = (length * 31 + text.charCodeAt(start) * 7 + text.charCodeAt(end - 1)) & 255;
    const recent = this.#recent[slot];
    if (
      recent !== undefined && recent.name.length === length && text.startsWith(recent.name, start)
    ) {
      return recent;
    }
    const written = text.slice(start, end);
    const name = written.toLowerCase();
    if (name !== written) this.hasCapitalKeys = true;
    let key = this.#keys.get(name);
    if (key === undefined) this.#keys.set(name, key = new Key(name));
    return this.#recent[slot] = key;
  }

  /** The text of a span as it stands in the file; it may be a secret. */
  slice(span: Span): string {
    return this.text.slice(span.start, span.end);
  }

  /** The 1-based line and column of an offset; an offset behind the end counts as the end. */
  position(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = this.lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.lines[middle]!.start <= at) low = middle;
      else high = middle - 1;
    }
    const line = this.lines[low];
    if (line === undefined) return { offset: at, line: 1, column: at + 1 };
    // Behind a final terminator a new, empty line begins.
    if (at >= line.next && line.next > line.end) {
      return { offset: at, line: line.number + 1, column: 1 };
    }
    const start = low === 0 ? 0 : line.start;
    return { offset: at, line: line.number, column: at - start + 1 };
  }

  /** All tokens of the file, in order and without gaps. */
  tokens(): Token[] {
    const tokens: Token[] = [];
    if (this.hasByteOrderMark) {
      tokens.push({ kind: "byte-order-mark", start: 0, end: 1 });
    }
    for (const line of this.lines) tokens.push(...tokensOf(line));
    return tokens;
  }

  /** The line terminator that the file uses most; LF when it has none. */
  get terminator(): string {
    return this.#terminator ??= this.#countTerminators();
  }

  #countTerminators(): string {
    let lf = 0;
    let crlf = 0;
    let cr = 0;
    for (const line of this.lines) {
      if (line.next - line.end === 2) crlf++;
      else if (line.next > line.end && this.text[line.end] === "\r") cr++;
      else if (line.next > line.end) lf++;
    }
    if (crlf > lf && crlf >= cr) return "\r\n";
    return cr > lf ? "\r" : "\n";
  }
}

/** Parses the text of a file. Accepts any string, in time linear in its length. */
export function parseDocument(text: string): Document {
  return new Document(text);
}

/** Prints a document token by token; the result equals the text it was parsed from. */
export function printDocument(document: Document): string {
  return document.tokens().map((token) => document.slice(token)).join("");
}

function group(document: Document, preamble: Section): Section[] {
  const { lines, text } = document;
  const sections: Section[] = [];
  const noKeys = new Shape([]);
  let section = preamble;
  let owner: Setting | null = null;
  let children: Line[] = [];
  let stray: Line[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    const { kind } = line;
    if (kind === "header") {
      section = new Section(document, line, i + 1, sections.length);
      section.shape = noKeys;
      sections.push(section);
      owner = null;
      continue;
    }
    section.last = i + 1;
    if (kind === "blank" || kind === "comment") continue;
    if (owner !== null && line.indent > owner.line.indent) {
      if (owner.children.length === 0) owner.children = children = [];
      children.push(line);
      setOdd(section);
    } else if (kind === "setting") {
      const key = document.keyAt(line.nameStart, line.nameEnd);
      owner = new Setting(line, section, null, key.name);
      section.settings.push(owner);
      if (section !== preamble) key.settings.push(owner);
      if (isOddSetting(text, line)) setOdd(section);
      else if (section.shape !== null) section.shape = section.shape.with(key);
    } else {
      if (section.stray.length === 0) section.stray = stray = [];
      stray.push(line);
      setOdd(section);
    }
  }
  return sections;
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
  const first = text.charCodeAt(line.valueStart);
  return first === QUOTE || first === APOSTROPHE;
}
