import type { MaskedLine } from "../model/redact.ts";
import type { SourceFile } from "../model/source_file.ts";
import type { Span } from "../syntax/span.ts";
import { cropLine, ELLIPSIS } from "./crop.ts";
import { displayWidth } from "./display_width.ts";
import { headerOf, lineOf } from "./place.ts";
import type { Paint, Style } from "./style.ts";
import type { ReportOptions } from "./types.ts";
import { wrap } from "./wrap.ts";

/** A span to underline and what to say of it; the finding's own span has no message. */
export interface Label {
  readonly span: Span;
  /** Printable; empty where the finding's message says it all. */
  readonly message: string;
  readonly primary: boolean;
}

/** The lines to show of a file, by number, each with the labels that have a part on it. */
export type FrameLines = ReadonlyMap<number, readonly Label[]>;

/** What drawing depends on beside the lines. */
export interface DrawContext {
  /** Columns for line numbers. */
  readonly gutter: number;
  readonly width: number;
  /** The style of the finding's own span. */
  readonly style: Style;
  readonly paint: Paint;
  readonly maskLine: ReportOptions["maskLine"];
}

/** Spans of more lines than this are shown by their first and last line. */
const MAX_SPAN_LINES = 3;
/** A message gets at least this many columns: further right it moves to the left. */
const MIN_MESSAGE_WIDTH = 30;

/** Finds the lines to show for some labels: theirs and the header that each stands under. */
export function frameLines(file: SourceFile, labels: readonly Label[]): FrameLines {
  const lines = new Map<number, Label[]>();
  const show = (number: number) => {
    if (!lines.has(number)) lines.set(number, []);
    return lines.get(number)!;
  };
  for (const label of labels) {
    const parts = partsOf(file, label);
    const header = headerOf(file, parts[0]!.number);
    if (header !== null) show(header.number);
    for (const { number, label } of parts) {
      const marks = show(number);
      if (label !== null) marks.push(label);
    }
  }
  // Dots in place of a single line would save nothing.
  for (const number of [...lines.keys()]) if (lines.has(number + 2)) show(number + 1);
  return new Map([...lines].sort(([a], [b]) => a - b));
}

/** Draws the lines of a file with line numbers and underlined labels. */
export function drawFrame(file: SourceFile, lines: FrameLines, context: DrawContext): string[] {
  const { gutter, paint } = context;
  const out: string[] = [];
  let previous: number | null = null;
  for (const [number, labels] of lines) {
    if (previous !== null && number > previous + 1) out.push(paint("dim", ELLIPSIS));
    previous = number;
    const [code, ...marks] = drawLine(file, number, labels, context);
    out.push(barred(String(number).padStart(gutter), code!, paint));
    for (const mark of marks) out.push(barred(" ".repeat(gutter), mark, paint));
  }
  return out;
}

/** A line behind the bar of a frame. */
export function barred(left: string, text: string, paint: Paint): string {
  return paint("dim", `${left} |`) + (text === "" ? "" : ` ${text}`);
}

interface Part {
  readonly number: number;
  /** Null where nothing of the line is worth underlining. */
  readonly label: Label | null;
}

/** Cuts a label into its lines; the message goes to the last of them. */
function partsOf(file: SourceFile, label: Label): Part[] {
  const { start, end } = label.span;
  const first = file.document.position(start).line;
  const last = end > start ? file.document.position(end - 1).line : first;
  const parts: Part[] = [];
  for (let number = first; number <= last; number++) {
    if (last - first >= MAX_SPAN_LINES && number > first && number < last) continue;
    const line = lineOf(file, number);
    const span = {
      start: number === first ? start : line?.contentStart ?? start,
      end: number === last ? end : line?.contentEnd ?? end,
    };
    const message = number === last ? label.message : "";
    const blank = span.end <= span.start && first < last && message === "";
    parts.push({ number, label: blank ? null : { ...label, span, message } });
  }
  return parts;
}

/** The line of source, then the lines that underline its labels. */
function drawLine(
  file: SourceFile,
  number: number,
  labels: readonly Label[],
  context: DrawContext,
): string[] {
  const { text, column } = sourceLine(file, number, labels, context);
  const focus = labels.find((label) => label.primary) ?? labels[0];
  const room = context.width - context.gutter - 3;
  // The line leaves one column free, for a mark behind its end.
  const cropped = cropLine(text, {
    start: focus === undefined ? 0 : column(focus.span.start),
    end: focus === undefined ? 0 : column(focus.span.end),
  }, room - 1);
  const marks = labels
    .map((label): Mark => {
      const { from, to } = cropped.columns(column(label.span.start), column(label.span.end));
      return { label, from, to: Math.max(to, from + 1) };
    })
    .sort((a, b) => Number(b.label.primary) - Number(a.label.primary) || a.from - b.from);
  return [cropped.text.trimEnd(), ...drawMarks(marks, room, context)];
}

/** A label with the columns that it takes. */
interface Mark {
  readonly label: Label;
  readonly from: number;
  readonly to: number;
}

function drawMarks(marks: readonly Mark[], room: number, context: DrawContext): string[] {
  const out: string[] = [];
  // An underline without a message leaves room for another behind it.
  let open = { text: "", to: 0 };
  for (const mark of marks) {
    if (open.text !== "" && mark.from <= open.to) {
      out.push(open.text);
      open = { text: "", to: 0 };
    }
    const { message, primary } = mark.label;
    const style = primary ? context.style : "related";
    const underline = (primary ? "^" : "-").repeat(mark.to - mark.from);
    const gap = " ".repeat(mark.from - open.to);
    const text = open.text + gap + context.paint(style, underline);
    open = message === "" ? { text, to: mark.to } : { text: "", to: 0 };
    if (message === "") continue;
    if (mark.to + 1 + displayWidth(message) <= room) {
      out.push(`${text} ${context.paint(style, message)}`);
      continue;
    }
    const indent = Math.max(0, Math.min(mark.from, room - MIN_MESSAGE_WIDTH));
    const lines = wrap(message, room - indent);
    out.push(text, ...lines.map((line) => " ".repeat(indent) + context.paint(style, line)));
  }
  return open.text === "" ? out : [...out, open.text];
}

/** The text of a line as it may be shown; the byte order mark only where a label is about it. */
function sourceLine(
  file: SourceFile,
  number: number,
  labels: readonly Label[],
  context: DrawContext,
): MaskedLine {
  const line = lineOf(file, number);
  const masked = line === undefined ? { text: "", column: () => 0 } : context.maskLine(file, line);
  const marked = number === 1 && file.document.hasByteOrderMark &&
    labels.some((label) => label.span.start === 0);
  if (!marked) return { text: masked.text, column: (at) => Math.max(0, masked.column(at)) };
  return {
    text: `\ufeff${masked.text}`,
    column: (at) => at === 0 ? 0 : masked.column(at) + 1,
  };
}
