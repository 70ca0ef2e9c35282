import type { AwsSection } from "../model/source_file.ts";
import type { Setting } from "../syntax/document.ts";
import { dedentSection, replace } from "./edits.ts";
import { say } from "./message.ts";
import { hasMistakes, isMistake } from "./mistakes.ts";
import type { FixInit } from "./rule.ts";

const MISTAKES = "the lines have mistakes of their own";

/**
 * The fix that starts the settings of a section, which are all indented, at
 * the first column; null where that would change what the next header is.
 */
export function sectionIndentFix(section: AwsSection): FixInit | null {
  const { file, syntax } = section;
  const next = file.document.lineAt(syntax.last);
  // An indented header below would end up deeper than the settings and become a part of the last;
  // one above may itself be a part of a value, and the settings with it.
  if (next !== undefined && next.indent > 0 || syntax.header!.indent > 0) return null;
  const init: FixInit = {
    title: say`Start the settings at the first column`,
    edits: dedentSection(file, syntax),
    changes: [{ what: "read", section }],
  };
  return hasMistakes(file.document, syntax) ? { ...init, unsafe: MISTAKES } : init;
}

/**
 * The fix that moves settings below a value, deeper than it, to the column of
 * its key. What is nested below one of them moves along.
 *
 * @param swallowed the settings, without those that are nested in one of them
 * @returns null where the section would then have a key twice
 */
export function swallowedFix(
  section: AwsSection,
  parent: Setting,
  swallowed: readonly Setting[],
): FixInit | null {
  const { file } = section;
  const taken = new Set(swallowed.map(({ key }) => key));
  // Below an indented header all may be a part of one value.
  if (section.syntax.header!.indent > 0 || taken.size < swallowed.length) return null;
  if (swallowed.some(({ key }) => section.get(key))) return null;
  const keys = parent.nested.filter(isSwallowed);
  const { start, contentStart, indent } = parent.line;
  const depth = keys.reduce((least, { line }) => Math.min(least, line.indent), Infinity) - indent;
  const margin = file.document.text.slice(start, contentStart);
  const init: FixInit = {
    title: say`Start it at the column of \`${parent.writtenKey}\``,
    edits: keys.map(({ line }) => {
      const end = Math.min(line.start + indent + depth, line.contentStart);
      return replace(file, { start: line.start, end }, margin);
    }),
    changes: [{ what: "read", section }],
  };
  // A command may go on with `--option=value`, and then all of it is one.
  const isPlain = keys.length === parent.children.length && parent.key !== "credential_process";
  if (!isPlain) return { ...init, unsafe: "the lines may be meant as parts of the value" };
  const isWrong = keys.some(({ line }) => isMistake(file.document, line));
  return isWrong ? { ...init, unsafe: MISTAKES } : init;
}

/** The lines below a value that look like settings, without those that are nested in one of them. */
export function swallowedBy(parent: Setting): Setting[] {
  const swallowed: Setting[] = [];
  for (const child of parent.nested) {
    const above = swallowed.at(-1);
    if (above?.value === "" && child.line.indent > above.line.indent) continue;
    if (isSwallowed(child)) swallowed.push(child);
  }
  return swallowed;
}

const KEY = /^[A-Za-z][\w.-]*$/;

/** Tells whether a line that continues a value looks like a setting. */
function isSwallowed({ line, writtenKey, section }: Setting): boolean {
  const { text } = section.document;
  return KEY.test(writtenKey) && (text[line.mark] === "=" || !text.startsWith("//", line.mark + 1));
}
