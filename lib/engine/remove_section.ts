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
  const { document } = file;
  let last = lastMeaningfulLine(syntax);
  const isBlank = (index: number) => document.lineAt(index)?.kind === "blank";
  while (isBlank(last.number)) last = document.lineAt(last.number)!;
  // At the end of the file the blank lines above go as well.
  let first = syntax.header!;
  while (last.number === document.lineCount && isBlank(first.number - 2)) {
    first = document.lineAt(first.number - 2)!;
  }
  const edit = replace(file, { start: first.start, end: last.next }, "");
  return { ...edit, onSection: { kind: "removes", section } };
}
