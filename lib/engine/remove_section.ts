import type { AwsSection } from "../model/source_file.ts";
import { lastMeaningfulLine, replace } from "./edits.ts";
import type { Edit } from "./finding.ts";

/**
 * Deletes a section: its header, its settings and the comments among them.
 * Comments behind the last setting stay, as they mostly belong to the next
 * header, and the blank lines behind go, so that no gap is left.
 */
export function removeSection(section: AwsSection): Edit {
  const { file, syntax } = section;
  const { lines } = file.document;
  let last = lastMeaningfulLine(syntax);
  while (lines[last.number]?.kind === "blank") last = lines[last.number]!;
  // At the end of the file the blank lines above go as well.
  let first = syntax.header!;
  while (last.number === lines.length && lines[first.number - 2]?.kind === "blank") {
    first = lines[first.number - 2]!;
  }
  const edit = replace(file, { start: first.start, end: last.next }, "");
  return { ...edit, onSection: { kind: "removes", section } };
}
