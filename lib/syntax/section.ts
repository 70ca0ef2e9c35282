import type { Document } from "./document.ts";
import type { Line } from "./line.ts";
import type { Shape } from "./shape.ts";
import type { Span } from "./span.ts";

const NO_LINES: readonly Line[] = [];

/** The deeper lines below a setting, and those of them that are settings once they were asked for. */
interface Block {
  readonly lines: Line[];
  nested: readonly Setting[] | null;
}

/**
 * A key and its value, with the deeper lines below it that continue or nest in
 * it. What it returns as text may be a secret: nothing of it goes to a person
 * unless through the redactor. It has as few fields as can be, since there is
 * one for nearly every line of a file.
 */
export class Setting {
  readonly section: Section;
  /** The key in lower case, as most readers compare it. */
  readonly key: string;
  /** Where the value on the key's own line starts, blanks left out. */
  readonly valueStart: number;
  /** Behind that value, without its inline comment and the blanks before that. */
  readonly bareEnd: number;
  // The line, or its index for a plain one, which is made when it is asked for.
  private readonly place: Line | number;
  private block: Block | null = null;

  constructor(
    section: Section,
    key: string,
    place: Line | number,
    valueStart: number,
    bareEnd: number,
  ) {
    this.section = section;
    this.key = key;
    this.place = place;
    this.valueStart = valueStart;
    this.bareEnd = bareEnd;
  }

  get line(): Line {
    const { place } = this;
    return typeof place === "number" ? this.section.document.lineAt(place)! : place;
  }

  /** The setting in whose indented block this one stands, or null. */
  get parent(): Setting | null {
    return null;
  }

  /** The key as written. */
  get writtenKey(): string {
    return this.section.document.slice(this.line.name);
  }

  /** The value on the key's own line, trimmed and without an inline comment. */
  get value(): string {
    return this.section.document.text.slice(this.valueStart, this.bareEnd);
  }

  /** Tells whether that value is a text, without taking it out of the file. */
  says(value: string): boolean {
    return this.bareEnd - this.valueStart === value.length &&
      this.section.document.text.startsWith(value, this.valueStart);
  }

  /** Tells whether a sticky pattern takes in that value from beginning to end, without taking it out of the file. */
  fits(sticky: RegExp): boolean {
    sticky.lastIndex = this.valueStart;
    return sticky.test(this.section.document.text) && sticky.lastIndex === this.bareEnd;
  }

  /** The value on the key's own line, trimmed, with an inline comment still in it. */
  get writtenValue(): string {
    const { place } = this;
    if (typeof place === "number") return this.value;
    return this.section.document.slice(place.rawValue);
  }

  /** Whether there is anything behind the key, an inline comment or deeper lines included. */
  get hasValue(): boolean {
    if (this.bareEnd > this.valueStart || this.block !== null) return true;
    return this.line.valueEnd > this.valueStart;
  }

  /** Deeper lines below, of kind `setting` or `text`; comments and blank lines are left out. */
  get children(): readonly Line[] {
    return this.block === null ? NO_LINES : this.block.lines;
  }

  /** Adds a deeper line, as the tree is built. */
  addChild(line: Line): void {
    if (this.block === null) this.block = { lines: [line], nested: null };
    else this.block.lines.push(line);
  }

  /** The children that have a delimiter, as settings of this one. */
  get nested(): readonly Setting[] {
    if (this.block === null) return NO_SETTINGS;
    return this.block.nested ??= this.block.lines
      .filter((line) => line.kind === "setting")
      .map((line) => {
        const key = this.section.document.keyAt(line.nameStart, line.nameEnd);
        return new NestedSetting(this, key.name, line);
      });
  }

  /** From the key to the end of the value, its inline comment and deeper lines. */
  get span(): Span {
    const { line } = this;
    return { start: line.contentStart, end: (this.children.at(-1) ?? line).contentEnd };
  }
}

const NO_SETTINGS: readonly Setting[] = [];

/** A setting in the indented block of another one. */
class NestedSetting extends Setting {
  readonly #parent: Setting;

  constructor(parent: Setting, key: string, line: Line) {
    super(parent.section, key, line, line.valueStart, line.bareEnd);
    this.#parent = parent;
  }

  override get parent(): Setting {
    return this.#parent;
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
  private strayLines: Line[] | null = null;
  /** False if every line below the header is a plain `key = value` at the first column, blank or a comment. */
  isOdd = false;
  /**
   * What keys it has, in one object with all sections of the same keys: what
   * follows from them has to be found only once. Null for an odd or long section.
   */
  shape: Shape | null = null;
  private cachedTitle: string | null = null;

  /** Lines of kind `text` that continue nothing. */
  get stray(): readonly Line[] {
    return this.strayLines ?? NO_LINES;
  }

  /** Adds a line that continues nothing, as the tree is built. */
  addStray(line: Line): void {
    this.strayLines ??= [];
    this.strayLines.push(line);
  }

  /** The lines below the header. */
  get lines(): readonly Line[] {
    return this.document.linesIn(this.first, this.last);
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
