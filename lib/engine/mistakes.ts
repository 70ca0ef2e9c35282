import { RUNTIMES } from "../model/runtime.ts";
import type { AwsSection } from "../model/source_file.ts";
import type { Document, Section } from "../syntax/document.ts";
import type { Line } from "../syntax/line.ts";
import { readSample, refuses } from "./sample.ts";

/**
 * Tells whether a section holds a line for which some runtime refuses the
 * whole file. As long as the section is not read, or the line is a part of a
 * value, nobody minds: a fix that changes this is not safe.
 */
export function hasMistakes(document: Document, { stray, settings }: Section): boolean {
  if (stray.length > 0) return true;
  return settings.some(({ line, value, children }) =>
    isMistake(document, line) ||
    value === "" && children.some((child) => isMistake(document, child))
  );
}

/** Whether a line is no `key = value`. */
export function isMistake(document: Document, line: Line): boolean {
  if (line.kind !== "setting" || line.nameStart === line.nameEnd) return true;
  return document.text[line.mark] !== "=" || BREAKS.test(document.slice(line.content));
}

/** Tells whether a text holds a character that ends a line for some runtime and is nothing to others. */
export function hasOddBreaks(text: string): boolean {
  return BREAKS.test(text);
}

/** Where Python's `str.splitlines`, which botocore uses for nested settings, breaks a line in two. */
// deno-lint-ignore no-control-regex -- these characters are meant
const BREAKS = /[\v\f\x1c-\x1e\x85\u2028\u2029]/;

/**
 * Tells whether some runtime refuses a file for what stands below a header.
 * Where it skips the section as yet, a fix must not make it read on.
 */
export function stopsRuntime({ file: { document }, syntax, wholeSpan }: AwsSection): boolean {
  const body = document.text.slice(syntax.header!.next, wholeSpan.end);
  const text = `[profile x]\n${body}`;
  return RUNTIMES.some((runtime) => refuses(readSample(text, runtime)));
}
