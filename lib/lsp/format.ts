import type { TextEdit } from "vscode-languageserver";
import { RUNTIMES } from "../model/runtime.ts";
import { readFileView, type ViewSection } from "../model/runtimes/mod.ts";
import type { SourceFile } from "../model/source_file.ts";
import { applyEdits } from "../syntax/edit.ts";
import type { Line } from "../syntax/line.ts";
import type { Span } from "../syntax/span.ts";
import { rangeOf } from "./positions.ts";

/** An edit of layout: only blanks and blank lines come and go. */
interface LayoutEdit {
  readonly span: Span;
  readonly text: string;
}

/**
 * The edits that tidy the layout of some lines (1-based, the last one
 * included): one blank on each side of `=`, none at the end of a line, one
 * blank line before a header. None where some runtime would then read
 * something else, as in a file with mistakes: these are for fixes.
 */
export function formatLines(file: SourceFile, first: number, last: number): TextEdit[] {
  const edits = file.document.linesIn(first - 1, last)
    .flatMap((line) =>
      isSpare(file, line)
        ? [{ span: { start: line.start, end: line.next }, text: "" }]
        : [...lineEdits(file, line), ...lineBefore(file, line)]
    );
  if (edits.length === 0 || !readsTheSame(file, edits)) return [];
  return edits.map(({ span, text }) => ({
    range: rangeOf(file.document, span),
    newText: text,
  }));
}

function lineEdits({ document }: SourceFile, line: Line): LayoutEdit[] {
  const edits: LayoutEdit[] = [];
  const put = (start: number, end: number, text: string) => {
    if (document.text.slice(start, end) !== text) edits.push({ span: { start, end }, text });
  };
  if (
    line.kind === "setting" && document.text[line.mark] === "=" && line.nameEnd > line.nameStart
  ) {
    put(line.nameEnd, line.mark, " ");
    // Behind the value of a block's key there is nothing.
    if (line.valueEnd > line.valueStart) put(line.mark + 1, line.valueStart, " ");
  }
  const content = line.kind === "blank" ? line.start : Math.max(line.contentEnd, line.mark + 1);
  put(content, line.end, "");
  return edits;
}

/** There are never two blank lines in a row. */
function isSpare({ document }: SourceFile, line: Line): boolean {
  return line.kind === "blank" && document.lineAt(line.number - 2)?.kind === "blank";
}

/** One blank line before a header and before the comments that belong to it. */
function lineBefore({ document }: SourceFile, line: Line): LayoutEdit[] {
  const above = document.lineAt(line.number - 2);
  if (above === undefined || line.kind !== "header") return [];
  if (above.kind === "blank" || above.kind === "comment") return [];
  return [{ span: { start: line.start, end: line.start }, text: document.terminator }];
}

function readsTheSame(file: SourceFile, edits: readonly LayoutEdit[]): boolean {
  const text = applyEdits(file.document.text, edits);
  // A terminator that is gone would join what other lines still need apart.
  const edited = file.with({ text });
  return RUNTIMES.every((runtime) => {
    const before = readFileView(file, runtime);
    const after = readFileView(edited, runtime);
    if (before.error !== null || after.error !== null) return false;
    return sameSections(before.profiles, after.profiles) &&
      sameSections(before.ssoSessions, after.ssoSessions) &&
      sameSections(before.services, after.services);
  });
}

function sameSections(
  a: ReadonlyMap<string, ViewSection>,
  b: ReadonlyMap<string, ViewSection>,
): boolean {
  if (a.size !== b.size) return false;
  for (const [name, section] of a) {
    const other = b.get(name);
    if (other === undefined || !sameSettings(section.settings, other.settings)) return false;
  }
  return true;
}

function sameSettings(a: ViewSection["settings"], b: ViewSection["settings"]): boolean {
  if (a.size !== b.size) return false;
  for (const [key, one] of a) {
    const other = b.get(key);
    if (other === undefined || (one.nested === null) !== (other.nested === null)) return false;
    if (
      one.nested === null ? one.value !== other.value : !sameSettings(one.nested, other.nested!)
    ) {
      return false;
    }
  }
  return true;
}
