import type { Line } from "../syntax/line.ts";
import type { Span } from "../syntax/span.ts";
import type { Home } from "./home.ts";
import {
  isKeyIdName,
  isSecretName,
  keyIdSpans,
  mergeSpans,
  secretSpansOfLine,
  secretSpansOfText,
} from "./secret_spans.ts";
import { SecretIndex, WINDOW } from "./secret_index.ts";
import type { SourceFile } from "./source_file.ts";

const MASK = "****";

/** A line of a file as it may be shown. */
export interface MaskedLine {
  /** The line without its terminator, secrets replaced by a mask. */
  readonly text: string;
  /** Maps an offset of the file to an index in `text`; one inside a secret maps to its mask. */
  column(offset: number): number;
}

/**
 * Hides the secrets of a home in whatever is shown of it: by where they stand,
 * by what they look like, and by comparison with every secret value that the
 * home holds, so that a secret used as, say, a profile name stays hidden too.
 */
export class Redactor {
  readonly #home: Home;
  readonly #before: Redactor | null;
  #known: SecretIndex | null = null;
  readonly #spans = new Map<SourceFile, ReadonlyMap<number, readonly Span[]>>();

  /** @param before hides the secrets of an earlier state of the home, which a fix may have removed from one place only */
  constructor(home: Home, before: Redactor | null = null) {
    this.#home = home;
    this.#before = before;
  }

  /** A text with everything in it masked that looks like a secret or is part of one of the home's. */
  mask(text: string): string {
    const spans = mergeSpans([
      ...secretSpansOfText(text),
      ...this.#knownSpans(text),
    ]);
    return replaceSpans(text, spans);
  }

  /**
   * A path with key ids and parts of the home's secrets masked. What merely
   * looks random stays, since temporary folders do and a masked path leads nowhere.
   */
  maskPath(path: string): string {
    return replaceSpans(path, mergeSpans([...keyIdSpans(path), ...this.#knownSpans(path)]));
  }

  /** A line of one of the home's files, as it may be shown. */
  maskLine(file: SourceFile, line: Line): MaskedLine {
    const source = file.document.text.slice(line.start, line.end);
    const own = this.#spansOf(file).get(line.number) ?? [];
    const local = own.map((span) => ({
      start: span.start - line.start,
      end: span.end - line.start,
    }));
    const spans = mergeSpans([...local, ...this.#knownSpans(source)]);
    return {
      text: replaceSpans(source, spans),
      column: (offset) => mapColumn(spans, offset - line.start),
    };
  }

  /** A whole text of one of the home's files, or of what a fix makes of one, with secrets masked. */
  maskFile(file: SourceFile): string {
    const parts: string[] = [];
    if (file.document.hasByteOrderMark) parts.push("\ufeff");
    for (const line of file.document.lines) {
      parts.push(
        this.maskLine(file, line).text,
        file.document.text.slice(line.end, line.next),
      );
    }
    return parts.join("");
  }

  #spansOf(file: SourceFile): ReadonlyMap<number, readonly Span[]> {
    let spans = this.#spans.get(file);
    if (spans === undefined) this.#spans.set(file, spans = secretSpans(file));
    return spans;
  }

  #knownSpans(text: string): Span[] {
    if (text.length < WINDOW) return [];
    return mergeSpans((this.#known ??= new SecretIndex(this.#collectSecrets())).find(text));
  }

  #collectSecrets(): string[] {
    const secrets = this.#before === null ? [] : this.#before.#collectSecrets();
    for (const file of this.#home.files) {
      for (const spans of this.#spansOf(file).values()) {
        for (const span of spans) secrets.push(file.document.slice(span));
      }
    }
    const environment = this.#home.environment;
    for (const name of environment?.names ?? []) {
      if (isSecretName(name)) secrets.push(environment!.get(name)!);
      else if (isKeyIdName(name)) secrets.push(environment!.get(name)!.slice(4));
    }
    return secrets;
  }
}

function secretSpans(file: SourceFile): Map<number, readonly Span[]> {
  const spans = new Map<number, readonly Span[]>();
  let previous: Line | null = null;
  for (const line of file.document.lines) {
    if (line.kind === "header") previous = null;
    if (line.kind === "blank") continue;
    const found = secretSpansOfLine(file.document, line, previous);
    if (found.length > 0) spans.set(line.number, found);
    // A line that continues a secret passes that on to the next.
    if (
      line.kind === "setting" &&
      (previous === null || line.indent <= previous.indent)
    ) previous = line;
  }
  return spans;
}

function replaceSpans(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return text;
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    parts.push(text.slice(at, start), MASK);
    at = end;
  }
  return parts.join("") + text.slice(at);
}

function mapColumn(spans: readonly Span[], column: number): number {
  let shift = 0;
  for (const { start, end } of spans) {
    if (column <= start) break;
    if (column < end) return start + shift + MASK.length;
    shift += MASK.length - (end - start);
  }
  return column + shift;
}
