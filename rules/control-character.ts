import { replace } from "../lib/engine/edits.ts";
import { say } from "../lib/engine/message.ts";
import { INVISIBLE, SMART_QUOTES } from "../lib/engine/odd_characters.ts";
import type { FixInit, Rule, RuleContext } from "../lib/engine/rule.ts";
import type { SourceFile } from "../lib/model/source_file.ts";
import type { Document } from "../lib/syntax/document.ts";
import type { Line } from "../lib/syntax/line.ts";
import type { Span } from "../lib/syntax/span.ts";

const SUSPECTS = new RegExp(`${INVISIBLE.source}+`, "g");
/** Anything but printable ASCII, tabs and line ends: what most files have nothing of. */
const UNUSUAL = /[^\t\n\r -~]/;
const BIDIRECTIONAL = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
// deno-lint-ignore no-control-regex
const BLANK = /[\x0b\x0c\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

/** Reports characters that cannot be seen but are read, and typographic quotes around a value. */
const rule: Rule = {
  meta: {
    name: "control-character",
    family: "reading",
    severity: "warning",
    fix: "unsafe",
    // A mark before a header, as where two files were joined, is for `leaking-settings`.
    late: true,
    summary: "An invisible character, or typographic quotes around a value",
  },
  check(context) {
    for (const file of context.files) {
      // Without the mark at the start, which is for `byte-order-mark`.
      const { text } = file.document;
      if (!UNUSUAL.test(text)) continue;
      let children: ReadonlySet<Line> | null = null;
      const isChild = (line: Line) => (children ??= childrenIn(file.document)).has(line);
      for (const match of text.matchAll(SUSPECTS)) {
        const start = match.index === 0 && file.document.hasByteOrderMark ? 1 : match.index;
        const end = match.index + match[0].length;
        if (end > start && !context.isReported(file, { start, end })) {
          check(context, file, { start, end }, isChild);
        }
      }
      if (SMART_QUOTES.test(text)) checkQuotes(context, file);
    }
  },
};
export default rule;

/** The lines that continue or nest in a setting above them. */
function childrenIn({ sections, preamble }: Document): Set<Line> {
  return new Set(
    [preamble, ...sections].flatMap(({ settings }) => settings.flatMap(({ children }) => children)),
  );
}

function check(
  context: RuleContext,
  file: SourceFile,
  span: Span,
  isChild: (line: Line) => boolean,
): void {
  const { document } = file;
  const text = document.slice(span);
  const line = document.lineAt(document.position(span.start).line - 1);
  // In a comment only characters that turn the reading order can mislead.
  if (line?.kind === "comment" && !BIDIRECTIONAL.test(text)) return;
  const blank = line === undefined ? "" : blanksFor(file, line, span, isChild);
  const found = listed(text);
  const [stand, them] = [...text].length === 1 ? ["stands", "it"] : ["stand", "them"];
  context.report({
    message:
      say`Here ${stand} ${found}, which nobody sees and the runtimes read as part of the text, not all of them alike. Delete ${them}.`,
    place: { file, span },
    fix: {
      title: blank === "" ? say`Delete ${them}` : say`Replace ${them} by a blank`,
      unsafe: "the character may be meant, such as in a path",
      edits: [replace(file, span, blank)],
      changes: [{ what: "anything", file }],
    },
  });
}

/** What takes the place of odd characters: an indent stays as deep as it was, but only where it means something. */
function blanksFor(
  { document }: SourceFile,
  line: Line,
  span: Span,
  isChild: (line: Line) => boolean,
): string {
  if (span.start <= line.contentStart) {
    return isChild(line) ? " ".repeat(line.contentStart - span.start) : "";
  }
  return span.end < line.end && BLANK.test(document.slice(span)) ? " " : "";
}

/** Characters by their code points, each once, with how often it stands there. */
function listed(text: string): string {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts].map(([character, count]) =>
    count === 1 ? codePoint(character) : `${count} times ${codePoint(character)}`
  ).join(", ");
}

function codePoint(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
}

function checkQuotes(context: RuleContext, file: SourceFile): void {
  for (const line of file.document.lines) {
    if (line.kind !== "setting" || line.bareEnd - line.valueStart < 2) continue;
    const value = file.document.slice(line.value);
    if (!SMART_QUOTES.test(value[0]!) || !SMART_QUOTES.test(value.at(-1)!)) continue;
    context.report({
      message:
        say`Typographic quotes stand around this value; every runtime reads them as a part of it. Remove them.`,
      place: { file, span: line.value },
      // A comment in place of the value would be worse.
      fix: /^.\s*(?:[#;]|.$)/.test(value) ? null : quoteFix(file, line),
    });
  }
}

function quoteFix(file: SourceFile, line: Line): FixInit {
  return {
    title: say`Remove the quotes`,
    unsafe: "the quotes may be meant as a part of the value",
    edits: [
      replace(file, { start: line.valueStart, end: line.valueStart + 1 }, ""),
      replace(file, { start: line.bareEnd - 1, end: line.bareEnd }, ""),
    ],
    changes: [{ what: "anything", file }],
  };
}
