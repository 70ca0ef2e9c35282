import { BYTE_ORDER_MARK } from "./chars.ts";
import { type Line, type Token, tokensOf } from "./line.ts";
import { makeLine } from "./scan.ts";
import { Section } from "./section.ts";
import { Key } from "./shape.ts";
import type { Position, Span } from "./span.ts";
import { buildTree } from "./tree.ts";

export { Section, Setting } from "./section.ts";

/**
 * The lossless tree of one file. It says what stands where and decides
 * nothing that readers differ in: every form of header, delimiter, comment
 * and continuation is represented as written.
 */
export class Document {
  readonly text: string;
  readonly hasByteOrderMark: boolean;
  /** The lines before the first header. */
  readonly preamble: Section;
  readonly sections: readonly Section[];
  /** False for a text without `#` and `;`, which can hold no comment. */
  readonly mayHaveComments: boolean;
  /** How many lines there are. */
  readonly lineCount: number;
  // Most lines are plain settings, of which nobody asks more than key and value.
  readonly #starts: Int32Array;
  readonly #kept: readonly Line[];
  #made: (Line | undefined)[] | null = null;
  #areAllMade = false;
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
    this.preamble = new Section(this, null, 0, -1);
    const { sections, starts, count, kept } = buildTree(this, this.preamble);
    this.sections = sections;
    this.lineCount = count;
    this.#starts = starts;
    this.#kept = kept;
  }

  /** All lines of the file. */
  get lines(): readonly Line[] {
    const made = this.#made ??= this.#keptLines();
    for (let i = 0; i < made.length && !this.#areAllMade; i++) {
      made[i] ??= makeLine(this.text, this.#starts[i]!, i + 1);
    }
    this.#areAllMade = true;
    return made as Line[];
  }

  /** The line with an index from 0, the same one each time; undefined where there is none. */
  lineAt(index: number): Line | undefined {
    if (index < 0 || index >= this.lineCount) return undefined;
    const made = this.#made ??= this.#keptLines();
    return made[index] ??= makeLine(this.text, this.#starts[index]!, index + 1);
  }

  /** The lines from an index up to, and without, another one. */
  linesIn(first: number, last: number): readonly Line[] {
    const lines: Line[] = [];
    for (let i = first; i < Math.min(last, this.lineCount); i++) lines.push(this.lineAt(i)!);
    return lines;
  }

  #keptLines(): (Line | undefined)[] {
    const lines = new Array<Line | undefined>(this.lineCount).fill(undefined);
    for (const line of this.#kept) lines[line.number - 1] = line;
    return lines;
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
    let high = this.lineCount - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= at) low = middle;
      else high = middle - 1;
    }
    const line = this.lineAt(low);
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
      else if (this.text[line.end] === "\r") cr++;
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
