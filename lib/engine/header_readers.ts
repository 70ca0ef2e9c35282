import { HASH, isBlank, SEMICOLON } from "../syntax/chars.ts";
import type { Document, Section } from "../syntax/document.ts";
import type { Line } from "../syntax/line.ts";
import type { RuntimeName } from "../model/runtime.ts";
import type { HeaderPlace, Misreading } from "./bad_header.ts";
import type { HeaderShape } from "./header_shape.ts";

/** What a reader makes of a header: reads it, or misreads it for a reason. */
type Verdict = "read" | {
  readonly how: "overlooked" | "refused" | "misnamed";
  readonly why: string;
};

const LAST_BRACKET = "since the name ends at the last bracket of the line";
const PART_OF_NAME = "since what stands behind the bracket counts as a part of the name";
const INDENTED = "since it is indented";

/** Runtimes that read headers alike, and what they have read so far. */
abstract class Reader {
  abstract readonly runtimes: readonly RuntimeName[];
  /** The header under which settings go now. */
  above: HeaderPlace | null = null;
  /** The indent of the value that a deeper line would continue, or -1. */
  protected openIndent = -1;
  /** Whether that value is empty, so that deeper lines make a block of settings. */
  protected openBlock = false;

  abstract judge(document: Document, shape: HeaderShape): Verdict;

  /** Opens a section. */
  open(place: HeaderPlace): void {
    this.above = place;
    this.openIndent = -1;
  }

  /** Takes note of the value that the settings of a section leave open. */
  abstract readBody(section: Section): void;
}

/**
 * Python's `RawConfigParser`: a header ends at the last bracket of its line;
 * deeper than an open value it is a part of that value; without bracket it is
 * a setting where it has a delimiter (observed with botocore 1.43 on Python 3.11).
 */
class PythonReader extends Reader {
  readonly runtimes = ["boto3", "cli"] as const;

  judge(_document: Document, shape: HeaderShape): Verdict {
    const { line, mark, lastBracket, hasDelimiter, hasEquals } = shape;
    if (this.openIndent >= 0 && line.indent > this.openIndent) {
      return { how: this.openBlock && !hasEquals ? "refused" : "overlooked", why: INDENTED };
    }
    if (lastBracket < 0) {
      return {
        how: hasDelimiter && this.above !== null ? "overlooked" : "refused",
        why: "for lack of the closing bracket",
      };
    }
    if (lastBracket === line.mark) return "read";
    return { how: "misnamed", why: lastBracket > mark ? LAST_BRACKET : PART_OF_NAME };
  }

  readBody({ settings }: Section): void {
    for (let i = settings.length - 1; i >= 0; i--) {
      const { line, writtenValue } = settings[i]!;
      // Deeper than the open value, they belong to it.
      if (this.openIndent >= 0 && line.indent > this.openIndent) continue;
      this.openIndent = line.indent;
      this.openBlock = writtenValue === "";
      return;
    }
  }
}

/** `@smithy/shared-ini-file-loader` 4.7: a line is a header if it ends with a bracket before a comment that follows a blank. */
class JavaScriptReader extends Reader {
  readonly runtimes = ["js"] as const;

  judge({ text }: Document, shape: HeaderShape): Verdict {
    return judgeBracket(text, shape, shape.spacedMark, "overlooked");
  }

  readBody(): void {}
}

/** The Go SDK's `internal/ini`: the same, with a comment at any `#` or `;`. */
class GoReader extends Reader {
  readonly runtimes = ["go"] as const;

  judge({ text }: Document, shape: HeaderShape): Verdict {
    return judgeBracket(text, shape, shape.mark, "overlooked");
  }

  readBody(): void {}
}

/** The Java and Rust SDKs: as Go, but an error where Go overlooks; an indented line is never a header. */
class StrictReader extends Reader {
  readonly runtimes = ["java", "rust"] as const;

