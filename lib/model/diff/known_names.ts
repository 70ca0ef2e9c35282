import type { RuntimeName } from "../runtime.ts";
import { type FileView, readFileView, type ViewSections } from "../runtimes/mod.ts";
import type { SourceFile } from "../source_file.ts";
import type { Span } from "../../syntax/span.ts";
import type { DiffSubject } from "./types.ts";

/** A header as a runtime reads it. */
interface KnownHeader {
  readonly start: number;
  readonly subject: DiffSubject;
}

const known = new WeakMap<FileView, readonly KnownHeader[]>();

/**
 * What a runtime knows by the headers in a part of a file, which may be other
 * names than the author's: `"a b"` with its quotes, or `foo` for `[profile.foo]`.
 */
export function knownNames(
  file: SourceFile,
  { start, end }: Span,
  runtime: RuntimeName,
): DiffSubject[] {
  const headers = headersOf(readFileView(file, runtime));
  const found: DiffSubject[] = [];
  for (let i = firstFrom(headers, start); i < headers.length && headers[i]!.start < end; i++) {
    found.push(headers[i]!.subject);
  }
  return found;
}

/** The section that a runtime is in where a part of a file begins, or undefined before the first. */
export function knownAbove(
  file: SourceFile,
  offset: number,
  runtime: RuntimeName,
): DiffSubject | undefined {
  const headers = headersOf(readFileView(file, runtime));
  return headers[firstFrom(headers, offset) - 1]?.subject;
}

function firstFrom(headers: readonly KnownHeader[], start: number): number {
  let low = 0;
  let high = headers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (headers[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

function headersOf(view: FileView): readonly KnownHeader[] {
  let headers = known.get(view);
  if (headers === undefined) {
    headers = [
      ...headersIn("profile", view.profiles),
      ...headersIn("sso-session", view.ssoSessions),
      ...headersIn("services", view.services),
    ].sort((a, b) => a.start - b.start);
    known.set(view, headers);
  }
  return headers;
}

function headersIn(type: DiffSubject["type"], sections: ViewSections): KnownHeader[] {
  const found: KnownHeader[] = [];
  for (const section of sections.values()) {
    const subject = { type, name: section.name };
    for (const { span } of section.places) found.push({ start: span.start, subject });
  }
  return found;
}
