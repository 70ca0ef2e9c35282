import { type NestedLine, readNestedLines } from "./nested_lines.ts";
import { replacing, type Source, type SourceLine } from "./source.ts";
import type { ViewValue } from "./view.ts";

/** A value that the profile parsers of Rust and Java are reading, with the lines that continue it. */
export class ProfileValue {
  readonly key: string;
  readonly #line: SourceLine;
  readonly #start: number;
  readonly #first: string;
  readonly #more: NestedLine[] = [];
  #end: number;

  constructor(key: string, value: string, line: SourceLine, start: number, end: number) {
    this.key = key;
    this.#first = value;
    this.#line = line;
    this.#start = start;
    this.#end = end;
  }

  /** True where nothing follows the `=`: the deeper lines must then be settings themselves. */
  get isBlock(): boolean {
    return this.#first === "";
  }

  /** Adds a line that continues the value; its text starts at `start`. */
  add(line: SourceLine, start: number, text: string): void {
    this.#more.push({ line, start, text });
    this.#end = start + text.length;
  }

  /** The value with all its lines, joined by newlines. */
  finish(source: Source): ViewValue {
    const value = this.#more.length === 0
      ? this.#first
      : [this.#first, ...this.#more.map((more) => more.text)].join("\n");
    return {
      value: replacing(source, value),
      file: source.file,
      span: { start: this.#start, end: this.#end },
      line: this.#line.number,
      nested: this.isBlock && this.#more.length > 0 ? readNestedLines(source, this.#more) : null,
    };
  }
}