  judge({ text }: Document, shape: HeaderShape): Verdict {
    if (shape.line.indent === 0) return judgeBracket(text, shape, shape.mark, "refused");
    const swallowed = this.openIndent >= 0 && (!this.openBlock || shape.hasEquals);
    return { how: swallowed ? "overlooked" : "refused", why: INDENTED };
  }

  readBody({ settings }: Section): void {
    for (let i = settings.length - 1; i >= 0; i--) {
      if (settings[i]!.line.indent > 0) continue;
      this.openIndent = 0;
      this.openBlock = settings[i]!.value === "";
      return;
    }
  }
}

function judgeBracket(
  text: string,
  { line }: HeaderShape,
  commentStart: number,
  how: "overlooked" | "refused",
): Verdict {
  let end = commentStart;
  while (isBlank(text.charCodeAt(end - 1))) end--;
  if (end - 1 === line.mark) return "read";
  if (text[end - 1] === "]") {
    return {
      how: "misnamed",
      why: PART_OF_NAME,
    };
  }
  if (line.mark < 0) return { how, why: "for lack of the closing bracket" };
  if (commentStart < line.mark) {
    return { how, why: `for the \`${text[commentStart]!}\` inside the brackets` };
  }
  const behind = text.charCodeAt(line.mark + 1);
  const isComment = behind === HASH || behind === SEMICOLON;
  return { how, why: `for the ${isComment ? "comment right" : "text"} behind it` };
}

/** All readers, who go through the headers of a file together. */
export class HeaderReaders {
  readonly #document: Document;
  readonly #readers = [
    new PythonReader(),
    new JavaScriptReader(),
    new GoReader(),
    new StrictReader(),
  ];
  /** The section under which everybody reads settings now, if it has not been told to the readers yet. */
  #plain: Section | null = null;

  constructor(document: Document) {
    this.#document = document;
  }

  /** Reads a section with a plain header, which everybody reads alike. */
  readPlain(section: Section): void {
    this.#plain = section;
  }

  /** Reads any other header, the settings below it included, and says who misreads it. */
  read(section: Section, shape: HeaderShape): Misreading[] {
    this.#catchUp();
    const place = placeOf(section);
    const misreadings: Misreading[] = [];
    for (const reader of this.#readers) {
      const verdict = reader.judge(this.#document, shape);
      if (verdict !== "read") misreadings.push(misreading(reader, verdict));
      if (verdict === "read" || verdict.how === "misnamed") reader.open(place);
      reader.readBody(section);
    }
    return misreadings;
  }

  /** Reads a line that only its author takes for a header. */
  readPseudo(line: Line, title: string): Misreading[] {
    this.#catchUp();
    const { text } = this.#document;
    const misreadings: Misreading[] = [];
    const content = this.#document.slice(line.content);
    const why = content.includes("[")
      ? "for the invisible character before it"
      : content.endsWith("]")
      ? "for lack of its opening bracket"
      : "for lack of square brackets";
    for (const reader of this.#readers) {
      // JavaScript's `trim` takes the byte order mark away.
      if (reader instanceof JavaScriptReader && text[line.contentStart] === "\ufeff") {
        reader.open({ title, span: line.content });
        continue;
      }
      const isLenient = reader instanceof JavaScriptReader || reader instanceof GoReader;
      misreadings.push(misreading(reader, { how: isLenient ? "overlooked" : "refused", why }));
    }
    return misreadings;
  }

  #catchUp(): void {
    if (this.#plain === null) return;
    const place = placeOf(this.#plain);
    for (const reader of this.#readers) {
      reader.open(place);
      reader.readBody(this.#plain);
    }
    this.#plain = null;
  }
}

function placeOf(section: Section): HeaderPlace {
  return { title: section.title, span: section.header!.content };
}

function misreading(
  { runtimes, above }: Reader,
  { how, why }: Exclude<Verdict, "read">,
): Misreading {
  if (how !== "overlooked") return { runtimes, how, why, into: null };
  return { runtimes, how: above === null ? "ignored" : "leaks", why, into: above };
}
