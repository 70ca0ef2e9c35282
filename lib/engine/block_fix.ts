import type { AwsSection } from "../model/source_file.ts";
import type { Setting } from "../syntax/document.ts";
import { copyValue, deleteSetting, insert, replace, terminatorOf } from "./edits.ts";
import type { Edit } from "./finding.ts";
import { isTaken } from "./meant_key.ts";
import { say } from "./message.ts";
import type { FixInit } from "./rule.ts";

const INDENT = "  ";
const EFFECT = "the setting takes effect";

/** Moves settings of profiles into the blocks that they belong into. */
export class BlockMover {
  // What the fixes so far make and move: nothing may be there twice.
  readonly #done = new Map<AwsSection, Set<string>>();

  /**
   * The fix that moves a setting of one line into the block of another, which is
   * made if it is not there. Null where it would be there twice, where what
   * stands there is no block, or where a fix before it makes the block.
   *
   * @param block the key of the block, in lower case
   * @param key what the setting is called in it
   */
  moveInto(section: AwsSection, setting: Setting, block: string, key: string): FixInit | null {
    if (setting.children.length > 0 || setting.writtenValue === "") return null;
    const parent = section.get(block);
    if (!this.#isNew(section, parent === undefined ? block : `${block}.${key}`)) return null;
    const edits = parent === undefined
      ? makeBlock(section, setting, block, key)
      : appendToBlock(section, setting, parent, key);
    if (edits === null) return null;
    return {
      title: say`Move it into \`${block} =\``,
      unsafe: EFFECT,
      edits,
      changes: [{ section, what: "anything" }],
    };
  }

  #isNew(section: AwsSection, what: string): boolean {
    let done = this.#done.get(section);
    if (done === undefined) this.#done.set(section, done = new Set());
    if (done.has(what)) return false;
    done.add(what);
    return true;
  }
}

function makeBlock(
  { file }: AwsSection,
  setting: Setting,
  block: string,
  key: string,
): Edit[] {
  const { start, contentEnd } = setting.line;
  const value = copyValue(file, setting);
  const text = [`${block} =`, terminatorOf(file), `${INDENT}${key} = `, ...value];
  return [replace(file, { start, end: contentEnd }, text)];
}

function appendToBlock(
  section: AwsSection,
  setting: Setting,
  parent: Setting,
  key: string,
): Edit[] | null {
  const last = parent.children.at(-1);
  if (parent.value !== "" || last === undefined || last.next === last.end) return null;
  if (isTaken(section, parent, key)) return null;
  const { file } = section;
  const indent = file.document.text.slice(last.start, last.contentStart);
  const { start, contentEnd, number } = setting.line;
  const line = [`${indent}${key} = `, ...copyValue(file, setting)];
  // Right below the block it needs no move.
  if (number === last.number + 1) return [replace(file, { start, end: contentEnd }, line)];
  return [insert(file, last.next, [...line, terminatorOf(file)]), deleteSetting(file, setting)];
}

/** The fix that starts a setting which ends the block of another at that one's column. Null where more of the block follows. */
export function moveOutOfBlock(section: AwsSection, setting: Setting): FixInit | null {
  const parent = setting.parent!;
  if (parent.children.at(-1) !== setting.line || parent.children.length === 1) return null;
  if (isTaken(section, null, setting.key)) return null;
  const { start, contentStart } = setting.line;
  const indent = section.file.document.text.slice(parent.line.start, parent.line.contentStart);
  return {
    title: say`Start it at the column of \`${parent.writtenKey}\``,
    unsafe: EFFECT,
    edits: [replace(section.file, { start, end: contentStart }, indent)],
    changes: [{ section, what: "anything" }],
  };
}

/** The fix that puts the value of a setting of one line into a block below its key. */
export function writeBlock(section: AwsSection, setting: Setting, key: string): FixInit | null {
  if (setting.children.length > 0) return null;
  const { file } = section;
  const { mark, contentEnd } = setting.line;
  const text = [terminatorOf(file), `${INDENT}${key} = `, ...copyValue(file, setting)];
  return {
    title: say`Write \`${key} = ...\` below it`,
    unsafe: EFFECT,
    edits: [replace(file, { start: mark + 1, end: contentEnd }, text)],
    changes: [{ section, what: "anything" }],
  };
}
