import type { SourceFile } from "../model/source_file.ts";
import { BYTE_ORDER_MARK } from "../syntax/chars.ts";
import type { Span } from "../syntax/span.ts";
import { type CroppedLine, cropLine, ELLIPSIS } from "./crop.ts";
import { displayWidth } from "./display_width.ts";
import { headerOf, lineOf } from "./place.ts";
import { printable } from "./printable.ts";
import type { Paint, Style } from "./style.ts";
import type { ReportOptions } from "./types.ts";
import { wrap } from "./wrap.ts";

/** A span to underline, and what to say of it; the finding's own place says nothing. */
export interface Label {
  readonly span: Span;
  readonly message: string;
  readonly primary: boolean;
  readonly style: Style;
}

/** The part of a label that lies on one line. */
interface Mark extends Label {
  /** Whether the label's message goes here. */
  readonly last: boolean;
}

/** The lines to show, by number, each with what is underlined in it. */
type Rows = Map<number, Mark[]>;

/** Spans of more lines than this are shown by their first and last one. */
const MAX_SPAN_LINES = 3;
/** Messages keep at least this many columns; further right they move to the left. */
const MIN_MESSAGE_WIDTH = 30;

/** The lines of one file that labels are about, with the header that each stands under. */
export class Frame {
  readonly #file: SourceFile;
  readonly #rows: Rows = new Map();

  constructor(file: SourceFile, labels: readonly Label[]) {
    this.#file = file;
    for (const label of labels) addMarks(this.#rows, file, label);
    for (const number of [...this.#rows.keys()]) {
      const header = headerOf(file, number);
      if (header !== null) addRow(this.#rows, header.number);
    }
  }

  /** The digits of the largest line number. */
  get gutter(): number {
    return String(Math.max(...this.#rows.keys())).length;
  }

  /** Draws the frame without its heading, `gutter` columns wide at the left. */
  draw(gutter: number, options: ReportOptions, paint: Paint): string[] {
    const bar = `${" ".repeat(gutter)} |`;
    const out = [paint("dim", bar)];
    let previous = 0;
    for (const number of [...this.#rows.keys()].sort((a, b) => a - b)) {
      if (previous > 0 && number === previous + 2) out.push(...this.#drawRow(previous + 1));
      else if (previous > 0 && number > previous + 1) out.push(paint("dim", ELLIPSIS));
    }
    return out;
  }
}
