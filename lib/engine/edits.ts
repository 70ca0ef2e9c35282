import { Secret, type SecretText } from "../model/secret.ts";
import { secretSpansOfLine } from "../model/secret_spans.ts";
import type { AwsSection, SourceFile } from "../model/source_file.ts";
import type { Section, Setting } from "../syntax/document.ts";
import type { Line } from "../syntax/line.ts";
import type { Span } from "../syntax/span.ts";
import type { Edit } from "./finding.ts";

const terminators = new WeakMap<SourceFile, string>();

/** What ends most lines of a file; counted once, since many fixes may ask. */
export function terminatorOf(file: SourceFile): string {
  let terminator = terminators.get(file);
  if (terminator === undefined) terminators.set(file, terminator = file.document.terminator);
  return terminator;
}

/** Tells whether nothing about the encoding of a file keeps a runtime from reading what is added to it. */
export function isPlainText({ encoding, document }: SourceFile): boolean {
  return encoding === "utf-8" && !document.hasByteOrderMark;
}

/** Replaces a span of a file. */
export function replace(file: SourceFile, span: Span, text: SecretText): Edit {
  return { file, span, text };
}

/** Inserts at an offset of a file. */
export function insert(file: SourceFile, at: number, text: SecretText): Edit {
  return { file, span: { start: at, end: at }, text };
}

/** Deletes a whole line with its terminator; the last line takes the terminator before it along. */
export function deleteLine(file: SourceFile, line: Line): Edit {
  return { file, span: wholeLines(file, line, line), text: "" };
}

/**
 * Deletes a setting with its deeper lines; comments between these go too, others stay.
 *
 * @param first the first line to delete: the setting's own, or a comment above that goes too
 */
export function deleteSetting(file: SourceFile, setting: Setting, first = setting.line): Edit {
  const last = setting.children.at(-1) ?? setting.line;
  return { file, span: wholeLines(file, first, last), text: "" };
}

/**
 * Deletes a setting and starts the comments below it at the first column:
 * indented, they would become a part of the setting above for Java and Rust.
 *
 * @param first as for {@link deleteSetting}
 */
export function deleteSettingCleanly(
  file: SourceFile,
  setting: Setting,
  first = setting.line,
): Edit[] {
  const { document } = file;
  const edits = [deleteSetting(file, setting, first)];
  for (let i = (setting.children.at(-1) ?? setting.line).number; i < document.lineCount; i++) {
    const { kind, start, contentStart } = document.lineAt(i)!;
    if (kind !== "comment" && kind !== "blank") break;
    if (kind === "comment" && contentStart > start) {
      edits.push(replace(file, { start, end: contentStart }, ""));
    }
  }
  return edits;
}

function wholeLines(file: SourceFile, first: Line, last: Line): Span {
  const before = last.next > last.end ? undefined : file.document.lineAt(first.number - 2);
  return { start: before?.end ?? first.start, end: last.next };
}

/**
 * Adds lines (without terminators) at the end of a section: behind its last
 * setting, so that comments and blank lines before the next header stay there.
 */
export function appendToSection(
  section: AwsSection,
  lines: readonly SecretText[],
): Edit {
  const file = section.file;
  const last = lastMeaningfulLine(section.syntax);
  const terminator = terminatorOf(file);
  const edit = last.next > last.end
    ? insert(file, last.next, joinLines(lines, "", terminator))
    : insert(file, last.end, joinLines(lines, terminator, ""));
  return { ...edit, onSection: { kind: "grows", section } };
}

/**
 * Adds a section at the end of a file, with a blank line before it where the file has text.
 *
 * @param isFirst false where another fix adds a section there before this one
 */
