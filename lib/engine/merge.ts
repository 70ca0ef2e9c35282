import type { AwsSection } from "../model/source_file.ts";
import type { SecretText } from "../model/secret.ts";
import type { Setting } from "../syntax/document.ts";
import type { Edit } from "./finding.ts";
import { removeSection } from "./remove_section.ts";
import { appendToSection, copyLine, copySetting, lastMeaningfulLine } from "./edits.ts";

/**
 * Edits that move the settings of one section to the end of another of the
 * same file and remove the first. Comments above a setting move with it; those
 * behind the last setting stay, as they mostly belong to the next header. A
 * setting whose key the other section has is dropped.
 */
export function mergeInto(from: AwsSection, into: AwsSection): Edit[] {
  const lines = copyBody(from, ({ key }) => into.get(key) === undefined);
  const removal = removeSection(from);
  return lines.length === 0 ? [removal] : [appendToSection(into, lines), removal];
}

/** The settings of a section with the comments above each, for use elsewhere. */
export function copyBody(
  section: AwsSection,
  isWanted: (setting: Setting) => boolean = () => true,
): SecretText[] {
  const lines: SecretText[] = [];
  let next = section.syntax.first;
  for (const setting of section.settings) {
    if (isWanted(setting)) {
      lines.push(
        ...comments(section, next, setting.line.number - 1),
        ...copySetting(section.file, setting),
      );
    }
    next = (setting.children.at(-1) ?? setting.line).number;
  }
  // Behind the last setting only a deeper comment belongs to it.
  lines.push(...comments(section, next, lastMeaningfulLine(section.syntax).number));
  return lines;
}

function comments({ file }: AwsSection, first: number, end: number): SecretText[] {
  return file.document.linesIn(first, end).filter((line) => line.kind === "comment")
    .map((line) => copyLine(file, line));
}
