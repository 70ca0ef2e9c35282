import type { Span } from "../../syntax/span.ts";
import type { RuntimeName } from "../runtime.ts";
import type { FileKind, SourceFile } from "../source_file.ts";
import type { Overriding, ReadSection } from "./sections.ts";
import type { Source, SourceLine } from "./source.ts";
import type { ReadError } from "./view.ts";

/** What a reader makes of some lines of a file. */
export interface Reading<Section extends ReadSection = ReadSection> {
  readonly profiles: Map<string, Section>;
  readonly ssoSessions: Map<string, Section>;
  readonly services: Map<string, Section>;
  /** The runtime stops here; the maps hold what it had read until then. */
  error: ReadError | null;
  /** True where the runtime takes the whole file for empty. */
  ignored: boolean;
  /** Set where something in these lines changes other sections, so that the whole file must be read as one. */
  entangled: boolean;
}

/** What is done with a file that cannot be decoded: it stops the runtime, or reads as nothing, or bad bytes become U+FFFD. */
export type DecodingRule = "stops" | "reads nothing" | "replaces";

/** One runtime: its facts as data, and its way of reading lines. */
export interface RuntimeReader {
  readonly name: RuntimeName;
  /** Whether a CR without an LF ends a line. */
  readonly universalNewlines: boolean;
  /** Bytes that are not UTF-8. */
  readonly invalidUtf8: DecodingRule;
  /** UTF-16 with a byte order mark. */
  readonly utf16: DecodingRule;
  /** A UTF-8 byte order mark: an error, part of the first line (which is then no header), or skipped. */
  readonly byteOrderMark: "stops" | "spoils first line" | "is skipped";
  /** The file that is read first; its error is the one that people see. */
  readonly readsFirst: FileKind;
  /** The settings of a profile in the credentials file that override the config file's; null for all. */
  readonly overriding: Overriding;
  /** What the runtime prints when the encoding or a byte order mark stops it. */
  decodingError(source: Source): string;
  /** Reads lines of a file in order; lines left out must belong to sections that the others do not touch. Never throws. */
  readLines(source: Source, lines: readonly SourceLine[]): Reading;
}

/** A reading with nothing in it yet. */
export function newReading<Section extends ReadSection>(): Reading<Section> {
  return {
    profiles: new Map(),
    ssoSessions: new Map(),
    services: new Map(),
    error: null,
    ignored: false,
    entangled: false,
  };
}

/** Makes the error that a runtime stops with. */
export function readError(
  file: SourceFile,
  span: Span,
  line: number,
  reason: string,
  text: string,
): ReadError {
  return { file, span, line, reason, text };
}
