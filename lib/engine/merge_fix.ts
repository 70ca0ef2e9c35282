import type { Change } from "./change.ts";
import type { AwsSection } from "../model/source_file.ts";
import type { Setting } from "../syntax/document.ts";
import { copyValue, deleteSetting, replace } from "./edits.ts";
import { mergeInto } from "./merge.ts";
import { say } from "./message.ts";
import type { FixInit } from "./rule.ts";

/**
 * The fix that merges a section into an earlier one that names the same; the
 * later value of a setting wins, as most runtimes read it.
 *
 * @returns null where a program cannot say what the two would become together
 */
export function mergeFix(first: AwsSection, again: AwsSection): FixInit | null {
  const { file } = first;
  const clashes = again.settings.filter((setting) => {
    const other = first.get(setting.key);
    return other !== undefined && valueText(other) !== valueText(setting);
  });
  // What a block or a wrapped value of the two would become together is not for a program to say.
  if (
    clashes.some((setting) => setting.children.length + first.get(setting.key)!.children.length > 0)
  ) return null;
  if (again.syntax.stray.length > 0 || hasTwice(again)) return null;
  // An indented header below would then continue what stands above the second.
  if ((file.document.lineAt(again.syntax.last)?.indent ?? 0) > 0) return null;
  // Deeper than the last setting of the first, they would become a part of its value.
  const indent = first.settings.at(-1)?.line.indent ?? 0;
  if (again.settings.some(({ line }) => line.indent > indent)) return null;
  const changes: Change[] = [{ what: "read", section: first }, { what: "read", section: again }];
  const title = say`Merge it into the first \`[${first.syntax.title}]\``;
  const edits = mergeInto(again, first);
  if (clashes.length === 0) return { title, edits, changes };
  const values = clashes.map((setting) => {
    const other = first.get(setting.key)!;
    return setting.writtenValue === ""
      ? deleteSetting(file, other)
      : replace(file, other.line.rawValue, copyValue(file, setting));
  });
  return {
    title,
    edits: [...edits, ...values],
    changes,
    unsafe: "the two differ in a value; the later one is kept, as most runtimes read it",
  };
}

/** The value with its inline comment and deeper lines, as written. */
function valueText({ section, line, span }: Setting): string {
  return section.document.text.slice(line.valueStart, span.end);
}

/** A key twice in one of the two is for `duplicate-setting` to sort out first. */
function hasTwice({ settings }: AwsSection): boolean {
  return new Set(settings.map((setting) => setting.key)).size < settings.length;
}
