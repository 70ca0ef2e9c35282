import type { AwsSection } from "../model/source_file.ts";
import type { Line } from "../syntax/line.ts";
import { replace } from "./edits.ts";
import type { Edit } from "./finding.ts";

/**
 * Deletes a section: its header, its settings and the comments among them.
 * Comments behind the last setting stay, as they mostly belong to the next header.
 */
export function removeSection({ file, syntax }: AwsSection): Edit {
  const { lines } = file.document;
  const header = syntax.header!;
  const last = syntax.settings.at(-1);
  const end = behindBlanks(lines, last?.children.at(-1) ?? last?.line ?? header);
  if (end.next < file.document.text.length) {
    return replace(file, { start: header.start, end: end.next }, "");
  }
  // At the end of the file the blank lines above go instead.
  let first = header;
  while (lines[first.number - 2]?.kind === "blank") first = lines[first.number - 2]!;
  return replace(file, { start: first.start, end: end.next }, "");
}

/** The last of the blank lines that follow a line, so that no gap is left behind. */
export function behindBlanks(lines: readonly Line[], line: Line): Line {
  let last = line;
  while (lines[last.number]?.kind === "blank") last = lines[last.number]!;
  return last;
}
