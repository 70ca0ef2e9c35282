import type { Span } from "./span.ts";

/**
 * What a line looks like, before any runtime's view of it:
 * - `blank`: only white space
 * - `comment`: its first character is `#` or `;`
 * - `header`: its first character is `[`
 * - `setting`: it has a delimiter, `=` or `:`
 * - `text`: anything else
 */
export type LineKind = "blank" | "comment" | "header" | "setting" | "text";

/** What stands behind the value of a setting or a header, for the readers that know inline comments. */
export interface InlineComment {
  /** The `#` or `;`. */
  readonly start: number;
  /** Behind what stands before it and the blanks between. */
  readonly bareEnd: number;
}

/**
 * One line of a file with the offsets of its parts. All lines share one shape
 * so that engines keep their field access fast, and have as few fields as can
 * be, since there is one for each line of a file; what a field means for a kind
 * is said below, and -1 stands for "not there".
 */
export class Line {
  readonly kind: LineKind;
  /** 1-based. */
  readonly number: number;
  /** Where the line starts. */
  readonly start: number;
  /** The first character that is not white space, or `end`. */
  readonly contentStart: number;
  /** Behind the last character that is not white space. */
  readonly contentEnd: number;
  /** Behind the last character before the line terminator. */
  readonly end: number;
  /** Behind the line terminator: LF, CRLF, CR, or nothing on the last line. */
  readonly next: number;
  /** Header: the text between the brackets, trimmed. Setting: the key, trimmed. */
  nameStart: number;
  nameEnd: number;
  /** Header: the offset of the first `]`, or -1 if unclosed. Setting: the delimiter's offset. */
  mark: number;
  /** Header: what follows the `]`, trimmed. Setting: the value, trimmed, an inline comment included. */
  valueStart: number;
  inlineComment: InlineComment | null = null;

  constructor(
    kind: LineKind,
    number: number,
    start: number,
    contentStart: number,
    contentEnd: number,
    end: number,
    next: number,
    nameStart: number,
    nameEnd: number,
    mark: number,
    valueStart: number,
  ) {
    this.kind = kind;
    this.number = number;
    this.start = start;
    this.contentStart = contentStart;
    this.contentEnd = contentEnd;
    this.end = end;
    this.next = next;
    this.nameStart = nameStart;
    this.nameEnd = nameEnd;
    this.mark = mark;
    this.valueStart = valueStart;
  }

  /** Behind the value of a setting or the tail of a header, an inline comment included. */
  get valueEnd(): number {
    return this.valueStart < 0 ? -1 : this.contentEnd;
  }

  /** The `#` or `;` that starts an inline comment for the readers that know such, or -1. */
  get commentStart(): number {
    return this.inlineComment === null ? -1 : this.inlineComment.start;
  }

  /** Behind the value (or the tail of a header) without its inline comment and the blanks before that. */
  get bareEnd(): number {
    return this.inlineComment === null ? this.valueEnd : this.inlineComment.bareEnd;
  }

  /** The number of white space characters before the content; a tab counts as one, as in Python. */
  get indent(): number {
    return this.contentStart - this.start;
  }

  /** The content without surrounding white space. */
  get content(): Span {
    return { start: this.contentStart, end: this.contentEnd };
  }

  /** The whole line with its terminator. */
  get full(): Span {
    return { start: this.start, end: this.next };
  }

  /** The key of a setting or the inner text of a header. */
  get name(): Span {
    return { start: this.nameStart, end: this.nameEnd };
  }

  /** The value with an inline comment still in it. */
  get rawValue(): Span {
    return { start: this.valueStart, end: this.valueEnd };
  }

  /** The value without an inline comment. */
  get value(): Span {
    return { start: this.valueStart, end: this.bareEnd };
  }
}

/** A part of a line. Every code unit of a file belongs to exactly one token. */
export interface Token extends Span {
  readonly kind:
    | "byte-order-mark"
    | "blank"
    | "comment"
    | "bracket"
    | "name"
    | "key"
    | "delimiter"
    | "value"
    | "text"
    | "terminator";
}

/** Splits a line into its tokens, in order and without gaps. */
export function tokensOf(line: Line): Token[] {
  const tokens: Token[] = [];
  let at = line.start;
  const push = (kind: Token["kind"], end: number) => {
    if (end > at) tokens.push({ kind, start: at, end });
    at = Math.max(at, end);
  };
  push("blank", line.contentStart);
  if (line.kind === "comment") push("comment", line.contentEnd);
  if (line.kind === "text") push("text", line.contentEnd);
  if (line.kind === "header") pushHeader(line, push);
  if (line.kind === "setting") pushSetting(line, push);
  push("blank", line.end);
  push("terminator", line.next);
  return tokens;
}

type Push = (kind: Token["kind"], end: number) => void;

// A part that is not there ends before what was pushed last, and so adds nothing.
function pushHeader(line: Line, push: Push): void {
  push("bracket", line.contentStart + 1);
  push("blank", line.nameStart);
  push("name", line.nameEnd);
  push("blank", line.mark);
  push("bracket", line.mark + 1);
  push("blank", line.valueStart);
  push("text", line.bareEnd);
  push("blank", line.commentStart);
  push("comment", line.valueEnd);
}

function pushSetting(line: Line, push: Push): void {
  push("key", line.nameEnd);
  push("blank", line.mark);
  push("delimiter", line.mark + 1);
  push("blank", line.valueStart);
  push("value", line.bareEnd);
  push("blank", line.commentStart);
  push("comment", line.valueEnd);
}
