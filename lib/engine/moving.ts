import { swallows } from "../model/mentions.ts";
import type { SecretText } from "../model/secret.ts";
import type { AwsSection, SourceFile } from "../model/source_file.ts";
import type { Setting } from "../syntax/document.ts";
import type { Line } from "../syntax/line.ts";
import { copyLine, isPlainText } from "./edits.ts";
import { standsApart } from "./header_shape.ts";
import { hasOddBreaks } from "./mistakes.ts";

/**
 * Whether what is added to a file is read, and nothing else with it: Python
 * copies `[DEFAULT]` into every section, JavaScript reads nothing of a file with
 * a section called `__proto__`, and Rust nothing of one that is not UTF-8.
 */
export function isTransparent(file: SourceFile): boolean {
  let known = transparent.get(file);
  if (known === undefined) transparent.set(file, known = looksTransparent(file));
  return known;
}

// Asked for each profile.
const transparent = new WeakMap<SourceFile, boolean>();

function looksTransparent(file: SourceFile): boolean {
  const { text } = file.document;
  return isPlainText(file) && text.isWellFormed() && !hasOddBreaks(text) &&
    !file.sections.some(({ type, name }) => type === "magic-default" || name === "__proto__");
}

/** Whether all runtimes find some settings of a section there and nowhere else, each once. */
export function isSound(section: AwsSection, names: ReadonlySet<string>): boolean {
  if (section.syntax.stray.length > 0 || swallows(section, names)) return false;
  if (!standsApart(section)) return false;
  const keys = section.settings.map(({ key }) => key).filter((key) => names.has(key));
  return new Set(keys).size === keys.length;
}

/**
 * Whether a line of a transparent file can stand in the other one. An empty
 * value waits until it is filled in, a wrapped one until it is sorted out; a
 * colon would make some runtimes refuse that file as well.
 */
export function isMovable(
  { section: { document }, line, writtenValue, children }: Setting,
): boolean {
  return writtenValue !== "" && children.length === 0 && document.text[line.mark] === "=";
}

/** The comments that belong to a setting: those directly above it, at the first column. */
export function commentsOf(setting: Setting): Line[] {
  const { section, line } = setting;
  const { document } = section;
  const comments: Line[] = [];
  for (let i = line.number - 2; i >= section.first; i--) {
    const above = document.lineAt(i)!;
    // An indented one is a part of the value above for Java and Rust.
    if (above.kind !== "comment" || above.indent > 0) break;
    comments.unshift(above);
  }
  return comments;
}

/** The text of comments, for use elsewhere. */
export function copyComments(file: SourceFile, comments: readonly Line[]): SecretText[] {
  return comments.map((line) => copyLine(file, line));
}
