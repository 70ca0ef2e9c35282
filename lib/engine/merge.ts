import type { AwsSection } from "../model/source_file.ts";
import type { SecretText } from "../model/secret.ts";
import type { Setting } from "../syntax/document.ts";
import type { Line } from "../syntax/line.ts";
import type { Edit } from "./finding.ts";
import { appendToSection, copyLine, copySetting, replace } from "./edits.ts";

/**
 * Edits that move the settings of one section to the end of another of the
 * same file and remove the first. Comments above a setting move with it; those
 * behind the last setting stay, as they mostly belong to the next header. A
 * setting whose key the other section has is dropped.
 */
export function mergeInto(from: AwsSection, into: AwsSection): Edit[] {
  const header = from.syntax.header;
  if (header === null) return [];
  const lines: SecretText[] = [];
  let next = from.syntax.first;
  const all = from.file.document.lines;
  for (const setting of from.settings) {
    const last = setting.children.at(-1) ?? setting.line;
    if (into.get(setting.key) === undefined) {
      lines.push(
        ...leadingComments(from, next, setting),
        ...copySetting(from.file, setting),
      );
    }
    next = last.number;
  }
  const end = all[next - 1] ?? header;
  const removal = replace(from.file, {
    start: header.start,
    end: behindBlanks(all, end).next,
  }, "");
  return lines.length === 0 ? [removal] : [appendToSection(into, lines), removal];
}

function leadingComments(
  section: AwsSection,
  first: number,
  setting: Setting,
): SecretText[] {
  return section.file.document.lines.slice(first, setting.line.number - 1)
    .filter((line) => line.kind === "comment")
    .map((line) => copyLine(section.file, line));
}

/** The last of the blank lines that follow a line, so that no gap is left behind. */
function behindBlanks(lines: readonly Line[], line: Line): Line {
  let last = line;
  while (lines[last.number]?.kind === "blank") last = lines[last.number]!;
  return last;
}