export function appendSection(
  file: SourceFile,
  title: string,
  lines: readonly SecretText[],
  isFirst = true,
): Edit {
  const terminator = terminatorOf(file);
  const text = file.document.text;
  const lastLine = file.document.lineAt(file.document.lineCount - 1);
  let lead = "";
  if (!isFirst) lead = terminator;
  else if (lastLine !== undefined) {
    if (lastLine.next === lastLine.end) lead = terminator + terminator;
    else if (lastLine.kind !== "blank") lead = terminator;
  }
  const section = joinLines([`[${title}]`, ...lines], "", terminator);
  return {
    ...insert(file, text.length, [lead, ...flat(section)]),
    isLast: true,
    onSection: { kind: "adds", title },
  };
}

/**
 * The text of a line, without its terminator, for use elsewhere: its secrets
 * are kept by reference, so that the edit can be shown.
 *
 * @param previous the setting that the line continues, or null
 */
export function copyLine(
  file: SourceFile,
  line: Line,
  previous: Line | null = null,
): SecretText {
  const parts: (string | Secret)[] = [];
  let at = line.start;
  for (
    const { start, end } of secretSpansOfLine(file.document, line, previous)
  ) {
    parts.push(
      file.document.text.slice(at, start),
      new Secret(file.document.text.slice(start, end)),
    );
    at = end;
  }
  return [...parts, file.document.text.slice(at, line.end)];
}

/** The value of a setting as written, by reference if it is secret, for use elsewhere. */
export function copyValue(file: SourceFile, setting: Setting): readonly (string | Secret)[] {
  return copySpan(file, setting.line, setting.line.rawValue);
}

/** A part of a line, its secrets by reference, for use elsewhere. */
export function copySpan(
  file: SourceFile,
  line: Line,
  { start, end }: Span,
): readonly (string | Secret)[] {
  const text = file.document.text;
  const parts: (string | Secret)[] = [];
  let at = start;
  for (const secret of secretSpansOfLine(file.document, line, null)) {
    const from = Math.max(secret.start, start);
    const to = Math.min(secret.end, end);
    if (from >= to) continue;
    parts.push(text.slice(at, from), new Secret(text.slice(from, to)));
    at = to;
  }
  return [...parts, text.slice(at, end)];
}

/** The lines of a setting, its deeper lines and what stands between these included, for use elsewhere. */
export function copySetting(file: SourceFile, setting: Setting): SecretText[] {
  const last = (setting.children.at(-1) ?? setting.line).number;
  return file.document.linesIn(setting.line.number - 1, last)
    .map((line) => copyLine(file, line, line === setting.line ? null : setting.line));
}

/**
 * Starts the settings of a section, and the comments among them, at the first
 * column. What is nested or continues a value stays deeper than its key.
 */
export function dedentSection(file: SourceFile, section: Section): Edit[] {
  const edits: Edit[] = [];
  const cut = ({ start, indent }: Line, by: number) => {
    const end = start + Math.min(by, indent);
    if (end > start) edits.push(replace(file, { start, end }, ""));
  };
  for (const { line, children } of section.settings) {
    cut(line, line.indent);
    for (const child of children) cut(child, line.indent);
  }
  for (let i = section.first; i < section.last; i++) {
    const line = file.document.lineAt(i)!;
    if (line.kind === "comment") cut(line, line.indent);
  }
  return edits;
}

/** The line with which a section ends: comments and blank lines behind it mostly belong to the next header. */
export function lastMeaningfulLine(section: Section): Line {
  const { document } = section;
  for (let i = section.last - 1; i >= section.first; i--) {
    const line = document.lineAt(i)!;
    const { kind, indent } = line;
    // Rust and Java take an indented comment for a part of the setting above it.
    if (kind === "setting" || kind === "text" || (kind === "comment" && indent > 0)) return line;
  }
  return section.header ?? document.lineAt(section.first)!;
}

function joinLines(
  lines: readonly SecretText[],
  before: string,
  after: string,
): SecretText {
  return lines.flatMap((line) => [before, ...flat(line), after]);
}

function flat(
  text: SecretText,
): readonly Exclude<SecretText[number], undefined>[] {
  return typeof text === "string" ? [text] : text;
}
